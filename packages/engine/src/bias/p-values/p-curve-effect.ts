import { findRoot } from "../../numeric/root.ts";
import { tQuantile } from "../../numeric/student-t.ts";
import { type NoncentralTail, noncentralTail } from "./noncentral-t.ts";

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
  const tested = bySize(results, alpha);
  if (tested.length === 0) return null;
  const imbalance = (d: number): number => {
    const shares = tested
      .flatMap(({ ts, critical, half, tail }) => {
        const significant = tail(critical, d * half);
        return ts.map((t) => tail(t, d * half) / significant);
      })
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

/** Results of studies of one size, which share their critical value and their power. */
interface Size {
  readonly ts: number[];
  readonly critical: number;
  /** Noncentrality for d = 1. */
  readonly half: number;
  readonly tail: NoncentralTail;
}

/** By t rather than z a result may just miss significance; it is then not on the curve. */
function bySize(results: readonly TwoGroupResult[], alpha: number): Size[] {
  const sizes = new Map<number, Size>();
  for (const { t, total } of results) {
    const df = total - 2;
    const known = sizes.get(total);
    const critical = known?.critical ?? tQuantile(1 - alpha / 2, df);
    if (!(t > critical)) continue;
    if (known === undefined) {
      sizes.set(total, { ts: [t], critical, half: Math.sqrt(total / 4), tail: noncentralTail(df) });
    } else known.ts.push(t);
  }
  return [...sizes.values()];
}
