import { recogniseNumberFormat } from "./number-format.ts";
import { type NumberFormat, parseNumber, parseTypedNumber } from "./parse-number.ts";

/**
 * How the cells of a pasted block are read as numbers: "0,5" somewhere in it settles what "1,234" elsewhere means. Where
 * nothing settles it, such a cell stays as it is, to be seen as unread.
 * @returns the cell as a plain number, or unchanged where it is none
 */
export function pastedNumbers(cells: readonly (readonly string[])[]): (cell: string) => string {
  const { format, ambiguous } = recogniseNumberFormat(cells.flat(), false);
  if (ambiguous !== null) return (cell) => cell;
  return (cell) => plain(cell, format);
}

function plain(cell: string, format: NumberFormat): string {
  if (typeof parseTypedNumber(cell) === "number" && format.decimal === "." && format.thousands === "")
    return cell;
  const read = parseNumber(cell, format);
  if (typeof read === "number") return String(read);
  return cell;
}
