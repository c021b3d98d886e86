import { type EffectCovariance, parseTypedNumber } from "@treeline/engine";

interface ReadLines {
  readonly covariances: readonly EffectCovariance[];
  /** Lines that are no pair of rows with a number. */
  readonly notRead: readonly string[];
}

/**
 * Reads "row, row, covariance" line by line; rows are counted from 1, columns stand between commas, semicolons or tabs.
 * @param rowIds of the table, in its order
 */
export function readCovariances(text: string, rowIds: readonly string[]): ReadLines {
  const covariances: EffectCovariance[] = [];
  const notRead: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "") continue;
    const cells = line.split(/[;\t]/).length > 2 ? line.split(/[;\t]/) : line.split(",");
    const [one, other, value] = cells.map((cell) => parseTypedNumber(cell));
    const a = typeof one === "number" ? rowIds[one - 1] : undefined;
    const b = typeof other === "number" ? rowIds[other - 1] : undefined;
    const isPair = cells.length === 3 && a !== undefined && b !== undefined && a !== b;
    if (isPair && typeof value === "number") covariances.push({ rowIds: [a, b], value });
    else notRead.push(line.trim());
  }
  return { covariances, notRead };
}

/** The lines that read back to the same covariances. */
export function covarianceLines(covariances: readonly EffectCovariance[], rowIds: readonly string[]): string {
  const rows = new Map(rowIds.map((rowId, row) => [rowId, row + 1]));
  return covariances
    .map(({ rowIds: [a, b], value }) => `${rows.get(a) ?? a}, ${rows.get(b) ?? b}, ${value}`)
    .join("\n");
}
