import { profileLogLikelihood } from "../../estimators/likelihood.ts";
import { tau2Scale } from "../../estimators/moments.ts";
import { estimators } from "../../estimators/registry.ts";
import { chisqQuantile } from "../../numeric/chi-square.ts";
import { findDecreasingRoot, findRoot } from "../../numeric/root.ts";
import type { Tau2IntervalMethod } from "../types.ts";
import { notDefined } from "./not-defined.ts";

/**
 * Profile likelihood: all tau2 whose profile (restricted) log-likelihood is within half a chi-square quantile of its maximum.
 * Source: Hardy & Thompson (1996). R: `confint(res, type = "PL")`
 */
export const pl: Tau2IntervalMethod = {
  id: "PL",
  label: "Profile likelihood",
  summary: "All τ² that a likelihood ratio test does not reject; for ML and REML.",
  reference:
    "Hardy & Thompson (1996), Statistics in Medicine 15, 619-629, doi:10.1002/(SICI)1097-0258(19960330)15:6<619::AID-SIM188>3.0.CO;2-M",
  r: 'type="PL"',
  needs: { likelihoods: ["ML", "REML"], estimator: "REML", anyWeights: true },
  applies: ({ estimator }) =>
    estimators.get(estimator).likelihood === null
      ? notDefined(
          `the profile likelihood belongs to ML and REML, and τ² was estimated by ${estimator}.`,
          "Choose the Q-profile interval, or estimate τ² by REML or ML.",
        )
      : [],
  bounds({ yi, vi, regressors, tau2, level, estimator }) {
    const restricted = estimators.get(estimator).likelihood === "REML";
    const logLik = (at: number): number => profileLogLikelihood(yi, vi, at, restricted, regressors);
    const cut = logLik(tau2) - chisqQuantile(level, 1) / 2;
    const excess = (at: number): number => logLik(at) - cut;
    const atEstimate = excess(tau2);
    const atZero = excess(0);
    const lower = atZero < 0 ? findRoot(excess, 0, tau2, 1e-15, atZero, atEstimate).root : 0;
    const beyond = findDecreasingRoot((step) => excess(tau2 + step), atEstimate, tau2Scale({ yi, vi }));
    return { lower, upper: tau2 + beyond.root, empty: false };
  },
};
