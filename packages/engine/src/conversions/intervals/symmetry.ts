import { formatFixed } from "../../format/index.ts";
import { log } from "../../numeric/elementary.ts";
import type { Tools } from "../define.ts";
import { decimalsOf } from "../test-statistics/rounded-p.ts";

export type Scale = "identity" | "log" | "atanh";

/** A point and its interval, as printed and on the scale of analysis, with the rounding of each end there. */
interface Ends {
  readonly point: number;
  readonly lower: number;
  readonly upper: number;
}

/** Off the middle by more than this share of the half-width is not chance. */
const TOLERANCE = 0.1;

/** How far the point lies from the middle, in half-widths, beyond what rounding to the printed decimals explains. */
function skewness(on: Ends, rounding: Ends): number {
  const half = (on.upper - on.lower) / 2;
  const off = Math.abs(on.point - (on.lower + on.upper) / 2);
  const explained = rounding.point + (rounding.lower + rounding.upper) / 2;
  return Math.max(0, off - explained) / half;
}

/** The largest error that rounding to as many decimals as the most precise of the three has can make. */
function printedRounding({ point, lower, upper }: Ends): number {
  const decimals = Math.max(decimalsOf(point), decimalsOf(lower), decimalsOf(upper));
  return 0.5 * Number(`1e-${decimals}`);
}

function skewnessOfLogs(ends: Ends, rounding: number): number {
  const logs = { point: log(ends.point), lower: log(ends.lower), upper: log(ends.upper) };
  return skewness(logs, {
    point: rounding / ends.point,
    lower: rounding / ends.lower,
    upper: rounding / ends.upper,
  });
}

function skewnessAsPrinted(ends: Ends, rounding: number): number {
  return skewness(ends, { point: rounding, lower: rounding, upper: rounding });
}

/**
 * Warns where an interval is not symmetric around its point on the scale it is analysed on, and says so where it is on the
 * other: a ratio entered as a difference, or a logarithm as a ratio.
 * @param scale the scale of the analysis
 */
export function warnAsymmetry(ends: Ends, scale: Scale, input: string, warn: Tools<never>["warn"]): void {
  if (scale === "atanh") return;
  const rounding = printedRounding(ends);
  const isRatio = ends.lower > 0 && ends.point > 0;
  const printed = skewnessAsPrinted(ends, rounding);
  const ofLogs = isRatio ? skewnessOfLogs(ends, rounding) : Number.POSITIVE_INFINITY;
  const here = scale === "log" ? ofLogs : printed;
  if (here <= TOLERANCE) return;
  const other = scale === "log" ? printed : ofLogs;
  const where = scale === "log" ? "on the log scale" : "as a difference";
  const remedy =
    other > TOLERANCE
      ? "Check the three numbers against the paper: one of them may be mistyped, or the interval may be of another kind (exact, bootstrap)."
      : scale === "log"
        ? "It is symmetric as it stands: the numbers may be logarithms, or a difference rather than a ratio. Enter them as such."
        : "It is symmetric on the log scale: the numbers may be a ratio (OR, RR, HR). Enter them as such.";
  warn(
    "interval-not-symmetric",
    input,
    `the interval ${formatFixed(ends.lower, 2)} to ${formatFixed(ends.upper, 2)} does not lie symmetrically around ${formatFixed(ends.point, 2)} ${where}; the standard error is taken from its width all the same and may be wrong.`,
    remedy,
  );
}
