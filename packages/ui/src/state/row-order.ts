/** The places before of all rows, from the first to the last; rows that stay together as their first place and their number. */
export type RowOrder = readonly (number | readonly [first: number, count: number])[];

interface Rows {
  readonly rowIds: readonly unknown[];
  readonly columns: readonly { readonly values: readonly unknown[] }[];
}

/** The places before of the rows of a table that only stand in another order; null = that is not what happened. */
export function newOrder(from: object, to: object): RowOrder | null {
  if (!isTable(from) || !isTable(to) || from.rowIds === to.rowIds) return null;
  if (from.rowIds.length !== to.rowIds.length) return null;
  const places = new Map(from.rowIds.map((rowId, place) => [rowId, place]));
  const order: number[] = [];
  let moved = false;
  for (const [row, rowId] of to.rowIds.entries()) {
    const place = places.get(rowId);
    if (place === undefined) return null;
    moved ||= place !== row;
    order.push(place);
  }
  return moved && places.size === order.length ? inRuns(order) : null;
}

/**
 * A table with its rows in another order.
 * @throws TypeError where it is no table of that many rows
 */
export function inOrder(table: unknown, rows: RowOrder): unknown {
  if (typeof table !== "object" || table === null || !isTable(table)) {
    throw new TypeError("a patch of rows meets something else than a table");
  }
  const { rowIds, columns } = table;
  const order = rows.flatMap((row) =>
    typeof row === "number"
      ? [row]
      : Array.from({ length: Math.min(row[1], rowIds.length + 1) }, (_, at) => row[0] + at),
  );
  const isWhole =
    order.length === rowIds.length &&
    new Set(order).size === order.length &&
    order.every((place) => place in rowIds);
  if (!isWhole) throw new TypeError(`a patch of ${order.length} rows meets a table of ${rowIds.length}`);
  return {
    ...table,
    rowIds: order.map((place) => rowIds[place]),
    columns: columns.map((column) => ({ ...column, values: order.map((place) => column.values[place]) })),
  };
}

function inRuns(order: readonly number[]): RowOrder {
  const runs: [number, number][] = [];
  for (const place of order) {
    const last = runs.at(-1);
    if (last !== undefined && place === last[0] + last[1]) last[1] += 1;
    else runs.push([place, 1]);
  }
  return runs.map((run) => (run[1] === 1 ? run[0] : run));
}

function isTable(value: object): value is Rows {
  const { rowIds, columns } = value as Partial<Rows>;
  return (
    Array.isArray(rowIds) &&
    Array.isArray(columns) &&
    columns.every(
      (column: unknown) =>
        typeof column === "object" &&
        column !== null &&
        "values" in column &&
        Array.isArray(column.values) &&
        column.values.length === rowIds.length,
    )
  );
}
