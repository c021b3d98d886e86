import type { ModelSpec } from "../../document/types.ts";
import { exp } from "../../numeric/elementary.ts";
import { normalLogTails } from "../../numeric/normal.ts";
import { type FailSafe, type FailSafeStudies, MOST_STUDIES, targetFor } from "./fail-safe-counts.ts";
import { type Centre, centreOf } from "./plain-model.ts";
import { smallestThat } from "./whole-number.ts";

/** What the general fail-safe N is asked. */
export interface GeneralQuestion {
  readonly model: ModelSpec;
  readonly alpha: number;
  /** `significance`: until p is alpha; `half`, or a size: until the mean is no further from no effect than that. */
  readonly aim: "significance" | "half" | { readonly size: number };
  /** Whether tau2 is estimated again from all studies, the null results spread like the studies there are. */
  readonly exact: boolean;
}

/** As many null results as are fitted one by one. */
export const MOST_FITTED = 5000;
/** A mean that differs from its target by rounding alone has reached it. */
const ROUNDING = 1e-12;
/** Up to so many null results the condition may be met and unmet again. */
const DENSE = 200;

/**
 * The general fail-safe N: studies averaging no effect, with the harmonic mean v of the sampling variances, until the pooled mean is no
 * longer significant (z test), or has come down to a target.
 * Approximately, the variance between all studies is tau2_N = ((k - 1) tau2 + (N - 1) tau2 + k N mu^2 / (k + N)) / (k + N - 1), that of
 * two groups with the same heterogeneity around 0 and around mu; exactly, it is estimated from the k studies and N effects with mean 0
 * and variance tau2 + v.
 * @returns n null where no number up to ten million (exactly: {@link MOST_FITTED}) would do
 * Source: metafor's documentation of `fsn()`, after Orwin (1983) and Rosenberg (2005). R (metafor 4): `fsn(yi, vi, type = "General",
 * method = "REML")`, which may be a few too large: it runs a root search on whole numbers
 */
export function general(studies: FailSafeStudies, question: GeneralQuestion): FailSafe {
  const { model, aim, alpha, exact } = question;
  const { mean, se, tau2 } = centreOf(model, studies.yi, studies.vi);
  const p = pValueOf({ mean, se, tau2 });
  const target = aim === "significance" ? null : targetFor(mean, aim === "half" ? null : aim.size);
  const fixed = model.kind !== "random" || model.tau2 !== null;
  const at = exact ? fittedWith(studies, model, tau2) : approximateWith(studies, fixed, { mean, tau2 });
  if (target === 0) return { n: null, p, mean, target };
  const meets = (n: number): boolean => {
    const now = n === 0 ? { mean, se, tau2 } : at(n);
    return target === null ? pValueOf(now) >= alpha : Math.abs(now.mean) <= Math.abs(target) * (1 + ROUNDING);
  };
  const n = smallestThat(meets, exact ? 0 : DENSE, exact ? MOST_FITTED : MOST_STUDIES);
  if (n === null) return { n, p, mean, target };
  const after = n === 0 ? { mean, se, tau2 } : at(n);
  return { n, p, mean, target, after: { mean: after.mean, tau2: after.tau2, p: pValueOf(after) } };
}

export function pValueOf({ mean, se }: Centre): number {
  return exp(Math.min(0, Math.LN2 + normalLogTails(Math.abs(mean) / se)[1]));
}

function harmonicMean(vi: readonly number[]): number {
  return vi.length / vi.reduce((sum, v) => sum + 1 / v, 0);
}

/** The pooled mean with N null results, tau2 from that of the studies there are unless it is fixed. */
export function approximateWith(
  { yi, vi }: FailSafeStudies,
  fixed: boolean,
  now: Pick<Centre, "mean" | "tau2">,
): (n: number) => Centre {
  const k = yi.length;
  const typical = harmonicMean(vi);
  return (n) => {
    const between = ((k * n) / (k + n)) * now.mean * now.mean;
    const tau2 = fixed ? now.tau2 : ((k + n - 2) * now.tau2 + between) / (k + n - 1);
    const added = n / (typical + tau2);
    let sumW = 0;
    let sumWy = 0;
    for (let i = 0; i < k; i++) {
      const w = 1 / (vi[i]! + tau2);
      sumW += w;
      sumWy += w * yi[i]!;
    }
    return { mean: sumWy / (sumW + added), se: 1 / Math.sqrt(sumW + added), tau2 };
  };
}

/** The pooled mean of the studies and N null results in two groups on both sides of no effect, fitted again. */
export function fittedWith(
  { yi, vi }: FailSafeStudies,
  model: ModelSpec,
  tau2: number,
): (n: number) => Centre {
  const typical = harmonicMean(vi);
  return (n) => {
    // Which effects they are does not matter to a likelihood or a moment: their number, mean and sum of squares do.
    const half = Math.floor(n / 2);
    const size = n < 2 ? 0 : Math.sqrt(((n - 1) * (tau2 + typical)) / (2 * half));
    const nulls = Array.from({ length: n }, (_, i) => (i < half ? size : i < 2 * half ? -size : 0));
    return centreOf(model, [...yi, ...nulls], [...vi, ...new Array<number>(n).fill(typical)]);
  };
}
