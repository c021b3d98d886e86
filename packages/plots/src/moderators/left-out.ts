import { moderatorValues } from "@treeline/engine/design";
import type { PlotInput } from "../plot-types.ts";

/** A study that was left out although it has an effect, with its value of a moderator. */
export interface LeftOutPoint {
  readonly rowId: string;
  readonly label: string;
  /** A number in the unit of the moderator, or a level. */
  readonly value: number | string;
  readonly yi: number;
  readonly vi: number;
}

/** The studies left out that can be drawn in a plot of a moderator. */
export function leftOutPoints({ report, document }: PlotInput, column: string): readonly LeftOutPoint[] {
  const excluded = (report.effects?.excluded ?? []).filter(({ effect }) => effect);
  const variables = (document.moderators?.variables ?? []).filter((one) => one.column === column);
  const { rowIds } = document.table;
  const inTable = excluded.filter(({ rowId }) => rowIds.includes(rowId));
  if (inTable.length === 0 || variables.length === 0) return [];
  const read = moderatorValues({
    spec: { variables, terms: [], intercept: true },
    table: document.table,
    rowIds: inTable.map(({ rowId }) => rowId),
  });
  const [moderator] = read.ok ? read.value : [];
  if (moderator === undefined) return [];
  return inTable.flatMap(({ rowId, label, effect }, index): LeftOutPoint[] => {
    const place = moderator.values[index] ?? null;
    const value = place === null || moderator.kind === "numeric" ? place : (moderator.levels[place] ?? null);
    return value === null || !effect ? [] : [{ rowId, label, value, yi: effect.yi, vi: effect.vi }];
  });
}
