import type { Coefficient, HypothesisTest } from "../../analysis-types.ts";
import type { ModelSpec } from "../../document/types.ts";
import { coefficientTests } from "../../inference/coefficient-tests/registry.ts";
import { predictionIntervals } from "../../inference/prediction-intervals/registry.ts";
import { chisqTest, fTest } from "../../inference/tests.ts";
import type { MeanInference, MeanInput } from "../../inference/types.ts";
import { inner } from "../../numeric/linear-algebra.ts";
import type { RegressionPrediction } from "../../regression-types.ts";
import type { Issue } from "../../result.ts";
import { inferMean } from "../pool.ts";
import { predictionWithWidth } from "../width.ts";
import {
  contrastOf,
  type LeastSquares,
  type RegressionData,
  shareOfConstant,
  spread,
  waldStatistic,
} from "./least-squares.ts";

/** A regression at its tau2, with what its tests need. */
export interface RegressionState {
  readonly spec: ModelSpec;
  readonly data: RegressionData;
  readonly squares: LeastSquares;
  readonly tau2: number;
  /** Knapp-Hartung factor Q(tau2) / (k - p); 1 where no degrees of freedom are left. */
  readonly s2: number;
  readonly df: number;
}

/** A combination of coefficients with its test. */
export interface Inferred {
  readonly coefficient: Coefficient;
  readonly inference: MeanInference;
  readonly waldSe: number;
}

/** What the test of a combination x'b is given. */
function combinationInput(
  { spec, data, squares, tau2, s2, df }: RegressionState,
  x: ArrayLike<number>,
): MeanInput {
  const moved = spread(squares, x);
  let mean = 0;
  for (let j = 0; j < squares.coefficients.length; j++) mean += x[j]! * squares.coefficients[j]!;
  const estimated = spec.kind === "random" && spec.tau2 === null;
  return {
    regression: {
      regressors: squares.basis.regressors,
      contrast: contrastOf(squares.basis, x),
      fitted: squares.fitted,
    },
    yi: data.yi,
    vi: data.vi,
    centre: data.centre * shareOfConstant(squares.basis, x),
    magnitude: data.magnitude,
    mean,
    waldSe: Math.sqrt(inner(moved, moved)),
    s2,
    df,
    tau2,
    estimator: estimated ? spec.estimator : null,
    inverseVariance: spec.weighting === "inverse-variance",
    level: spec.level,
    resampling: { seed: spec.seed, samples: spec.samples },
  };
}

/**
 * A linear combination of the coefficients of a meta-regression, with the test and the interval that the model asks for.
 * @param x its weights, length p
 * R: `predict(res, newmods = x, intercept = FALSE)`, `anova(res, X = x)`
 */
export function inferCombination(state: RegressionState, x: ArrayLike<number>, name: string): Inferred {
  const input = combinationInput(state, x);
  const inference = inferMean(coefficientTests.get(state.spec.test), input);
  const { se, test, ends, used } = inference;
  return {
    coefficient: {
      name,
      estimate: input.centre + input.mean,
      se,
      test: test === null ? null : { ...test, name },
      interval:
        ends === null
          ? null
          : { lower: ends[0], upper: ends[1], level: input.level, kind: "confidence", method: used },
    },
    inference,
    waldSe: input.waldSe,
  };
}

/**
 * What the regression expects at x: the mean effect with its interval, and the interval of the true effect of a new study.
 * R: `predict(res, newmods = x)`
 */
export function predictAt(
  state: RegressionState,
  x: ArrayLike<number>,
): RegressionPrediction & { issues: readonly Issue[] } {
  const { spec, data, tau2, s2, df, squares } = state;
  const { coefficient, inference, waldSe } = inferCombination(state, x, "prediction");
  const { estimate, se, test, interval } = coefficient;
  const none = { estimate, se, test, interval, prediction: null, predictive: null };
  const issues = [...(inference.issues ?? [])];
  if (spec.kind !== "random" || df < 1) return { ...none, issues };
  const method = predictionIntervals.get(spec.prediction);
  const { p } = squares.basis.regressors;
  const given = {
    k: data.yi.length,
    p,
    regression: { regressors: squares.basis.regressors, contrast: contrastOf(squares.basis, x) },
    estimate,
    se,
    df: inference.df,
    waldSe,
    s2,
    tau2,
    estimator: spec.tau2 === null ? spec.estimator : null,
    yi: data.yi,
    vi: data.vi,
    centre: data.centre,
    level: spec.level,
  };
  const reasons = method.applies?.(given) ?? [];
  issues.push(...reasons);
  if (reasons.length > 0) return { ...none, issues };
  const predictive = method.distribution(given);
  const found = predictionWithWidth(
    { prediction: method.interval(given), ...(predictive === null ? {} : { predictive }) },
    { estimate: tau2, given: spec.tau2 !== null },
  );
  issues.push(...found.issues);
  const { prediction } = found.predicted;
  return { ...none, prediction, predictive: found.predicted.predictive ?? null, issues };
}

/**
 * The joint test that several combinations of coefficients are 0, by the test of the model: chi-square for a normal test, F on
 * k - p degrees of freedom for a t test, with the factor of Knapp and Hartung where it has one. Where the rule of a test
 * chooses differently between the combinations, the choice with the larger p-value is reported.
 * @param combinations rows of K, each of length p
 * @returns null where no combination has a standard error
 * R: `anova(res, X = K)`, `anova(res, btt = 2:3)`
 */
export function jointTest(
  state: RegressionState,
  combinations: readonly ArrayLike<number>[],
  name: string,
): HypothesisTest | null {
  const record = coefficientTests.get(state.spec.test);
  const inputs = combinations.map((x) => combinationInput(state, x));
  const inferences = inputs.map((input) => inferMean(record, input));
  if (inferences.some(({ test }) => test === null)) return null;
  const own = state.df > 0 ? record.joint?.(inputs, name) : undefined;
  if (own !== undefined) return own;
  const { statistic, rank } = waldStatistic(state.squares, combinations, state.data.centre);
  if (rank === 0) return null;
  const tests = inferences.map(({ df, scale }) =>
    df === null
      ? chisqTest(name, "QM", statistic, rank)
      : fTest(name, "F", statistic / rank / (scale ?? 1), rank, df),
  );
  return tests.reduce((most, test) => (test.log10PValue > most.log10PValue ? test : most));
}
