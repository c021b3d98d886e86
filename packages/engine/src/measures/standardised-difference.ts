import { formatEntered } from "../format/index.ts";
import { square } from "../numeric/elementary.ts";
import { type RowIssues, reportMissing } from "./row-issues.ts";
import { tFromTwoSidedP } from "./t-from-p.ts";
import { checkGroupSummary, checkSize, readMeans } from "./two-means.ts";
import type { InputColumns } from "./types.ts";

/** Cohen's d of one study with the sizes behind it. */
export interface Standardised {
  readonly d: number;
  readonly n1: number;
  readonly n2: number;
}

/**
 * Cohen's d of one study from the first source the row has: means and SDs; d itself; t; a signed two-sided p; a
 * point-biserial correlation.
 *
 * d = (m1 − m2)/s_pooled = t √(1/n1 + 1/n2) = r √(h / (1 − r²)) with h = m/n1 + m/n2 and m = n1 + n2 − 2.
 *
 * Source: Lipsey & Wilson (2001), p. 198; Jacobs & Viechtbauer (2017), doi:10.1002/jrsm.1218 (point-biserial).
 * R: `escalc(measure = "SMD", n1i, n2i, di / ti / pi / ri)`
 *
 * @returns null with issues where no source is usable
 */
export function standardisedDifference(
  inputs: InputColumns,
  row: number,
  issues: RowIssues,
): Standardised | null {
  const values = readMeans(inputs, row);
  const { m1, sd1, n1, m2, sd2, n2 } = values;
  const read = (key: string): number | null => inputs[key]?.[row] ?? null;
  const given = { d: read("di"), t: read("ti"), p: read("pi"), r: read("ri") };
  const hasMeans = m1 !== null && m2 !== null && sd1 !== null && sd2 !== null;
  const hasOther = given.d !== null || given.t !== null || given.p !== null || given.r !== null;
  if (hasMeans || !hasOther) {
    if (!hasMeans && inputs.m1i === undefined) {
      reportMissing(issues, row, firstMapped(inputs), "the value the effect is computed from (d, t, p or r)");
      return null;
    }
    const study = checkGroupSummary(values, row, issues);
    if (study === null) return null;
    const pooled =
      ((study.n1 - 1) * square(study.sd1) + (study.n2 - 1) * square(study.sd2)) / (study.n1 + study.n2 - 2);
    return { d: (study.m1 - study.m2) / Math.sqrt(pooled), n1: study.n1, n2: study.n2 };
  }
  const sizesAreGood = [checkSize(n1, 1, "1", row, issues), checkSize(n2, 1, "2", row, issues)].every(
    Boolean,
  );
  if (n1 === null || n2 === null || !sizesAreGood) return null;
  const d = fromStatistic(given, n1, n2, row, issues);
  return d === null ? null : { d, n1, n2 };
}

interface Given {
  readonly d: number | null;
  readonly t: number | null;
  readonly p: number | null;
  readonly r: number | null;
}

function fromStatistic(
  { d, t, p, r }: Given,
  n1: number,
  n2: number,
  row: number,
  issues: RowIssues,
): number | null {
  if (d !== null) return d;
  const m = n1 + n2 - 2;
  const tToD = Math.sqrt(1 / n1 + 1 / n2);
  if (t !== null) return t * tToD;
  if (p !== null) {
    const statistic = checkP(p, row, issues) ? tFromTwoSidedP(p, m) : null;
    return statistic === null ? null : statistic * tToD;
  }
  if (r === null || !checkCorrelation(r, row, issues)) return null;
  return (r * Math.sqrt(m / n1 + m / n2)) / Math.sqrt((1 - r) * (1 + r));
}

/** A signed two-sided p-value must have a magnitude in (0, 1]; p = 0 would mean an infinite statistic. */
export function checkP(p: number, row: number, issues: RowIssues): boolean {
  const magnitude = Math.abs(p);
  if (magnitude > 0 && magnitude <= 1) return true;
  const why = p === 0 ? "which would need an infinite test statistic" : "and a p-value lies between 0 and 1";
  issues.error(
    row,
    "p-out-of-range",
    "pi",
    `the p-value is ${formatEntered(p)}, ${why}.`,
    "Enter the two-sided p-value, with a minus sign where the effect is negative; for p < .001 enter the test statistic, or the bound as a bound (p_below).",
  );
  return false;
}

export function checkCorrelation(r: number, row: number, issues: RowIssues): boolean {
  if (Math.abs(r) < 1) return true;
  const why =
    Math.abs(r) > 1 ? "a correlation lies between −1 and 1" : "a perfect correlation has no finite effect";
  issues.error(
    row,
    "correlation-out-of-range",
    "ri",
    `the correlation is ${formatEntered(r)}; ${why}.`,
    "Check the value; 30 may stand for .30.",
  );
  return false;
}

function firstMapped(inputs: InputColumns): string {
  return ["di", "ti", "pi", "ri"].find((key) => inputs[key] !== undefined) ?? "m1i";
}
