import { compareEstimators, type EffectSet, fitUnivariate, type ModelSpec } from "@treeline/engine";

/** One line of the bench: how to do it here, and under which key R times the same. */
export interface InferenceWork {
  readonly what: string;
  readonly repeats: number;
  readonly r: string | null;
  work(): unknown;
}

/** Intervals that search, resample or integrate, and the comparison of all estimators at 50 studies. */
export function inferenceWork(bcg: EffectSet, fifty: EffectSet, model: ModelSpec): InferenceWork[] {
  const base: ModelSpec = { ...model, tau2Interval: "none", prediction: "none", test: "z" };
  const fit = (
    what: string,
    changes: Partial<ModelSpec>,
    { r = null, repeats = 100 }: { r?: string | null; repeats?: number } = {},
  ): InferenceWork => ({
    what: `13 trials, ${what}`,
    repeats,
    r,
    work: () => fitUnivariate(bcg, { ...base, ...changes }),
  });
  return [
    {
      what: "50 studies, all estimators side by side",
      repeats: 200,
      r: "fifty",
      work: () => compareEstimators(fifty, model),
    },
    fit("Kenward-Roger", { test: "KR" }),
    fit("profile likelihood, mean", { test: "PLmean", estimator: "ML" }),
    fit(
      "permutation, 100 samples (R: p alone)",
      { test: "perm", samples: 100 },
      { r: "permutation", repeats: 5 },
    ),
    fit("Q-profile of tau2", { tau2Interval: "QP" }, { r: "qp" }),
    fit("profile likelihood, tau2", { tau2Interval: "PL" }, { r: "pl" }),
    fit("Jackson's interval of tau2", { tau2Interval: "J" }, { repeats: 20 }),
    fit(
      "bootstrap of tau2, 1,000 samples",
      { tau2Interval: "boot", samples: 1000 },
      { r: "boot", repeats: 3 },
    ),
    fit("Nagashima's prediction interval", { prediction: "NNF" }, { repeats: 3 }),
  ];
}

/** The same in R: lines for a script that has `by`, `bv`, `fy`, `fv`, `methods` and `ms(work, times)`. */
export const INFERENCE_IN_R = `
res <- rma(by, bv, method = "REML")
cat("fifty", ms(function() for (m in methods) rma(fy, fv, method = m), 5), "\\n")
cat("permutation", ms(function() permutest(res, exact = FALSE, iter = 100, progbar = FALSE), 2), "\\n")
cat("qp", ms(function() confint(rma(by, bv, method = "REML"), type = "QP"), 10), "\\n")
cat("pl", ms(function() confint(rma(by, bv, method = "REML"), type = "PL"), 5), "\\n")
cat("boot", ms(function() replicate(1000, rma(rnorm(13, 0, sqrt(bv + res$tau2)), bv, method = "REML", control = list(maxiter = 1000, stepadj = .5))$tau2), 1), "\\n")
`;
