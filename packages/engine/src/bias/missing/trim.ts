import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import type { Side } from "./funnel-side.ts";
import { type CountEstimator, missingCount, signedRanks } from "./missing-count.ts";

/** A study filled in opposite to one that was trimmed. */
interface FilledStudy {
  readonly yi: number;
  readonly vi: number;
  /** Place of the study it mirrors. */
  readonly mirrors: number;
}

export interface Trimmed {
  /** Studies estimated to be missing. */
  readonly k0: number;
  /** null where its variance is negative. */
  readonly seK0: number | null;
  /** The mean around which studies are mirrored. */
  readonly centre: number;
  /** In ascending order of the distance from the centre. */
  readonly filled: readonly FilledStudy[];
  /** Of two studies with the same effect and different variances one was trimmed: the order of the table decides which. */
  readonly tied: boolean;
}

/** What trimming is asked. */
export interface TrimQuestion {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly side: Side;
  readonly estimator: CountEstimator;
  /** The mean of the studies that are left, at least one. */
  centre(yi: readonly number[], vi: readonly number[]): number;
}

/**
 * Trims the studies on the other side of the funnel until their number agrees with the number estimated to be missing, and fills in
 * their mirror images around the mean of the others: y* = 2 mu - y with the same variance.
 * Of equal effects the one that comes later in the table is trimmed first.
 * @returns issues where the number never settles, where every study would be trimmed, or where Q0 has no real root
 * Source: Duval & Tweedie (2000), JASA 95, 89-98. R: `trimfill(rma(yi, vi), estimator = "L0", side = "left")`
 */
export function trim({ yi, vi, side, estimator, centre }: TrimQuestion): Result<Trimmed> {
  const sign = side === "left" ? 1 : -1;
  const order = yi.map((_, i) => i).sort((a, b) => sign * (yi[a]! - yi[b]!) || a - b);
  const effects = order.map((i) => sign * yi[i]!);
  const variances = order.map((i) => vi[i]!);
  const k = effects.length;
  const magnitude = effects.reduce((most, y) => Math.max(most, Math.abs(y)), 0);
  const met = new Set<number>();
  for (let k0 = 0; ; ) {
    if (k - k0 < 1) return fail(nothingLeft(estimator, side));
    if (met.has(k0)) return fail(neverSettles(estimator, side));
    met.add(k0);
    const mean = centre(effects.slice(0, k - k0), variances.slice(0, k - k0));
    const deviations = Float64Array.from(effects, (y) => y - mean);
    const found = missingCount(estimator, signedRanks(deviations, magnitude));
    if (found === null) return fail(noRoot(side));
    const next = Math.max(0, Math.round(found.count));
    if (next === k0) {
      const filled = order.slice(k - k0).map((mirrors, i): FilledStudy => {
        const at = k - k0 + i;
        return { yi: noMinus(sign * (2 * mean - effects[at]!)), vi: variances[at]!, mirrors };
      });
      const tied =
        k0 > 0 && effects[k - k0] === effects[k - k0 - 1] && variances[k - k0] !== variances[k - k0 - 1];
      return ok({ k0, seK0: found.se, centre: noMinus(sign * mean), filled, tied });
    }
    k0 = next;
  }
}

/** A number of 0 carries no sign. */
function noMinus(value: number): number {
  return value === 0 ? 0 : value;
}

const INSTEAD = "Choose the estimator R0 or L0, the other model for trimming, or another method.";

function nothingLeft(estimator: string, side: Side): Issue {
  return issue(
    "trim-and-fill-nothing-left",
    "error",
    `Trim-and-fill has no answer on the ${side} side: by ${estimator} every study would have to be trimmed, and no mean is left to mirror them around.`,
    INSTEAD,
    { field: "bias.params" },
  );
}

function neverSettles(estimator: string, side: Side): Issue {
  return issue(
    "trim-and-fill-no-convergence",
    "error",
    `Trim-and-fill has no answer on the ${side} side: the number of missing studies by ${estimator} goes round in a circle, because each number changes the mean it is counted around.`,
    INSTEAD,
    { field: "bias.params" },
  );
}

function noRoot(side: Side): Issue {
  return issue(
    "trim-and-fill-no-root",
    "error",
    `Trim-and-fill by Q0 has no answer on the ${side} side: so many ranks lie on one side of the mean that Q0 would be the square root of a negative number.`,
    "Choose the estimator L0 or R0.",
    { field: "bias.params" },
  );
}
