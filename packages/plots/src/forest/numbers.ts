import type { ToldCell } from "@treeline/engine/jobs/tell";
import type { Estimate } from "../pooled.ts";
import { cell, effectCell, type Numbers } from "../twin/numbers.ts";
import { twinWords as words } from "../twin/words.ts";
import { words as common } from "../words.ts";
import type { DrawnColumn } from "./columns/resolve.ts";
import type { SummaryLine } from "./columns/types.ts";
import type { FigureContext } from "./context.ts";
import type { ForestLayout } from "./layout.ts";
import type { ExcludedStudy, StudyRow } from "./rows.ts";
import type { DrawnSummary } from "./summary-bands.ts";

/** What the numbers of a forest say already, which its columns say as texts. */
const SAID: ReadonlySet<string> = new Set(["@effect", "@estimate", "@interval", "@weight"]);

/** A stretch of a forest plot: studies with the summary below them, under the name of their group where there are groups. */
interface Stretch {
  readonly group: string | null;
  readonly rows: readonly StudyRow[];
  readonly summaries: readonly DrawnSummary[];
}

/** A forest plot as it was laid out. */
export interface ForestRows {
  readonly context: FigureContext;
  readonly layout: ForestLayout;
  readonly stretches: readonly Stretch[];
  readonly excluded: readonly ExcludedStudy[];
  /** Whether the single effects of a study are drawn beside its combined one. */
  readonly withSingles: boolean;
}

/** The rows of a forest plot from top to bottom, with all columns that stand beside it. */
export function forestNumbers({ context, layout, stretches, excluded, withSingles }: ForestRows): Numbers {
  const { scale } = context;
  const grouped = stretches.some(({ group }) => group !== null);
  const columns = [...layout.left, ...layout.right].filter(({ id }) => !SAID.has(id));
  const effect = (value: number): ToldCell => effectCell(scale, value);
  const ends = ({ value, lower, upper }: Estimate): ToldCell[] => [value, lower, upper].map(effect);
  const line = (
    group: string | null,
    label: string,
    numbers: readonly ToldCell[],
    se: number | null,
    weight: number | null,
    text: (column: DrawnColumn) => string,
  ): ToldCell[] => [
    ...(grouped ? [group] : []),
    label,
    ...numbers,
    cell(se),
    cell(weight, "value"),
    ...columns.map((column) => text(column) || null),
  ];
  const nothing = (): string => "";
  const study = (group: string | null, row: StudyRow): ToldCell[][] => [
    line(group, row.label, ends(row.estimate), Math.sqrt(row.variance), row.weight, textOf(row)),
    ...(withSingles && row.singles.length > 1 ? row.singles : []).map(({ value, variance }) =>
      line(group, words.single(row.label), [effect(value), null, null], Math.sqrt(variance), null, nothing),
    ),
  ];
  const summary = (group: string | null, { line: drawn, label, prediction }: DrawnSummary): ToldCell[][] => [
    line(
      group,
      label.full,
      ends(drawn.estimate),
      null,
      shareOf(drawn, context.rows.length),
      (column) => column.summary?.(drawn) ?? "",
    ),
    ...(prediction === null
      ? []
      : [
          line(
            group,
            words.prediction,
            [null, effect(prediction.lower), effect(prediction.upper)],
            null,
            null,
            nothing,
          ),
        ]),
  ];
  return {
    head: [
      ...(grouped ? [words.group] : []),
      common.study,
      scale.name,
      words.lower,
      words.upper,
      words.se,
      words.weight,
      ...columns.map(({ label }) => label),
    ],
    rows: [
      ...stretches.flatMap(({ group, rows, summaries }) => [
        ...rows.flatMap((row) => study(group, row)),
        ...summaries.flatMap((drawn) => summary(group, drawn)),
      ]),
      ...excluded.map(({ label, estimate }) =>
        line(
          null,
          words.leftOut(label),
          estimate === null ? [null, null, null] : ends(estimate),
          null,
          null,
          nothing,
        ),
      ),
    ],
  };
}

/** The text of a cell; of a light what it stands for. */
function textOf(row: StudyRow): (column: DrawnColumn) => string {
  return (column) => column.mark?.(row, { x: 0, y: 0 }, 1)?.title ?? column.cell(row);
}

/** The weight of the studies that a summary stands for; null where it has no share. */
function shareOf({ rows, weight }: SummaryLine, studies: number): number | null {
  if (weight === "") return null;
  // The rounded shares of all of them may add up to a little more than the whole.
  return rows.length === studies ? 100 : rows.reduce((sum, row) => sum + (row.weight ?? 0), 0);
}
