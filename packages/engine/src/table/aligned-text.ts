import { type Issue, issue } from "../result.ts";

const LOOKED_AT = 60;
/** Fewer columns may be prose with wide gaps. */
const LEAST_COLUMNS = 3;
/** Titles and rows with an empty cell have fewer. */
const LEAST_SHARE = 0.6;
const GAP = /[^\S\n]{2,}/g;

/**
 * A text whose columns stand below one another by spaces, as it is copied from a PDF or printed by a program, with tabs in place of
 * the gaps. A single space belongs to a cell: "Adeyemi 2007".
 * @param delimited how many cells the likeliest separator makes of most rows
 * @returns null where the columns are not told apart by spaces
 */
export function tabbedByGaps(text: string, delimited: number): string | null {
  if (text.includes("\t")) return null;
  const lines = text.split("\n").map((line) => line.trim());
  const widths = lines
    .filter((line) => line !== "")
    .slice(0, LOOKED_AT)
    .map((line) => line.split(GAP).length);
  const usual = widths.toSorted((one, other) => one - other)[Math.floor(widths.length / 2)] ?? 0;
  const share = widths.filter((width) => width === usual).length / widths.length;
  const isTable = widths.length > 1 && usual >= LEAST_COLUMNS && share >= LEAST_SHARE && usual > delimited;
  return isTable ? lines.map((line) => line.replace(GAP, "\t")).join("\n") : null;
}

export function gapsAsTabs(): Issue {
  return issue(
    "columns-by-gaps",
    "warning",
    "The text has no separators; two or more spaces in a row were taken as the end of a cell.",
    "Look at the preview: where a cell is empty, those behind it would have moved to the left.",
  );
}
