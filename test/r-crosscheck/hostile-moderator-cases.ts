import {
  type AnalysisDocument,
  createDocument,
  createModerator,
  createModerators,
  type Moderator,
  type ModeratorsSpec,
  type StudyTable,
} from "@treeline/engine";
import { type CrosscheckCase, withoutComparison } from "./cases.ts";

type Choice = Partial<Moderator> & Pick<Moderator, "column">;

const YI = [0.65, -0.75, -0.21, -0.04, 0.23, 0.03, 0.26, 0.06, 0.12, 0.77];
const VI = [0.07, 0.126, 0.042, 0.019, 0.022, 0.009, 0.106, 0.04, 0.052, 0.039];
const HOURS = [2, 9, 4, 12, 7, 3, 10, 6, 8, 5];
const DELIVERY = ["group", "individual", "group", "individual", "group", "online", "online", "group"];
const YEARS = [1989, 1991, 1990, 1992, 1990, 1989, 1991, 1992, 1990, 1991];

type Cells = Readonly<Record<string, readonly (number | string | null)[]>>;

/** Tables on which R itself would stop, or read a name as code: the script must come to its end on each. */
export function hostileModeratorCases(): CrosscheckCase[] {
  return [...awkwardNames(), ...fewLevels(), ...narrowDoses()];
}

const NAMES = [
  'a "quoted" name',
  "minutes: all",
  "weeks*sessions",
  "back`tick",
  "back\\slash",
  "new\\name",
  "доза",
  "if",
  "yi",
  "vi",
  "weight",
  "study",
  "100 %",
];

/** Names that are code, or that the script uses itself. */
function awkwardNames(): CrosscheckCase[] {
  return NAMES.flatMap((column) => [
    asking(`number named ${column}`, { [column]: HOURS }, [{ column }], { profile: { [column]: 7 } }),
    asking(`powers of a number named ${column}`, { [column]: HOURS }, [{ column, shape: "polynomial" }]),
    asking(
      `factor named ${column}`,
      { [column]: cycled(DELIVERY), hours: HOURS },
      [{ column, kind: "factor" }, { column: "hours" }],
      { terms: [[column], ["hours"], [column, "hours"]], subgroups: { by: column, tau2: "common" } },
    ),
  ]);
}

/** Too few levels, or studies, for the contrasts that R makes. */
function fewLevels(): CrosscheckCase[] {
  const delivery: Choice = { column: "delivery", kind: "factor" };
  const by = (tau2: "common" | "separate"): Partial<ModeratorsSpec> => ({
    subgroups: { by: "delivery", tau2 },
  });
  const one = { delivery: YI.map(() => "online"), hours: HOURS };
  const levels = ['on"line', "back\\slash", "онлайн", "a`b"];
  return [
    asking("one level", one, [delivery], by("separate")),
    asking("one level beside a number", one, [delivery, { column: "hours" }], by("common")),
    asking("as many studies as levels", { delivery: ["group", "online"] }, [delivery], by("common")),
    asking(
      "as many studies as levels, own tau2",
      { delivery: ["group", "online"] },
      [delivery],
      by("separate"),
    ),
    asking("two studies and a number", { hours: [2, 9] }, [{ column: "hours" }]),
    asking("one study", { delivery: ["group"], hours: [4] }, [delivery, { column: "hours" }], by("common")),
    asking(
      "a study of its own in each level",
      { delivery: YI.map((_, i) => `L${i}`) },
      [delivery],
      by("common"),
    ),
    asking(
      "a lone study in a level",
      { delivery: YI.map((_, i) => (i === 0 ? "a" : "b")) },
      [delivery],
      by("separate"),
    ),
    asking("levels with quotes", { delivery: cycled(levels) }, [delivery], by("common")),
    asking("levels with quotes, own tau2", { delivery: cycled(levels) }, [delivery], by("separate")),
    asking("no entries at all", { delivery: YI.map(() => null), hours: HOURS }, [
      delivery,
      { column: "hours" },
    ]),
    asking("a constant number", { hours: YI.map(() => 5) }, [{ column: "hours" }]),
    asking("constant in the studies used", { hours: [5, 5, 5, null, null, null, null, null, null, null] }, [
      { column: "hours" },
    ]),
  ];
}

/** Doses that lie far from 0 in a narrow range, and that another moderator holds already. */
function narrowDoses(): CrosscheckCase[] {
  const year: Choice = { column: "year", role: "dose" };
  const twice = { hours: HOURS, twice: HOURS.map((value) => 2 * value) };
  const both: Choice[] = [{ column: "hours", role: "dose" }, { column: "twice" }];
  return [
    asking("year as a dose", { year: YEARS }, [year]),
    ...["polynomial", "rcs", "ns", "log", "sqrt"].map((shape) =>
      asking(`year as a dose, ${shape}`, { year: YEARS.map((value, i) => value + i) }, [{ ...year, shape }]),
    ),
    asking("a dose and its double", twice, both),
    asking("a dose of few values", { year: YEARS.map((value) => 1989 + (value % 2)) }, [year]),
  ];
}

function cycled(values: readonly string[]): string[] {
  return YI.map((_, i) => values[i % values.length]!);
}

function asking(
  label: string,
  cells: Cells,
  variables: readonly Choice[],
  rest: Partial<ModeratorsSpec> = {},
): CrosscheckCase {
  const document: AnalysisDocument = createDocument({
    table: tableOf(cells),
    roles: { label: null, inputs: { yi: "effect", vi: "variance" }, weights: null },
    effects: { measure: "GEN" },
    moderators: createModerators({
      variables: variables.map((choice) => createModerator({ kind: "numeric", ...choice })),
      terms: variables.map(({ column }) => [column]),
      ...rest,
    }),
  });
  return withoutComparison({ name: `moderators, ${label}`, document });
}

/** The effects with the columns of a case, as many as these have rows. */
function tableOf(cells: Cells): StudyTable {
  const k = Object.values(cells)[0]!.length;
  const all: Cells = { effect: YI.slice(0, k), variance: VI.slice(0, k), ...cells };
  return {
    rowIds: Array.from({ length: k }, (_, i) => `r${i + 1}`),
    columns: Object.entries(all).map(([name, values]) =>
      values.some((value) => typeof value === "string")
        ? { name, kind: "text", values: values.map((value) => (value === null ? null : String(value))) }
        : { name, kind: "number", values: values.map((value) => value as number | null), unparsed: {} },
    ),
  };
}
