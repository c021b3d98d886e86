import { isAmbiguousNumber, normaliseCell } from "./parse-number.ts";

/** A column whose numbers are all smaller holds no thousands. */
const HUNDREDS = 100;

/**
 * What "1,234" means in a column of numbers: a thousand among whole numbers that reach the hundreds, one and a bit among smaller
 * numbers with fractions.
 * @param others the numbers of the other cells
 * @returns null where they do not tell, or where the text has no such comma
 */
export function readAmong(text: string, others: readonly number[]): number | null {
  const cell = normaliseCell(text);
  if (!cell.includes(",") || !isAmbiguousNumber(cell) || others.length < 2) return null;
  const largest = others.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const areWhole = others.every((value) => Number.isInteger(value));
  if (areWhole && largest >= HUNDREDS) return Number(cell.replace(",", ""));
  return !areWhole && largest < HUNDREDS ? Number(cell.replace(",", ".")) : null;
}
