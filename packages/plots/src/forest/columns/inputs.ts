import { findColumn, formatFixed } from "@treeline/engine";
import type { FigureContext } from "../context.ts";
import type { StudyRow } from "../rows.ts";

/** Numbers that studies report, by row; null where a row has none. */
export interface ReportedNumbers {
  readonly decimals: number;
  of(row: StudyRow): number | null;
}

const MOST_DECIMALS = 3;

/**
 * The numbers of the column that plays the first of these roles that is filled; of studies whose effects were combined none,
 * because neither a mean nor a sum of their rows is what the study reported.
 */
export function reported({ input, rows }: FigureContext, keys: readonly string[]): ReportedNumbers | null {
  const { table, roles } = input.document;
  const name = keys.map((key) => roles.inputs[key]).find((found) => found !== undefined);
  const column = name === undefined ? undefined : findColumn(table, name);
  if (column === undefined || column.kind !== "number") return null;
  const positions = new Map(table.rowIds.map((rowId, position) => [rowId, position]));
  const of = ({ rowId, singles }: StudyRow): number | null => {
    const value = singles.length > 1 ? null : column.values[positions.get(rowId) ?? -1];
    return typeof value === "number" ? value : null;
  };
  const shown = rows.map(of).filter((value) => value !== null);
  if (shown.length === 0) return null;
  return { of, decimals: Math.min(MOST_DECIMALS, Math.max(...shown.map(decimalsOf))) };
}

/** The sum of two columns, such as the events and the non-events of a group. */
export function summed(
  first: ReportedNumbers | null,
  second: ReportedNumbers | null,
): ReportedNumbers | null {
  if (first === null || second === null) return null;
  return {
    decimals: Math.max(first.decimals, second.decimals),
    of(row) {
      const [one, other] = [first.of(row), second.of(row)];
      return one === null || other === null ? null : one + other;
    },
  };
}

export function numberText({ of, decimals }: ReportedNumbers, row: StudyRow): string {
  const value = of(row);
  return value === null ? "" : formatFixed(value, decimals);
}

/** The sum over studies; empty where one of them reports nothing, for it would be a sum of fewer. */
export function sumText({ of, decimals }: ReportedNumbers, rows: readonly StudyRow[]): string {
  const values = rows.map(of);
  if (values.length === 0 || values.some((value) => value === null)) return "";
  return formatFixed(
    values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
    decimals,
  );
}

function decimalsOf(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
}
