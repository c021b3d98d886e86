import type { FigureContext } from "../context.ts";
import { forestWords as words } from "../words.ts";
import { numberText, type ReportedNumbers, reported, summed, sumText } from "./inputs.ts";
import type { ForestColumn } from "./types.ts";

type Group = 1 | 2;

const SOURCE = {
  reference: "Page et al. (2021), BMJ 372, n71, item 19 (PRISMA 2020), doi:10.1136/bmj.n71",
} as const;
const ALIGN = "end";

/** Events of a group: from the two-by-two table, a count over time, or the events of a single group. */
function events(context: FigureContext, group: Group): ReportedNumbers | null {
  return reported(context, group === 1 ? ["ai", "x1i", "xi"] : ["ci", "x2i"]);
}

/** People, or time, of a group; of counts with and without the event their sum. */
function totals(context: FigureContext, group: Group): ReportedNumbers | null {
  const own = reported(context, group === 1 ? ["n1i", "t1i", "ni", "ti"] : ["n2i", "t2i"]);
  if (own !== null) return own;
  const [yes, no] = group === 1 ? ["ai", "bi"] : ["ci", "di"];
  return summed(reported(context, [yes ?? ""]), reported(context, [no ?? ""]));
}

/** Whether the events of a group are counted over time. */
function isTime({ input }: FigureContext, group: Group): boolean {
  const { inputs } = input.document.roles;
  const { xi, ti } = inputs;
  const isOneGroup = xi !== undefined && ti !== undefined;
  return inputs[group === 1 ? "t1i" : "t2i"] !== undefined || (group === 1 && isOneGroup);
}

function means(context: FigureContext, group: Group): ReportedNumbers | null {
  return reported(context, group === 1 ? ["m1i", "mi"] : ["m2i"]);
}

function sds(context: FigureContext, group: Group): ReportedNumbers | null {
  return reported(context, group === 1 ? ["sd1i", "sdi"] : ["sd2i"]);
}

/** The group above its columns, where there are two. */
function spannerOf({ outcome }: FigureContext, group: Group): { spanner?: string } {
  if (outcome === "proportion" || outcome === "mean") return {};
  return { spanner: group === 1 ? words.groups.first : words.groups.second };
}

interface NumberColumn {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly sums: boolean;
  heading(context: FigureContext): string;
  numbers(context: FigureContext): ReportedNumbers | null;
}

function numberColumn(
  group: Group,
  { id, label, summary, sums, heading, numbers }: NumberColumn,
): ForestColumn {
  return {
    id,
    label,
    summary,
    ...SOURCE,
    align: ALIGN,
    goes: 2,
    content(context) {
      const found = numbers(context);
      if (found === null) return null;
      return {
        heading: [heading(context)],
        ...spannerOf(context, group),
        cell: (row) => numberText(found, row),
        ...(sums ? { summary: ({ rows }) => sumText(found, rows) } : {}),
      };
    },
  };
}

/** "4 / 123", as the BMJ has it. */
function pairColumn(group: Group, { id, label }: Pick<ForestColumn, "id" | "label">): ForestColumn {
  return {
    id,
    label,
    summary: `Events and people of group ${group} in one column.`,
    ...SOURCE,
    align: ALIGN,
    goes: 2,
    content(context) {
      const [counts, people] = [events(context, group), totals(context, group)];
      if (counts === null || people === null) return null;
      const both = (first: string, second: string): string =>
        first === "" || second === "" ? "" : words.of(first, second);
      return {
        heading: isTime(context, group) ? words.eventsOfTime : words.eventsOfTotal,
        ...spannerOf(context, group),
        cell: (row) => both(numberText(counts, row), numberText(people, row)),
        summary: ({ rows }) => both(sumText(counts, rows), sumText(people, rows)),
      };
    },
  };
}

/** "5.2 (1.1) / 30". */
function meanColumn(group: Group, { id, label }: Pick<ForestColumn, "id" | "label">): ForestColumn {
  return {
    id,
    label,
    summary: `Mean, SD and people of group ${group} in one column.`,
    ...SOURCE,
    align: ALIGN,
    goes: 2,
    content(context) {
      const [mean, sd, people] = [means(context, group), sds(context, group), totals(context, group)];
      if (mean === null || sd === null || people === null) return null;
      return {
        heading: words.meanSdOfTotal,
        ...spannerOf(context, group),
        cell: (row) => {
          const parts = [mean, sd, people].map((numbers) => numberText(numbers, row));
          return parts.includes("")
            ? ""
            : words.of(words.withSd(parts[0] ?? "", parts[1] ?? ""), parts[2] ?? "");
        },
        summary: ({ rows }) => sumText(people, rows),
      };
    },
  };
}

/** The columns of both groups. */
export const groupColumns: readonly ForestColumn[] = ([1, 2] as const).flatMap((group) => [
  numberColumn(group, {
    id: `@events${group}`,
    label: `Events, group ${group}`,
    summary: `How many people of group ${group} had the event.`,
    sums: true,
    heading: () => words.events,
    numbers: (context) => events(context, group),
  }),
  numberColumn(group, {
    id: `@mean${group}`,
    label: `Mean, group ${group}`,
    summary: `The mean of group ${group}.`,
    sums: false,
    heading: () => words.mean,
    numbers: (context) => means(context, group),
  }),
  numberColumn(group, {
    id: `@sd${group}`,
    label: `SD, group ${group}`,
    summary: `The standard deviation of group ${group}.`,
    sums: false,
    heading: () => words.sd,
    numbers: (context) => sds(context, group),
  }),
  numberColumn(group, {
    id: `@total${group}`,
    label: `People, group ${group}`,
    summary: `The people of group ${group}, or their time at risk.`,
    sums: true,
    heading: (context) => (isTime(context, group) ? words.personTime : words.people),
    numbers: (context) => totals(context, group),
  }),
  pairColumn(group, { id: `@counts${group}`, label: `Events / people, group ${group}` }),
  meanColumn(group, { id: `@meansd${group}`, label: `Mean (SD) / people, group ${group}` }),
]);
