import { findRoot } from "../../numeric/root.ts";
import { tQuantile } from "../../numeric/student-t.ts";
import { noncentralTail } from "./noncentral-t.ts";

/** Beyond this a standardised difference is no answer. */
const LARGEST = 64;

/** A significant result as a t-test of two groups of equal size. */
export interface TwoGroupResult {
  readonly t: number;
  /** In both groups together. */
  readonly total: number;
}

/**
 * The standardised mean difference under which the significant results look like a random draw: the Kolmogorov-Smirnov distance
 * between their conditional probabilities P(T > t | T > t_crit; d) and the uniform distribution is least. With d, every probability
 * rises; one side of the distance grows and the other shrinks, so that the minimum is where they meet.
 * @returns null where even d = 64 is too small; 0 where no positive d fits better
 * Source: Simonsohn, Nelson & Simmons (2014), Perspectives on Psychological Science 9, 666-681, doi:10.1177/1745691614553988.
 * R: `dmetar::pcurve(x, effect.estimation = TRUE, N = n)`, by a search over a grid
 */
export function effectOfCurve(results: readonly TwoGroupResult[], alpha: number): number | null {
  const tested = results.flatMap(({ t, total }) => {
    const df = total - 2;
    const critical = tQuantile(1 - alpha / 2, df);
    // By t rather than z a result may just miss significance; it is then not on the curve.
    return t > critical ? [{ t, critical, half: Math.sqrt(total / 4), tail: noncentralTail(df) }] : [];
  });
  if (tested.length === 0) return null;
  const imbalance = (d: number): number => {
    const shares = tested
      .map(({ t, critical, half, tail }) => tail(t, d * half) / tail(critical, d * half))
      .sort((a, b) => a - b);
    let [above, below] = [0, 0];
    for (const [i, share] of shares.entries()) {
      above = Math.max(above, (i + 1) / shares.length - share);
      below = Math.max(below, share - i / shares.length);
    }
    return below - above;
  };
  if (imbalance(0) >= 0) return 0;
  for (let d = 0.5; d <= LARGEST; d *= 2) {
    if (imbalance(d) >= 0) return findRoot(imbalance, d === 0.5 ? 0 : d / 2, d, 1e-10).root;
  }
  return null;
}
