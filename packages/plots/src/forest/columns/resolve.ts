import { isOwnName } from "@treeline/engine";
import type { FigureContext } from "../context.ts";
import type { StudyRow } from "../rows.ts";
import type { SharedOptions } from "../shared-options.ts";
import { forestColumns } from "./registry.ts";
import { RISK_OF_BIAS, robColumns } from "./risk-of-bias.ts";
import { tableColumn } from "./table-column.ts";
import type { ColumnContent, ForestColumn } from "./types.ts";

/** A column with what it shows in one figure. */
export interface DrawnColumn
  extends ColumnContent,
    Pick<ForestColumn, "id" | "label" | "align" | "goes" | "strong"> {}

export interface DrawnColumns {
  readonly left: readonly DrawnColumn[];
  readonly right: readonly DrawnColumn[];
}

const WEIGHTS: ReadonlySet<string> = new Set(["@weight", "@weight-equal"]);

/** The columns the options name, each once, without those that have nothing to show. */
export function resolveColumns(
  context: FigureContext,
  { columns, right, showWeights }: Pick<SharedOptions, "columns" | "right" | "showWeights">,
): DrawnColumns {
  const seen = new Set<string>();
  const resolved = (names: readonly string[]): DrawnColumn[] =>
    names.flatMap((name) => {
      if (seen.has(name) || (!showWeights && WEIGHTS.has(name))) return [];
      seen.add(name);
      return drawnColumn(context, name);
    });
  return { left: resolved(columns), right: resolved(right) };
}

function drawnColumn(context: FigureContext, name: string): DrawnColumn[] {
  if (name === RISK_OF_BIAS) return robColumns(context);
  const isOwn = isOwnName(name) && forestColumns.has(name);
  const column = isOwn ? forestColumns.get(name) : tableColumn(context, name);
  const content = column?.content(context) ?? null;
  if (column === null || content === null) return [];
  const { id, label, align, goes, strong } = column;
  const cell = onceEach(content.cell);
  return [{ ...content, cell, id, label, align, goes, ...(strong === undefined ? {} : { strong }) }];
}

/** A column is measured before it is drawn, and more than once where room is short: its texts are written the first time. */
function onceEach(cell: ColumnContent["cell"]): ColumnContent["cell"] {
  const written = new Map<StudyRow, string>();
  return (row) => {
    const known = written.get(row);
    if (known !== undefined) return known;
    const text = cell(row);
    written.set(row, text);
    return text;
  };
}
