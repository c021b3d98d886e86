import { maximiseAtMean, maximiseLikelihood } from "../../estimators/maximum-likelihood.ts";
import { chisqQuantile } from "../../numeric/chi-square.ts";
import { findDecreasingRoot } from "../../numeric/root.ts";
import { coverageClaim } from "../coverage-claim.ts";
import { notDefined } from "../not-defined.ts";
import { chisqTest } from "../tests.ts";
import type { CoefficientTest, MeanInput } from "../types.ts";
import { constrain } from "./combination.ts";
import { likelihoodOf } from "./likelihood-of.ts";

/** The largest log-likelihood, tau2 being estimated anew: of the model, or with some of its combinations fixed. */
function largest({ yi, vi, regression }: MeanInput, values: readonly Fixed[] = []): number {
  if (regression === undefined) {
    const data = { yi, vi, userWeights: null };
    const [mean] = values;
    return mean === undefined
      ? maximiseLikelihood(data, false).logLik
      : maximiseAtMean(data, mean.value).logLik;
  }
  const left = constrain(yi, regression.regressors, values);
  const data = { yi: left.yi, vi, userWeights: null };
  return left.regressors === null
    ? maximiseAtMean(data, 0).logLik
    : maximiseLikelihood({ ...data, regressors: left.regressors }, false).logLik;
}

/** A combination held at a value, counted as the effects are; for the mean there is nothing to combine. */
interface Fixed {
  readonly contrast: Float64Array;
  readonly value: number;
}

function fixedAt({ regression }: MeanInput, value: number): Fixed {
  return { contrast: regression?.contrast ?? new Float64Array([1]), value };
}

/** The end of the interval on one side: where the profile falls half a chi-square quantile below its maximum. */
function end(input: MeanInput, top: number, cut: number, sign: 1 | -1): number {
  const excess = (step: number): number => largest(input, [fixedAt(input, input.mean + sign * step)]) - cut;
  return input.centre + input.mean + sign * findDecreasingRoot(excess, top - cut, input.waldSe).root;
}

const R_CODE = (level: number): string[] => [
  "# The profile of the likelihood over tau2, which metafor does not give for the mean: its height at a mean, and the ends.",
  "pl_at <- function(mu) {",
  "  ll <- function(t) sum(dnorm(es$yi, mu, sqrt(es$vi + t), log = TRUE))",
  "  grid <- c(0, 10^seq(-6, 6, length.out = 400) * max(c(var(es$yi), median(es$vi))))",
  "  best <- which.max(sapply(grid, ll))",
  "  ends <- grid[c(max(1, best - 1), min(length(grid), best + 1))]",
  "  max(ll(grid[best]), optimize(ll, ends, maximum = TRUE, tol = 1e-14 * ends[2])$objective)",
  "}",
  "pl <- local({",
  "  mu <- as.numeric(res$beta)",
  `  cut <- pl_at(mu) - qchisq(${level}, 1) / 2`,
  "  far <- function(sign) { step <- res$se; while (pl_at(mu + sign * step) > cut) step <- 2 * step; mu + sign * step }",
  "  end <- function(sign) uniroot(function(m) pl_at(m) - cut, sort(c(mu, far(sign))), tol = 1e-13 * res$se)$root",
  "  list(chisq = 2 * (pl_at(mu) - pl_at(0)), ci = c(end(-1), end(1)))",
  "})",
];

/**
 * Profile likelihood: every mean that a likelihood ratio test does not reject, tau2 being estimated anew for each;
 * {mu: 2 [l(mu^, tau2^) - max_tau2 l(mu, tau2)] <= chi2(level, 1)}. It is not symmetric about the estimate.
 * Source: Hardy & Thompson (1996), Statistics in Medicine 15, 619-629.
 * R: none in metafor; `metaplus::metaplus(yi, sqrt(vi), random = "normal")`
 */
export const plMean: CoefficientTest = {
  id: "PLmean",
  label: "Profile likelihood",
  get summary(): string {
    return `Every mean that a likelihood ratio test does not reject; belongs to ML and allows for the uncertainty of τ², too little with few studies: ${coverageClaim("mean", this.id)}.`;
  },
  reference:
    "Hardy & Thompson (1996), Statistics in Medicine 15, 619-629, doi:10.1002/(SICI)1097-0258(19960330)15:6<619::AID-SIM188>3.0.CO;2-M",
  r: 'test="z"',
  distribution: "free",
  scales: false,
  needs: { likelihoods: ["ML"], estimator: "ML" },
  applies: ({ estimator, inverseVariance }) =>
    likelihoodOf(estimator) === "ML" && inverseVariance
      ? []
      : notDefined(
          "model.test",
          "the profile likelihood of the mean belongs to maximum likelihood with inverse-variance weights.",
          "Estimate τ² by ML and weight by inverse variances, or choose another test.",
        ),
  infer(input) {
    const top = largest(input);
    const cut = top - chisqQuantile(input.level, 1) / 2;
    const ratio = Math.max(0, 2 * (top - largest(input, [fixedAt(input, -input.centre)])));
    return {
      se: input.waldSe,
      df: null,
      test: chisqTest("pooled effect", "χ²", ratio, 1),
      ends: [end(input, top, cut, -1), end(input, top, cut, 1)],
      scale: null,
      used: plMean.id,
      degenerate: false,
    };
  },
  joint(inputs, name) {
    const [first] = inputs;
    if (first === undefined) return null;
    const held = inputs.map((input) => fixedAt(input, -input.centre));
    const ratio = Math.max(0, 2 * (largest(first) - largest(first, held)));
    return chisqTest(name, "LR", ratio, inputs.length);
  },
  rInference: ({ level }) => ({
    code: R_CODE(level),
    se: "res$se",
    statistic: "pl$chisq",
    df: "1",
    log10P: "pchisq(pl$chisq, 1, lower.tail = FALSE, log.p = TRUE) / log(10)",
    interval: "pl$ci",
  }),
};
