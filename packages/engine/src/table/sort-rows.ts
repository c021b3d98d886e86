import { type Column, cellText } from "./study-table.ts";

export type SortDirection = "ascending" | "descending";

/**
 * The row ids in the order of a column: numbers by size, texts as people sort them ("Study 2" before "Study 10"). Cells that
 * hold no number come after the numbers and empty ones last, whatever the direction; rows that are equal keep their order.
 */
export function sortedRowIds(
  column: Column,
  rowIds: readonly string[],
  direction: SortDirection,
): readonly string[] {
  const sign = direction === "ascending" ? 1 : -1;
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const rows = rowIds.map((rowId, row) => ({
    rowId,
    value: column.values[row] ?? null,
    text: cellText(column, row, rowId),
  }));
  const rank = ({ value, text }: (typeof rows)[number]): number => (value !== null ? 0 : text === "" ? 2 : 1);
  rows.sort((one, other) => {
    const apart = rank(one) - rank(other);
    if (apart !== 0) return apart;
    if (typeof one.value === "number" && typeof other.value === "number")
      return sign * (one.value - other.value);
    return sign * collator.compare(one.text, other.text);
  });
  return rows.map(({ rowId }) => rowId);
}
