import type { ToldTable } from "@treeline/engine/jobs/tell";

interface ShownColumn {
  /** Its place in the table. */
  readonly at: number;
  readonly head: string;
  /** Whether its cells are read as words, from their beginning, rather than compared as numbers. */
  readonly inWords: boolean;
}

type Columns = readonly [ShownColumn, ...ShownColumn[]];

/** The columns of a table that say anything: the names of its rows, and those with a cell that is not empty. */
export function shownColumns({ head, rows }: Pick<ToldTable, "head" | "rows">): Columns {
  const columns = head.map((name, at) => ({
    at,
    head: name,
    inWords: rows.some((row) => isWords(row[at])),
    isEmpty: rows.every((row) => (row[at] ?? null) === null),
  }));
  const [names, ...others] = columns;
  if (names === undefined) throw new RangeError("a table without columns");
  return [names, ...others.filter(({ isEmpty }) => !isEmpty)];
}

/** A text that does not begin as a number does, as years do. */
export function isWords(cell: ToldTable["rows"][number][number] | undefined): boolean {
  return typeof cell === "string" && !/^[\d\u2212-]/u.test(cell);
}
