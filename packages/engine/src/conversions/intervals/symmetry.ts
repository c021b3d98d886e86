import { formatFixed } from "../../format/index.ts";
import { log, power } from "../../numeric/elementary.ts";
import type { Tools } from "../define.ts";
import { decimalsOf } from "../test-statistics/rounded-p.ts";

export type Scale = "identity" | "log" | "atanh";

/** A point and its interval, as printed and on the scale of analysis, with the rounding of each end there. */
interface Ends {
  readonly point: number;
  readonly lower: number;
  readonly upper: number;
}

/** Units of the last printed digit by which a point may miss the middle beside all rounding: papers round twice, or cut digits off. */
const SLACK = 1;
/** Share of a half-width that is left by arithmetic. */
const RESIDUE = 1e-9;

/** How far the point lies from the middle, in half-widths, beyond what rounding of the three explains; 0 = not at all. */
function skewness(on: Ends, unit: Ends): number {
  const half = (on.upper - on.lower) / 2;
  const off = Math.abs(on.point - (on.lower + on.upper) / 2);
  const rounding = unit.point / 2 + (unit.lower + unit.upper) / 4;
  return Math.max(0, off - rounding - SLACK * unit.point - RESIDUE * half) / half;
}

/**
 * One unit of the last printed digit. Trailing zeros are lost when a table is read, so that the most precise of the three tells
 * the decimals of all.
 */
function lastUnit({ point, lower, upper }: Ends): number {
  return power(10, -Math.max(decimalsOf(point), decimalsOf(lower), decimalsOf(upper)));
}

function skewnessOfLogs(ends: Ends, unit: number): number {
  const logs = { point: log(ends.point), lower: log(ends.lower), upper: log(ends.upper) };
  return skewness(logs, {
    point: unit / ends.point,
    lower: unit / ends.lower,
    upper: unit / ends.upper,
  });
}

function skewnessAsPrinted(ends: Ends, unit: number): number {
  return skewness(ends, { point: unit, lower: unit, upper: unit });
}

/**
 * Warns where an interval is not symmetric around its point on the scale it is analysed on, and says so where it is on the
 * other: a ratio entered as a difference, or a logarithm as a ratio.
 * @param scale the scale of the analysis
 */
export function warnAsymmetry(ends: Ends, scale: Scale, input: string, warn: Tools<never>["warn"]): void {
  if (scale === "atanh") return;
  const unit = lastUnit(ends);
  const isRatio = ends.lower > 0 && ends.point > 0;
  const printed = skewnessAsPrinted(ends, unit);
  const ofLogs = isRatio ? skewnessOfLogs(ends, unit) : Number.POSITIVE_INFINITY;
  const [here, other] = scale === "log" ? [ofLogs, printed] : [printed, ofLogs];
  if (here === 0) return;
  const where = scale === "log" ? "on the log scale" : "as a difference";
  warn(
    "interval-not-symmetric",
    input,
    `the interval ${formatFixed(ends.lower, 2)} to ${formatFixed(ends.upper, 2)} does not lie symmetrically around ${formatFixed(ends.point, 2)} ${where}, by more than rounding explains; the standard error is taken from its width all the same and may be wrong.`,
    other > 0 ? SLIP : scale === "log" ? AS_DIFFERENCE : AS_RATIO,
  );
}

const SLIP =
  "Check the three numbers against the paper: one of them may be mistyped, or the interval may be of another kind (exact, bootstrap).";
const AS_DIFFERENCE =
  "It is symmetric as it stands. Did you mean logarithms, or a difference rather than a ratio? Enter them as such.";
const AS_RATIO = "It is symmetric on the log scale. Did you mean a ratio (OR, RR, HR)? Enter them as such.";
