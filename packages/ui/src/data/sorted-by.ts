import { type Signal, signal } from "@preact/signals";

/** The column the rows were last sorted by. */
interface SortedBy {
  readonly column: string;
  readonly direction: "ascending" | "descending";
  /** The order that came of it: with another one the rows are not sorted any more. */
  readonly rowIds: readonly string[];
}

const sortedBy: Signal<SortedBy | null> = signal(null);

export function noteSorted(sorted: SortedBy): void {
  sortedBy.value = sorted;
}

/** Which way the rows stand sorted by a column; undefined = they do not. */
export function sortOf(column: string, rowIds: readonly string[]): SortedBy["direction"] | undefined {
  const { value } = sortedBy;
  return value?.column === column && value.rowIds === rowIds ? value.direction : undefined;
}
