import { type FlowScreening, type FlowSpec, formatInteger, type NamedCount } from "@treeline/engine";
import { flowTotals } from "@treeline/engine/flow";
import { flowWords as words } from "./words.ts";

/** One line of a box; with a count it reads "text (n = count)". */
export interface FlowLine {
  readonly text: string;
  /** undefined = the line has none, null = it is not told. */
  readonly count?: number | null;
  /** It is a part of the line before it. */
  readonly isPart?: true;
}

type Arm = "previous" | "main" | "side" | "other" | "otherSide";
type Phase = "identified" | "screened" | "sought" | "assessed" | "included" | "total";

/** One box of the diagram, by the arm and the row it stands in. */
export interface FlowBox {
  readonly arm: Arm;
  readonly row: Phase;
  readonly lines: readonly FlowLine[];
}

/** The boxes of one of the four official templates, by what the numbers tell. */
export function flowBoxes(flow: FlowSpec): readonly FlowBox[] {
  const { review, included, other } = flow;
  const totals = flowTotals(flow);
  const wording = words.included[review];
  return [
    ...(review === "updated" ? [previousBox(flow)] : []),
    box("main", "identified", [{ text: words.identified }, ...sourceLines(flow)]),
    box("side", "identified", [{ text: words.removed }, ...removedLines(flow)]),
    box("main", "screened", [{ text: words.screened, count: flow.screened }]),
    box("side", "screened", excludedLines(flow)),
    ...screeningBoxes(flow, "main", "side"),
    ...(other === null
      ? []
      : [
          box("other", "identified", [{ text: words.identified }, ...named(other.sources, words.sources)]),
          ...screeningBoxes(other, "other", "otherSide"),
        ]),
    box("main", "included", [
      { text: wording.studies, count: included.studies },
      { text: wording.reports, count: included.reports },
    ]),
    ...(review === "updated"
      ? [
          box("main", "total", [
            { text: words.total.studies, count: totals.studies },
            { text: words.total.reports, count: totals.reports },
          ]),
        ]
      : []),
  ];
}

/** A line as it is printed. */
export function lineText({ text, count }: FlowLine): string {
  if (count === undefined) return text;
  return words.n(text, count === null ? words.unknown : formatInteger(count));
}

function box(arm: Arm, row: Phase, lines: readonly FlowLine[]): FlowBox {
  return { arm, row, lines };
}

function previousBox({ previous }: FlowSpec): FlowBox {
  return box("previous", "identified", [
    { text: words.previousStudies, count: previous.studies },
    { text: words.previousReports, count: previous.reports },
  ]);
}

/** Databases and registers with what each gave, where their names are told, else their sums. */
function sourceLines({ databases, registers }: FlowSpec): FlowLine[] {
  return [
    ...group(words.databases, databases),
    ...(registers.length === 0 ? [] : group(words.registers, registers)),
  ];
}

function group(text: string, counts: readonly NamedCount[]): FlowLine[] {
  const known = counts.flatMap(({ count }) => count ?? []);
  const total = known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
  const parts = counts.filter(({ name }) => name.trim() !== "");
  return [
    { text, count: total },
    ...parts.map(({ name, count }): FlowLine => ({ text: name.trim(), count, isPart: true })),
  ];
}

/** One line each; those without a name by a word for them. */
function named(counts: readonly NamedCount[], otherwise: string): FlowLine[] {
  if (counts.length === 0) return [{ text: otherwise, count: null }];
  return counts.map(({ name, count }) => ({ text: name.trim() === "" ? otherwise : name.trim(), count }));
}

/** What was done to records before screening; what nobody told of is not listed, but for the duplicates. */
function removedLines({ duplicates, automation, otherRemoved }: FlowSpec): FlowLine[] {
  return [
    { text: words.duplicates, count: duplicates },
    ...(automation === null ? [] : [{ text: words.automation, count: automation }]),
    ...(otherRemoved === null ? [] : [{ text: words.otherRemoved, count: otherRemoved }]),
  ];
}

function excludedLines({ excluded, excludedAutomation }: FlowSpec): FlowLine[] {
  const all: FlowLine = { text: words.excluded, count: excluded };
  if (excludedAutomation === null || excluded === null || excludedAutomation > excluded) return [all];
  return [
    all,
    { text: words.byPeople, count: excluded - excludedAutomation, isPart: true },
    { text: words.byTools, count: excludedAutomation, isPart: true },
  ];
}

function screeningBoxes(arm: FlowScreening, main: Arm, side: Arm): FlowBox[] {
  const reasons = arm.excludedReasons;
  return [
    box(main, "sought", [{ text: words.sought, count: arm.sought }]),
    box(side, "sought", [{ text: words.notRetrieved, count: arm.notRetrieved }]),
    box(main, "assessed", [{ text: words.assessed, count: arm.assessed }]),
    box(side, "assessed", [{ text: words.excludedReports }, ...named(reasons, words.noReason)]),
  ];
}
