import { type Issue, issue } from "../../result.ts";
import { plainName } from "../headers.ts";
import { examplesOf } from "../reported-column.ts";
import { type Readings, rowsInWords, textColumns } from "./readings.ts";

const NAMES: ReadonlySet<string> = new Set(
  "spread spreadkind spreadtype kindofspread typeofspread spreadmeasure sdkind sdtype sdorse seorsd sdse dispersion dispersionkind dispersiontype variability variabilitytype errorkind errortype".split(
    " ",
  ),
);
/** "not SD" names what the numbers are not. */
const DENIED = /\b(?:not|no|rather than|instead of)\b[^,;.()]*/giu;
const ERROR = /\bstandard[- ]?errors?\b|\bs\.?e\.?m?\b\.?/iu;
const DEVIATION = /\bstandard[- ]?deviations?\b|\bs\.?d\.?s?\b\.?/iu;

/** Spreads, and what they are as standard errors; null = there is no such quantity, and the SD is computed at once. */
const SPREADS: readonly (readonly [sd: string, se: string | null, size: string])[] = [
  ["sd1i", "se1", "n1i"],
  ["sd2i", "se2", "n2i"],
  ["sd1_change", "se1_change", "n1i"],
  ["sd2_change", "se2_change", "n2i"],
  ["sd1_pre", null, "n1i"],
  ["sd2_pre", null, "n2i"],
  ["sdi", "se_mean", "ni"],
  ["sd_change", "se_change", "ni"],
];

/**
 * Lets a column such as `spread_kind` say of each row whether its spreads are standard deviations or standard errors: SD = SE √n.
 */
export function readSpreadKinds(readings: Readings): Issue[] {
  const kinds = textColumns(readings.table).find(({ name }) => NAMES.has(plainName(name)));
  if (kinds === undefined || !kinds.values.some((text) => isError(text ?? ""))) return [];
  for (const group of [1, 2]) takePost(readings, `sd${group}_post`, `sd${group}i`);
  const rows = [...kinds.values.keys()].filter(
    (row) => isError(kinds.values[row] ?? "") && take(readings, row),
  );
  if (rows.length === 0) return [];
  const said = rows.map((row) => kinds.values[row] ?? "");
  return [
    issue(
      "spread-kinds-read",
      "warning",
      `The column “${kinds.name}” says of ${rowsInWords(rows)} that their spreads are standard errors: ${examplesOf(said)}. They were read as standard errors, from which SDs are computed with the sizes (SD = SE · √n), because effects from standard errors taken as SDs are many times too large.`,
      "Look at the new columns. The SD of an adjusted mean is that of what the covariates leave, smaller than the SD of the people: prefer an effect that the paper reports.",
      { rowId: readings.table.rowIds[rows[0]!]!, column: kinds.name },
    ),
  ];
}

/** Where a table has no other SDs, those after the treatment are the ones that effects are computed from. */
function takePost(readings: Readings, post: string, sd: string): void {
  if (readings.has(sd) || !readings.has(post)) return;
  for (let row = 0; row < readings.rows; row++) readings.set(sd, row, readings.at(post, row));
}

function isError(cell: string): boolean {
  const said = cell.replace(DENIED, " ");
  return ERROR.test(said) && !DEVIATION.test(said);
}

/** @returns whether the row has a spread that was taken as a standard error */
function take(readings: Readings, row: number): boolean {
  let isTaken = false;
  for (const post of ["sd1_post", "sd2_post"]) if (readings.has(post)) readings.set(post, row, null);
  for (const [sd, se, size] of SPREADS) {
    const value = readings.at(sd, row);
    if (value === null) continue;
    isTaken = true;
    const n = readings.at(size, row);
    if (se !== null) readings.move(sd, se, row);
    else readings.set(sd, row, n !== null && n > 0 ? value * Math.sqrt(n) : null);
  }
  return isTaken;
}
