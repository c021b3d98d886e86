import { profileLogLikelihood } from "../estimators/likelihood.ts";
import { generalisedQ, tau2Scale, weightedMoments } from "../estimators/moments.ts";
import { chisqQuantile } from "../numeric/chi-square.ts";
import { generalQTails } from "../numeric/quadratic-form.ts";
import { findDecreasingRoot, findRoot } from "../numeric/root.ts";
import { createRegistry, type Registry } from "../registry.ts";
import { type Issue, issue } from "../result.ts";
import { criticalValue } from "./tests.ts";
import type { Tau2Bounds, Tau2IntervalInput, Tau2IntervalMethod } from "./types.ts";

const EMPTY: Tau2Bounds = { lower: 0, upper: 0, empty: true };

function notDefined(reason: string, hint: string): readonly Issue[] {
  return [
    issue("tau2-interval-not-defined", "warning", `No interval for tau2 is shown: ${reason}`, hint, {
      field: "model.tau2Interval",
    }),
  ];
}

/** Both ends of a test inversion: `excess(tau2, p)` falls with tau2 and is 0 at the end that belongs to p. */
function invert(excess: (tau2: number, p: number) => number, level: number, scale: number): Tau2Bounds {
  const tail = (1 - level) / 2;
  const end = (p: number): number => {
    const atZero = excess(0, p);
    return atZero > 0 ? findDecreasingRoot((tau2) => excess(tau2, p), atZero, scale).root : 0;
  };
  if (excess(0, tail) < 0) return EMPTY;
  return { lower: end(1 - tail), upper: end(tail), empty: false };
}

/**
 * Q-profile: all tau2 whose generalised Q lies between the chi-square quantiles on k - 1 degrees of freedom.
 * Source: Viechtbauer (2007). R: `confint(res, type = "QP")` with a large enough tau2.max
 */
export const qProfile: Tau2IntervalMethod = {
  id: "QP",
  label: "Q-profile",
  summary: "Inverts the chi-square test of the generalised Q; exact under normality, serves every estimator.",
  reference: "Viechtbauer (2007), Statistics in Medicine 26, 37-52, doi:10.1002/sim.2514",
  r: 'type="QP"',
  applies: () => [],
  bounds: ({ yi, vi, level }) =>
    invert(
      (tau2, p) => generalisedQ(yi, vi, tau2) - chisqQuantile(p, yi.length - 1),
      level,
      tau2Scale({ yi, vi }),
    ),
};

/**
 * Profile likelihood: all tau2 whose profile (restricted) log-likelihood is within half a chi-square quantile of its maximum.
 * Source: Hardy & Thompson (1996). R: `confint(res, type = "PL")`
 */
export const profileLikelihood: Tau2IntervalMethod = {
  id: "PL",
  label: "Profile likelihood",
  summary: "All tau2 that a likelihood ratio test does not reject; for ML and REML.",
  reference: "Hardy & Thompson (1996), Statistics in Medicine 15, 619-629",
  r: 'type="PL"',
  applies: ({ estimator }) =>
    estimator === "ML" || estimator === "REML"
      ? []
      : notDefined(
          `the profile likelihood belongs to ML and REML, and tau2 was estimated by ${estimator}.`,
          "Choose the Q-profile interval, or estimate tau2 by REML or ML.",
        ),
  bounds({ yi, vi, tau2, level, estimator }) {
    const logLik = (at: number): number => profileLogLikelihood(yi, vi, at, estimator === "REML");
    const cut = logLik(tau2) - chisqQuantile(level, 1) / 2;
    const excess = (at: number): number => logLik(at) - cut;
    const atEstimate = excess(tau2);
    const atZero = excess(0);
    const lower = atZero < 0 ? findRoot(excess, 0, tau2, 1e-15, atZero, atEstimate).root : 0;
    const beyond = findDecreasingRoot((step) => excess(tau2 + step), atEstimate, tau2Scale({ yi, vi }));
    return { lower, upper: tau2 + beyond.root, empty: false };
  },
};

function weightsOrIssue({ userWeights }: Tau2IntervalInput): readonly Issue[] {
  return userWeights === null
    ? notDefined(
        "the generalised Q interval uses weights fixed in advance, and no column of weights is chosen.",
        "Choose a column of weights, or the Q-profile interval.",
      )
    : [];
}

/**
 * Generalised Q: inverts the exact distribution of sum w (y - mean)^2 with the user's weights.
 * Source: Jackson (2013). R: `confint(res, type = "GENQ")` for method GENQ or GENQM
 */
export const generalQInterval: Tau2IntervalMethod = {
  id: "GENQ",
  label: "Generalised Q (your weights)",
  summary: "Inverts the exact distribution of Q under weights fixed in advance by the user.",
  reference: "Jackson (2013), Research Synthesis Methods 4, 220-229, doi:10.1002/jrsm.1081",
  r: 'type="GENQ"',
  applies: weightsOrIssue,
  bounds({ yi, vi, userWeights, level }) {
    if (userWeights === null) throw new RangeError("the generalised Q interval needs weights");
    const { q } = weightedMoments(yi, userWeights);
    // P(Q <= q) falls with tau2, and the end that belongs to p is where it equals p.
    return invert((tau2, p) => generalQTails(userWeights, vi, tau2, q)[0] - p, level, tau2Scale({ yi, vi }));
  },
};

/**
 * Higgins-Thompson: log H = log sqrt(1 + tau2 / s2) plus or minus z SE(log H), with SE from Q and k; s2 is the typical
 * sampling variance.
 * Source: Higgins & Thompson (2002), p. 1549. R: `confint(res, type = "HT")`
 */
export const higginsThompson: Tau2IntervalMethod = {
  id: "HT",
  label: "Higgins-Thompson",
  summary: "Approximate interval through the logarithm of H; needs at least three studies.",
  reference: "Higgins & Thompson (2002), Statistics in Medicine 21, 1539-1558, doi:10.1002/sim.1186",
  r: 'type="HT"',
  applies: ({ yi }) =>
    yi.length > 2
      ? []
      : notDefined(
          "the standard error of log H is only defined for three or more studies.",
          "Choose the Q-profile interval.",
        ),
  bounds({ yi, q, tau2, typicalVariance, level }) {
    const reach = criticalValue(level, null) * seLogH(q, yi.length);
    const logH = 0.5 * Math.log1p(tau2 / typicalVariance);
    const at = (shifted: number): number => Math.max(0, Math.expm1(2 * shifted)) * typicalVariance;
    return { lower: at(logH - reach), upper: at(logH + reach), empty: false };
  },
};

/**
 * Standard error of log H.
 * Source: Higgins & Thompson (2002), p. 1549: [log Q - log(k - 1)] / [2 (sqrt(2Q) - sqrt(2k - 3))] where Q > k, else
 * sqrt[(1 - 1 / (3 (k - 2)^2)) / (2 (k - 2))].
 * @param k k >= 3
 */
export function seLogH(q: number, k: number): number {
  if (q > k) return (Math.log(q) - Math.log(k - 1)) / (2 * (Math.sqrt(2 * q) - Math.sqrt(2 * k - 3)));
  return Math.sqrt((1 - 1 / (3 * (k - 2) ** 2)) / (2 * (k - 2)));
}

/** Wald: tau2 plus or minus z SE, cut off at 0. Source: Viechtbauer (2007). R: `confint(res, type = "Wald")` */
export const wald: Tau2IntervalMethod = {
  id: "Wald",
  label: "Wald",
  summary: "tau2 plus or minus z times its standard error, cut off at 0; poor with few studies.",
  reference: "Viechtbauer (2007), Statistics in Medicine 26, 37-52, doi:10.1002/sim.2514",
  r: 'type="Wald"',
  applies: ({ se }) =>
    se === null ? notDefined("tau2 has no standard error here.", "Choose the Q-profile interval.") : [],
  bounds({ tau2, se, level }) {
    const reach = criticalValue(level, null) * (se ?? 0);
    return { lower: Math.max(0, tau2 - reach), upper: tau2 + reach, empty: false };
  },
};

/** No interval for tau2. */
export const noTau2Interval: Tau2IntervalMethod = {
  id: "none",
  label: "None",
  summary: "No interval for tau2, tau, I2 and H2.",
  reference: "Choice of presentation",
  r: "",
  applies: () => [],
  bounds: () => null,
};

/** Every interval for tau2, in the order of the menu. */
export const tau2Intervals: Registry<Tau2IntervalMethod> = createRegistry("tau2 interval", [
  qProfile,
  profileLikelihood,
  generalQInterval,
  higginsThompson,
  wald,
  noTau2Interval,
]);
