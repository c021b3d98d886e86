import type { HypothesisTest } from "../../analysis-types.ts";
import { formTraces, inverseVarianceWeights } from "../../estimators/moments.ts";
import type { Regressors } from "../../estimators/regressors.ts";
import { square } from "../../numeric/elementary.ts";
import { type Issue, issue } from "../../result.ts";
import { coverageClaim } from "../coverage-claim.ts";
import { notDefined } from "../not-defined.ts";
import { fTest } from "../tests.ts";
import type { CoefficientTest, LikelihoodNeed, MeanInput, RegressionContext } from "../types.ts";
import { orthonormalised, type Whitened, weightedGram, whiten, whitenedContrast } from "./combination.ts";
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

/** Var(tau2) by its expected information under REML, and the tools of the adjustment in whitened coordinates. */
function adjustment(regressors: Regressors, vi: Float64Array, tau2: number): Adjustment {
  const white = whiten(regressors, vi, tau2);
  const { p } = white;
  const first = weightedGram(white, 1);
  const second = weightedGram(white, 2);
  // Q'W^2Q - (Q'WQ)^2: what the estimate of tau2 adds to the covariance of the coefficients.
  const added = new Float64Array(p * p);
  for (let j = 0; j < p; j++) {
    for (let l = 0; l < p; l++) {
      let sum = second[j * p + l]!;
      for (let m = 0; m < p; m++) sum -= first[j * p + m]! * first[m * p + l]!;
      added[j * p + l] = sum;
    }
  }
  return { white, first, added, w: 2 / formTraces(white.weights, vi, regressors).pp };
}

interface Adjustment {
  readonly white: Whitened;
  readonly first: Float64Array;
  readonly added: Float64Array;
  readonly w: number;
}

function form(matrix: Float64Array, a: Float64Array, b: Float64Array): number {
  const p = a.length;
  let sum = 0;
  for (let j = 0; j < p; j++) for (let l = 0; l < p; l++) sum += a[j]! * matrix[j * p + l]! * b[l]!;
  return sum;
}

/**
 * The adjustment for a combination c'g of the coefficients of a meta-regression: Phi_A = Phi + 2 W Phi (X'W^3X - X'W^2X Phi X'W^2X)
 * Phi, df = 2 / (W a^2), a = c'Phi X'W^2X Phi c / c'Phi c.
 * Source: Kenward & Roger (1997), Biometrics 53, 983-997, with the variances linear in one parameter.
 */
export function kenwardRogerOf(
  { regressors, contrast }: Pick<RegressionContext, "regressors" | "contrast">,
  vi: Float64Array,
  tau2: number,
): KenwardRoger {
  const { white, first, added, w } = adjustment(regressors, vi, tau2);
  const u = whitenedContrast(white, contrast);
  const variance = u.reduce((sum, element) => sum + element * element, 0);
  const share = form(first, u, u) / variance;
  return { se: Math.sqrt(variance + 2 * w * Math.max(0, form(added, u, u))), df: 2 / (w * share * share) };
}

/**
 * The scaled F test that several combinations are 0: lambda F on q and m degrees of freedom.
 * Source: Kenward & Roger (1997), section 3, eq. (7) and the formulas before it.
 */
function jointKenwardRoger(inputs: readonly MeanInput[], name: string): HypothesisTest | null {
  const [first] = inputs;
  const context = first?.regression;
  if (first === undefined || context === undefined) return null;
  const { white, first: gram, added, w } = adjustment(context.regressors, first.vi, first.tau2);
  const independent: { direction: Float64Array; value: number }[] = [];
  for (const { regression, mean, centre } of inputs) {
    if (regression === undefined) return null;
    const found = orthonormalised(
      whitenedContrast(white, regression.contrast),
      centre + mean,
      independent,
      1e-9,
    );
    if (found !== null) independent.push(found);
  }
  const q = independent.length;
  if (q === 0) return null;
  if (q === 1) {
    const { se, df } = kenwardRogerOf(context, first.vi, first.tau2);
    return fTest(name, "F", square((first.centre + first.mean) / se), 1, df);
  }
  let a1 = 0;
  let a2 = 0;
  for (const a of independent) {
    a1 += form(gram, a.direction, a.direction);
    for (const b of independent) a2 += square(form(gram, a.direction, b.direction));
  }
  a1 = w * a1 * a1;
  a2 = w * a2;
  const b = (a1 + 6 * a2) / (2 * q);
  const g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2);
  const base = 3 * q + 2 * (1 - g);
  const expected = 1 / (1 - a2 / q);
  const c = [g / base, (q - g) / base, (q + 2 - g) / base] as const;
  const variance = ((2 / q) * (1 + c[0] * b)) / (square(1 - c[1] * b) * (1 - c[2] * b));
  const ratio = variance / (2 * square(expected));
  const m = 4 + (q + 2) / (q * ratio - 1);
  const lambda = m / (expected * (m - 2));
  const statistic = adjustedStatistic(independent, added, w) / q;
  if (!(m > 0 && lambda > 0)) return null;
  return fTest(name, "F", lambda * statistic, q, m);
}

/** z'(I + 2 W U'A U)^-1 z for the standardised combinations z along the directions U. */
function adjustedStatistic(
  independent: readonly { readonly direction: Float64Array; readonly value: number }[],
  added: Float64Array,
  w: number,
): number {
  const q = independent.length;
  // Cholesky's triangle of the adjusted covariance, and the solution of its triangular system on the way.
  const lower = new Float64Array(q * q);
  const solved = new Float64Array(q);
  let sum = 0;
  for (let i = 0; i < q; i++) {
    const a = independent[i]!;
    let rest = a.value;
    for (let j = 0; j <= i; j++) {
      let element = (i === j ? 1 : 0) + 2 * w * form(added, a.direction, independent[j]!.direction);
      for (let l = 0; l < j; l++) element -= lower[i * q + l]! * lower[j * q + l]!;
      lower[i * q + j] = i === j ? Math.sqrt(element) : element / lower[j * q + j]!;
      if (j < i) rest -= lower[i * q + j]! * solved[j]!;
    }
    solved[i] = rest / lower[i * q + i]!;
    sum += square(solved[i]!);
  }
  return sum;
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
    "Estimate τ² by REML and weight by inverse variances, or choose Knapp-Hartung.",
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
    return `Adjusts standard error and degrees of freedom for the uncertainty of the REML estimate of τ²; very cautious with few studies: ${coverageClaim("mean", this.id)}.`;
  },
  reference: "Partlett & Riley (2017), Statistics in Medicine 36, 301-317, doi:10.1002/sim.7140",
  r: 'test="z"',
  distribution: "t",
  scales: false,
  needs: REML_ONLY,
  applies: (input) => kenwardRogerApplies("model.test", input),
  infer(input) {
    const { se, df } =
      input.regression === undefined
        ? kenwardRoger(input.vi, input.tau2)
        : kenwardRogerOf(input.regression, input.vi, input.tau2);
    const issues = df < 1 ? [fewDegreesOfFreedom(df)] : [];
    return { ...aroundMean(input, kr.id, se, df), issues };
  },
  joint: jointKenwardRoger,
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
