import { MEAN_PAIRS } from "./implied-direction.ts";
import type { QuantityColumn } from "./row-memory.ts";

type Values = QuantityColumn["values"];

/** Which numbers a row reports, whatever they are. Rows that report the same quantities share one. */
export interface RowShape {
  /** The quantities, each once, in the order of the columns; one array for all such rows, so that their plan is found by it. */
  readonly keys: readonly string[];
  /** The same with a direction that the row does not report itself. */
  readonly directed: readonly string[];
  /** The column behind each of `keys`. */
  readonly sources: readonly Values[];
  /** Every column in which such rows have a number. */
  readonly filled: ReadonlySet<Values>;
  /** Whether the means of both groups are there to tell the direction of the effect. */
  readonly hasMeans: boolean;
}

const EMPTY: RowShape = {
  keys: [],
  directed: ["direction"],
  sources: [],
  filled: new Set(),
  hasMeans: false,
};

/**
 * Tells of each row its shape. Tables have many rows and few shapes: what depends on the shape alone is found out once.
 * Cost is linear in the cells.
 * @param columns aligned to the rows; of several of one quantity, the first with a number counts
 */
export function rowShapes(columns: readonly QuantityColumn[], rows: number): readonly RowShape[] {
  const shapes = new Array<RowShape>(rows).fill(EMPTY);
  for (const column of columns) {
    const { values } = column;
    const grown = new Map<RowShape, RowShape>();
    for (let row = 0; row < rows; row++) {
      const value = values[row] ?? null;
      if (value === null || !Number.isFinite(value)) continue;
      const shape = shapes[row]!;
      const known = grown.get(shape);
      const larger = known ?? withColumn(shape, column);
      if (known === undefined) grown.set(shape, larger);
      shapes[row] = larger;
    }
  }
  return shapes;
}

function withColumn(shape: RowShape, { key, values }: QuantityColumn): RowShape {
  const filled = new Set(shape.filled).add(values);
  if (shape.keys.includes(key)) return { ...shape, filled };
  const keys = [...shape.keys, key];
  return {
    keys,
    directed: [...keys, "direction"],
    sources: [...shape.sources, values],
    filled,
    hasMeans: MEAN_PAIRS.some((pair) => pair.every((mean) => keys.includes(mean))),
  };
}
