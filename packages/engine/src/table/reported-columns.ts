import { readMarkedColumn } from "./marked-column.ts";
import { namedQuantity } from "./named-quantity.ts";
import { readPColumn } from "./p-column.ts";
import { readPercentColumn } from "./percent-column.ts";
import { isPValue } from "./reported-cell.ts";
import type { RawColumn, ReportedColumn } from "./reported-column.ts";
import { readSplitColumn } from "./split-column.ts";

/**
 * Reads a column cell by cell where papers write more than a number: p-values ("< .05", "p = .03", "n.s."), percentages
 * ("69 %"), several numbers in one cell ("2.1 (1.2-3.7)") and numbers with signs of footnotes ("29.9†"). Nothing is lost: what is no number of the column itself goes into a further column or stays as typed, and is said.
 * @returns null where the column holds nothing of the kind
 */
export function readReportedColumn(column: RawColumn): ReportedColumn | null {
  const key = namedQuantity(column.name);
  const p = readPColumn(column, key !== null && isPValue(key) ? key : null, key !== null);
  const split = p ?? (column.split ? readSplitColumn(column) : null);
  return split ?? readPercentColumn(column, key) ?? readMarkedColumn(column);
}
