import { exp } from "../../numeric/elementary.ts";
import { normalQuantile } from "../../numeric/normal.ts";
import { findRoot } from "../../numeric/root.ts";
import { type Curve, flatness, logPower, noncentralityAt } from "./p-curve-tests.ts";

/** The highest power that is told apart. */
const MOST_POWER = 0.99;

/** Both ends of the interval have this much beyond them. */
const BEYOND = 0.05;

/** Power that the significant results fit best, each end of its range where nothing inside fits better. */
export interface PowerEstimate {
  readonly power: number;
  readonly lower: number;
  readonly upper: number;
  /** The estimate is the end of the range: "at most", "at least". */
  readonly at: "inside" | "lower end" | "upper end";
}

/**
 * The average power of the tests behind a p-curve: the one at which Stouffer's z of `flatness` is 0, with an interval of 90 %
 * between the powers at which it is 1.645 and -1.645, all kept between alpha and 99 %.
 * Source: Simonsohn, Nelson & Simmons (2014), Perspectives on Psychological Science 9, 666-681, doi:10.1177/1745691614553988.
 * R: `dmetar::pcurve()`, whose estimate is this one on a grid of 1 %
 */
export function estimatePower(curve: Curve): PowerEstimate {
  const most = noncentralityAt(MOST_POWER, curve.full);
  const zAt = (delta: number): number => flatness(curve, "full", delta)?.z ?? 0;
  const [first, last] = [zAt(0), zAt(most)];
  const powerAtZ = (target: number): number => {
    if (first <= target) return curve.alpha;
    if (last >= target) return MOST_POWER;
    const delta = findRoot((x) => zAt(x) - target, 0, most, 1e-13, first - target, last - target).root;
    return exp(logPower(curve.full, delta));
  };
  const margin = -normalQuantile(BEYOND);
  return {
    power: powerAtZ(0),
    lower: powerAtZ(margin),
    upper: powerAtZ(-margin),
    at: first <= 0 ? "lower end" : last >= 0 ? "upper end" : "inside",
  };
}
