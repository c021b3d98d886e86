import { compareEstimators, type EffectSet, fitUnivariate, type ModelSpec } from "@treeline/engine";
import { fitMultilevel, type MultilevelInput } from "../../packages/engine/src/dependence/multilevel.ts";
import { interceptTerm } from "../../packages/engine/src/dependence/terms.ts";

/** One line of the bench: how to do it here, and under which key R times the same. */
export interface InferenceWork {
  readonly what: string;
  readonly repeats: number;
  readonly r: string | null;
  work(): unknown;
}

/** Two effects per study, which vary between studies and within them. */
function threeLevels({ yi, vi }: EffectSet): MultilevelInput {
  const levels = yi.map((_, row) => `${row}`);
  return {
    yi,
    x: yi.map(() => [1]),
    sampling: vi.map((v, row) => ({ rows: [row], v: Float64Array.of(v) })),
    terms: [
      interceptTerm(
        "study",
        yi.map((_, row) => `${Math.floor(row / 2)}`),
      ),
      interceptTerm("effect", levels),
    ],
    method: "REML",
  };
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
    {
      what: "50 effects of 25 studies, three levels",
      repeats: 50,
      r: "levels",
      work: () => fitMultilevel(threeLevels(fifty)),
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
pair <- rep(1:25, each = 2); one <- 1:50
cat("levels", ms(function() rma.mv(fy, fv, random = ~ 1 | pair/one), 5), "\\n")
cat("permutation", ms(function() permutest(res, exact = FALSE, iter = 100, progbar = FALSE), 2), "\\n")
cat("qp", ms(function() confint(rma(by, bv, method = "REML"), type = "QP"), 10), "\\n")
cat("pl", ms(function() confint(rma(by, bv, method = "REML"), type = "PL"), 5), "\\n")
cat("boot", ms(function() replicate(1000, rma(rnorm(13, 0, sqrt(bv + res$tau2)), bv, method = "REML", control = list(maxiter = 1000, stepadj = .5))$tau2), 1), "\\n")
`;
