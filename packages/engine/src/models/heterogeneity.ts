import type { Heterogeneity, HypothesisTest, Index, Interval, Tau2Result } from "../analysis-types.ts";
import type { ModelKind } from "../document/types.ts";
import { generalisedQ } from "../estimators/moments.ts";
import { seLogH } from "../inference/tau2-intervals/se-log-h.ts";
import { chisqTest, criticalValue } from "../inference/tests.ts";
import { exp } from "../numeric/elementary.ts";
import type { ModelInput } from "./model-input.ts";

/** Cochran's Q and the typical sampling variance. */
export interface QSummary {
  /** Residual degrees of freedom: k - 1 without moderators. */
  readonly df: number;
  readonly value: number;
  /** (k - 1) sum w / [(sum w)^2 - sum w^2], or (k - p) / tr(P) with moderators. */
  readonly typicalVariance: number;
  readonly test: HypothesisTest;
}

/** null for one study. Source: Cochran (1954); Higgins & Thompson (2002), eq. 9. R: `res$QE`, `res$vt` */
export function summariseQ({ yi, vi }: ModelInput): QSummary | null {
  const k = yi.length;
  if (k < 2) return null;
  const value = generalisedQ(yi, vi, 0);
  let smallest = Number.POSITIVE_INFINITY;
  for (const v of vi) smallest = Math.min(smallest, v);
  // (sum w)^2 - sum w^2 is twice the sum over pairs, which does not cancel when one weight outweighs the rest; weights are
  // relative to the largest, because squares of 1 / v alone may overflow.
  let total = 0;
  let pairs = 0;
  for (const v of vi) {
    const w = smallest / v;
    pairs += w * total;
    total += w;
  }
  const typicalVariance = ((k - 1) * total * smallest) / (2 * pairs);
  return { df: k - 1, value, typicalVariance, test: chisqTest("heterogeneity", "Q", value, k - 1) };
}

function mapInterval(interval: Interval | null, of: (tau2: number) => number): Interval | null {
  if (interval === null) return null;
  return {
    ...interval,
    lower: of(interval.lower),
    upper: interval.upper === null ? null : of(interval.upper),
  };
}

function indexFrom({ estimate, interval }: Index, of: (value: number) => number): Index {
  return { estimate: estimate === null ? null : of(estimate), interval: mapInterval(interval, of) };
}

const NO_INDEX: Index = { estimate: null, interval: null };

/** H2 from Q with the test-based interval of Higgins & Thompson (2002), neither below 1. */
function h2FromQ({ df, value }: QSummary, level: number): Index {
  const estimate = Math.max(1, value / df);
  if (df < 2) return { estimate, interval: null };
  const reach = 2 * criticalValue(level, null) * seLogH(value, df + 1);
  return {
    estimate,
    interval: {
      lower: Math.max(1, estimate * exp(-reach)),
      upper: Math.max(1, estimate * exp(reach)),
      level,
      kind: "confidence",
      method: "test-based (Higgins & Thompson 2002)",
    },
  };
}

function i2FromH2(h2: Index): Index {
  return indexFrom(h2, (h) => (h > 1 ? (100 * (h - 1)) / h : 0));
}

/**
 * All heterogeneity indices. Without a random effect tau2 is 0 by assumption, and I2 and H2 come from Q alone. One study has
 * none of them: metafor's I2 = 0 and H2 = 1 would claim that studies agree which are not there.
 * @param q null for one study
 * Source: Higgins & Thompson (2002). R: `res$I2`, `res$H2`, `confint(res)`
 */
export function heterogeneityOf(
  q: QSummary | null,
  tau2: Tau2Result,
  kind: ModelKind,
  level: number,
): Heterogeneity {
  const tau = indexFrom(tau2, Math.sqrt);
  if (q === null) {
    return { q, tau, i2: NO_INDEX, h2: NO_INDEX, i2Q: NO_INDEX, h2Q: NO_INDEX, typicalVariance: null };
  }
  const { df, value, typicalVariance: typical, test } = q;
  const h2Q = h2FromQ(q, level);
  const i2Q = i2FromH2(h2Q);
  const fromTau2 = kind === "random";
  return {
    q: test,
    tau,
    i2: fromTau2 ? indexFrom(tau2, (t) => (100 * t) / (typical + t)) : i2Q,
    h2: fromTau2 ? indexFrom(tau2, (t) => 1 + t / typical) : { ...h2Q, estimate: value / df },
    i2Q,
    h2Q,
    typicalVariance: typical,
  };
}
