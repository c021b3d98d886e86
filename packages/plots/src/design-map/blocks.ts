import type { DesignAxis, DesignCell, DesignMap } from "@treeline/engine";
import { moderatorWords as words } from "../moderators/words.ts";

/** One table of the map: rows by columns, at one level of a third moderator. */
export interface Block {
  /** "facilitator: peer"; empty where there is no third moderator. */
  readonly heading: string;
  readonly rows: DesignAxis | null;
  readonly columns: DesignAxis;
  /** Row by row. */
  readonly cells: readonly (readonly DesignCell[])[];
}

/** A column narrower than this holds no readable name. */
const ROOMY = 74;

/**
 * The tables of a map of one, two or three moderators. The one with more levels runs down where a narrow drawing has no room for
 * it across.
 */
export function blocksOf({ axes, cells }: DesignMap, width: number): readonly Block[] {
  const byPlace = new Map(cells.map((cell) => [cell.at.join(), cell]));
  const cellAt = (at: readonly number[]): DesignCell =>
    byPlace.get(at.join()) ?? { at, k: 0, studies: 0, rowIds: [], state: "empty" };
  const [first, second, third] = axes;
  if (first === undefined) return [];
  if (second === undefined) return single(first, cellAt, width);
  const across = second.bins.length;
  const turned = 0.72 * width < across * ROOMY && first.bins.length < across;
  const [rows, columns] = turned ? [second, first] : [first, second];
  const place = (row: number, column: number): number[] => (turned ? [column, row] : [row, column]);
  const table = (rest: readonly number[]): DesignCell[][] =>
    rows.bins.map((_, row) => columns.bins.map((__, column) => cellAt([...place(row, column), ...rest])));
  if (third === undefined) return [{ heading: "", rows, columns, cells: table([]) }];
  return third.bins.map((level, at) => ({
    heading: words.design.block(third.column, level),
    rows,
    columns,
    cells: table([at]),
  }));
}

/** One moderator: a row of cells, or a column where there is no room. */
function single(
  axis: DesignAxis,
  cellAt: (at: readonly number[]) => DesignCell,
  width: number,
): readonly Block[] {
  const cells = axis.bins.map((_, place) => cellAt([place]));
  if (width >= axis.bins.length * ROOMY) return [{ heading: "", rows: null, columns: axis, cells: [cells] }];
  const nothing: DesignAxis = { column: "", role: null, unit: null, bins: [""], cuts: [] };
  return [{ heading: "", rows: axis, columns: nothing, cells: cells.map((cell) => [cell]) }];
}
