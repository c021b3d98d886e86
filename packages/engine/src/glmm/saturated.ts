import type { HypothesisTest } from "../analysis-types.ts";
import { chisqTest } from "../inference/tests.ts";
import { choleskyDecompose, choleskySolve, inner } from "../numeric/linear-algebra.ts";
import { climb } from "./climb.ts";
import { objectiveOf } from "./objective.ts";
import { bestAt, profileOut } from "./profile-out.ts";
import { EFFECT, INTERCEPT, LOCAL, SIGMA, type Study, type StudyLikelihood } from "./study-likelihood.ts";

/** The model with an effect of its own for each study. */
export interface Saturated {
  readonly logLik: number;
  /** Effects, 0 where infinite. */
  readonly effects: Float64Array;
  /** a' P b, where P is the inverse of the covariance matrix of the effects; infinite effects carry no information. */
  readonly product: (a: Float64Array, b: Float64Array) => number;
}

/** One effect per study where no parameter is shared: closed form, study by study. */
export function saturatedApart(studies: readonly Study[]): Saturated {
  const effects = new Float64Array(studies.length);
  const precisions = new Float64Array(studies.length);
  let logLik = 0;
  for (const [i, { outcomes }] of studies.entries()) {
    for (const { family } of outcomes) logLik += family.saturated.logLik;
    const own = ownEffect(outcomes);
    if (own === null) continue;
    effects[i] = own.effect;
    precisions[i] = 1 / own.variance;
  }
  const product = (a: Float64Array, b: Float64Array): number =>
    precisions.reduce((sum, w, i) => sum + w * a[i]! * b[i]!, 0);
  return { logLik, effects, product };
}

/** Predictor of the one count, or difference between those of two groups; null where infinite. */
function ownEffect(outcomes: Study["outcomes"]): { effect: number; variance: number } | null {
  let effect = 0;
  let variance = 0;
  for (const [j, { family, offset }] of outcomes.entries()) {
    const { predictor, information } = family.saturated;
    if (predictor === null) return null;
    effect += (j === 0 ? 1 : -1) * (predictor - offset);
    variance += 1 / information;
  }
  return { effect, variance };
}

/** A standard deviation of log odds or log rates that a search for a larger one may start from. */
const AWAY_FROM_ZERO = 0.3;

/**
 * One effect per study around a shared random intercept (UM.RS): the effects are profiled out of the search over the mean and
 * the standard deviation of the intercept.
 */
export function saturatedSharing(
  studies: readonly Study[],
  likelihood: StudyLikelihood,
  start: readonly [intercept: number, sigma: number],
): Saturated {
  const startOf = (study: Study): number => ownEffect(study.outcomes)?.effect ?? 0;
  const shared = [INTERCEPT, SIGMA] as const;
  const profiled = profileOut(likelihood, EFFECT, startOf);
  const objective = objectiveOf(
    studies,
    studies.map(() => []),
    profiled,
    { coefficients: 0, shared },
  );
  const [intercept, sigma] = start;
  // The likelihood does not see the sign of sigma, so that a climb from 0 stays there.
  const sigmas = Math.abs(sigma) < AWAY_FROM_ZERO ? [sigma, AWAY_FROM_ZERO] : [sigma];
  const { at, jet } = sigmas
    .map((from) => climb(objective, Float64Array.from([intercept, from]), 1e-8))
    .reduce((best, next) => (next.jet.value > best.jet.value ? next : best));
  const local = new Float64Array(LOCAL);
  for (const [i, index] of shared.entries()) local[index] = at[i]!;
  const points = studies.map((study) => bestAt(likelihood, EFFECT, study, local, startOf(study)));
  const jets = studies.map((study, i) => likelihood(study, points[i]!, [EFFECT, ...shared]).hessian);
  return {
    logLik: jet.value,
    effects: Float64Array.from(points, (point) => (Math.abs(point[EFFECT]!) < 20 ? point[EFFECT]! : 0)),
    product: precisionProduct(jets),
  };
}

/** The precision of the effects with intercept and sigma eliminated: D - C B^-1 C'. */
function precisionProduct(hessians: readonly Float64Array[]): Saturated["product"] {
  const shared = [INTERCEPT, SIGMA] as const;
  const block = new Float64Array(4);
  for (const h of hessians) {
    for (const [r, row] of shared.entries()) {
      for (const [c, column] of shared.entries()) block[r * 2 + c]! -= h[row * LOCAL + column]!;
    }
  }
  const factor = choleskyDecompose(block, 2);
  const across = (a: Float64Array): Float64Array =>
    Float64Array.from(shared, (index) =>
      hessians.reduce((sum, h, i) => sum - h[EFFECT * LOCAL + index]! * a[i]!, 0),
    );
  return (a, b) => {
    const direct = hessians.reduce((sum, h, i) => sum - h[EFFECT * LOCAL + EFFECT]! * a[i]! * b[i]!, 0);
    return factor === null ? direct : direct - inner(across(a), choleskySolve(factor, across(b)));
  };
}

/**
 * Tests of (residual) heterogeneity: the likelihood ratio of the model with one effect per study, and the Wald statistic of what
 * its effects leave beside the coefficients, each on k - p degrees of freedom; null where k = p.
 * Source: Viechtbauer (2010), J. Statistical Software 36(3); Turner et al. (2000). R: `res$QE.LRT`, `res$QE.Wld`
 * @param rows of the design matrix
 * @param equalLogLik log-likelihood of the equal-effects model
 */
export function heterogeneityTests(
  saturated: Saturated,
  rows: readonly (readonly number[])[],
  equalLogLik: number,
): { lrt: HypothesisTest | null; wald: HypothesisTest | null } {
  const p = rows[0]?.length ?? 1;
  const df = rows.length - p;
  if (df === 0) return { lrt: null, wald: null };
  const ratio = Math.max(0, 2 * (saturated.logLik - equalLogLik));
  const rest = Math.max(0, residualQ(saturated, rows, p));
  return {
    lrt: chisqTest("heterogeneity (likelihood ratio)", "Q", ratio, df),
    wald: chisqTest("heterogeneity (Wald)", "Q", rest, df),
  };
}

/** min over beta of (theta - X beta)' P (theta - X beta). */
function residualQ({ effects, product }: Saturated, rows: readonly (readonly number[])[], p: number): number {
  const columns = Array.from({ length: p }, (_, j) => Float64Array.from(rows, (row) => row[j]!));
  const cross = Float64Array.from(columns.flatMap((a) => columns.map((b) => product(a, b))));
  const right = Float64Array.from(columns, (a) => product(a, effects));
  const factor = choleskyDecompose(cross, p);
  if (factor === null) return 0;
  const beta = choleskySolve(factor, right);
  const residuals = effects.map(
    (effect, i) => effect - rows[i]!.reduce((sum, x, j) => sum + x * beta[j]!, 0),
  );
  return product(residuals, residuals);
}
