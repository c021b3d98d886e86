import { formTraces, inverseVarianceWeights } from "../../estimators/moments.ts";
import { type Issue, issue } from "../../result.ts";
import { coverageClaim } from "../coverage-claim.ts";
import { notDefined } from "../not-defined.ts";
import type { CoefficientTest, LikelihoodNeed, MeanInput } from "../types.ts";
import { likelihoodOf } from "./likelihood-of.ts";
import { aroundMean } from "./wald.ts";

/** The adjusted standard error and the degrees of freedom of t. */
export interface KenwardRoger {
  readonly se: number;
  readonly df: number;
}

/**
 * Kenward and Roger's adjustment at the REML estimate. With w = 1 / (v + tau2), S_j = sum w^j and W = 2 / tr(PP), the
 * variance of tau2 by its expected information:
 * Var = 1 / S1 + 2 W (S3 - S2^2 / S1) / S1^2, df = 2 S1^2 / (W S2^2).
 * Source: Kenward & Roger (1997), Biometrics 53, 983-997; Partlett & Riley (2017), Statistics in Medicine 36, 301-317.
 */
export function kenwardRoger(vi: Float64Array, tau2: number): KenwardRoger {
  const weights = inverseVarianceWeights(vi, tau2);
  const w = 2 / formTraces(weights, vi).pp;
  let s1 = 0;
  let s2 = 0;
  for (const weight of weights) {
    s1 += weight;
    s2 += weight * weight;
  }
  // S3 - S2^2 / S1 as a sum of squares, which cannot cancel.
  let spread = 0;
  for (const weight of weights) {
    const distance = weight - s2 / s1;
    spread += weight * distance * distance;
  }
  const variance = 1 / s1 + (2 * w * spread) / (s1 * s1);
  const share = s2 / s1;
  return { se: Math.sqrt(variance), df: 2 / (w * share * share) };
}

/** Why it is not defined: it belongs to REML with inverse-variance weights. */
export function kenwardRogerApplies(
  field: string,
  { estimator, inverseVariance = true }: Pick<MeanInput, "estimator"> & { inverseVariance?: boolean },
): ReturnType<typeof notDefined> {
  if (likelihoodOf(estimator) === "REML" && inverseVariance) return [];
  return notDefined(
    field,
    "the Kenward-Roger adjustment belongs to REML with inverse-variance weights.",
    "Estimate tau2 by REML and weight by inverse variances, or choose Knapp-Hartung.",
  );
}

/** The likelihood whose estimate of tau2 the adjustment is for. */
export const REML_ONLY: LikelihoodNeed = { likelihoods: ["REML"], estimator: "REML" };

function fewDegreesOfFreedom(df: number): Issue {
  return issue(
    "kenward-roger-few-df",
    "warning",
    `The Kenward-Roger adjustment leaves ${df.toPrecision(2)} degrees of freedom, fewer than 1: its interval is so wide, or beyond ` +
      "what a computer can hold, that it says nothing. One study decides the result almost alone.",
    "Choose the guarded Knapp-Hartung interval, or describe the studies without pooling.",
    { field: "model.test" },
  );
}

/** R: `meta::metagen(yi, sqrt(vi), method.tau = "REML", method.random.ci = "KR")` */
export const kr: CoefficientTest = {
  id: "KR",
  label: "Kenward-Roger",
  get summary(): string {
    return `Adjusts standard error and degrees of freedom for the uncertainty of the REML estimate of tau2; very cautious with few studies: ${coverageClaim("mean", this.id)}.`;
  },
  reference: "Partlett & Riley (2017), Statistics in Medicine 36, 301-317, doi:10.1002/sim.7140",
  r: 'test="z"',
  distribution: "t",
  scales: false,
  needs: REML_ONLY,
  applies: (input) => kenwardRogerApplies("model.test", input),
  infer(input) {
    const { se, df } = kenwardRoger(input.vi, input.tau2);
    const issues = df < 1 ? [fewDegreesOfFreedom(df)] : [];
    return { ...aroundMean(input, kr.id, se, df), issues };
  },
  rInference: ({ level }) => ({
    code: [
      "# Kenward and Roger's adjustment, which metafor does not have.",
      "kr <- local({",
      "  w <- 1 / (es$vi + res$tau2)",
      "  s <- function(j) sum(w^j)",
      "  var_tau2 <- 2 / (s(2) - 2 * s(3) / s(1) + (s(2) / s(1))^2)",
      "  list(se = sqrt(1 / s(1) + 2 * var_tau2 * (s(3) - s(2)^2 / s(1)) / s(1)^2), df = 2 / (var_tau2 * (s(2) / s(1))^2))",
      "})",
    ],
    se: "kr$se",
    statistic: "as.numeric(res$beta) / kr$se",
    df: "kr$df",
    log10P: "(log(2) + pt(-abs(as.numeric(res$beta) / kr$se), kr$df, log.p = TRUE)) / log(10)",
    interval: `as.numeric(res$beta) + c(-1, 1) * qt((1 + ${level}) / 2, kr$df) * kr$se`,
  }),
};
