import type { Coefficient, EffectSet, HypothesisTest } from "../../analysis-types.ts";
import type { ModelDesign } from "../../design/types.ts";
import type { ModelSpec } from "../../document/types.ts";
import { generalisedQ, inverseVarianceWeights } from "../../estimators/moments.ts";
import { exp, log } from "../../numeric/elementary.ts";
import { inner } from "../../numeric/linear-algebra.ts";
import type { RegressionFit, RegressionPrediction } from "../../regression-types.ts";
import { fail, type Issue, ok, type Result } from "../../result.ts";
import { heterogeneityOf, type QSummary, summariseQ } from "../heterogeneity.ts";
import { createModelInput, type ModelInput } from "../model-input.ts";
import { blockingIssues, usesUserWeights, varianceRatioIssues } from "../model-issues.ts";
import { percentages, tau2IntervalOf, tau2Of } from "../univariate.ts";
import { designBasis } from "./basis.ts";
import { inferCombination, jointTest, predictAt, type RegressionState } from "./infer.ts";
import { inflation } from "./inflation.ts";
import { leastSquares, type RegressionData, spread } from "./least-squares.ts";
import { outOfRange, regressionIssues, tooFewStudies } from "./regression-issues.ts";
import {
  largestLogLikelihood,
  likelihoodRatioTest,
  regressionStatistics,
  summariseResidualQ,
} from "./statistics.ts";

/** A meta-regression, and what can be asked of it. */
export interface Regression {
  readonly fit: RegressionFit;
  readonly design: ModelDesign;
  readonly state: RegressionState;
  /** At a row of the design: `design.rowOf(profile)`. */
  predict(x: ArrayLike<number>): RegressionPrediction & { readonly issues: readonly Issue[] };
  /** A linear combination of the coefficients, with the test of the model. */
  combine(x: ArrayLike<number>, name: string): Coefficient;
  /** That several combinations are 0. */
  joint(combinations: readonly ArrayLike<number>[], name: string): ReturnType<typeof jointTest>;
}

/** The effects of some rows of a set. */
export function effectsAt(effects: EffectSet, rows: readonly number[]): EffectSet {
  if (rows.length === effects.yi.length) return effects;
  return {
    ...effects,
    rowIds: rows.map((row) => effects.rowIds[row]!),
    labels: rows.map((row) => effects.labels[row]!),
    yi: rows.map((row) => effects.yi[row]!),
    vi: rows.map((row) => effects.vi[row]!),
    ni: rows.map((row) => effects.ni[row]!),
    userWeights: effects.userWeights === null ? null : rows.map((row) => effects.userWeights![row]!),
  };
}

/** Effects counted from that of the most precise study, unless the design has no constant to take the difference up. */
function dataOf(effects: EffectSet, hasConstant: boolean): ModelInput {
  const input = createModelInput(effects);
  return hasConstant ? input : { ...input, centre: 0, yi: Float64Array.from(effects.yi) };
}

function weightsFor({ vi, userWeights }: ModelInput, spec: ModelSpec, tau2: number): Float64Array {
  if (usesUserWeights(spec)) {
    if (userWeights === null) throw new RangeError("user weighting without weights");
    return userWeights;
  }
  return spec.weighting === "unweighted"
    ? new Float64Array(vi.length).fill(1)
    : inverseVarianceWeights(vi, tau2);
}

function unit(p: number, at: number): Float64Array {
  const x = new Float64Array(p);
  x[at] = 1;
  return x;
}

/**
 * Fits y = X b + u + e, u ~ N(0, tau2), e ~ N(0, v): coefficients with their tests, residual heterogeneity, what the moderators
 * explain, and tests of each term, all on the analysis scale.
 * b = (X'WX)^-1 X'Wy, W = 1 / (v + tau2) unless weighted otherwise; tau2 by the estimator of the model around the regression.
 * @param effects all effects; the design says which of them it is about
 * @param design of full rank, p <= k
 * @param spec the model; its ids exist in their registries
 * @returns the regression, or the issues that prevent it: `no-studies`, `tau2-negative`, `weights-missing`, `weights-not-usable`,
 * `regression-too-few-studies`, `numbers-out-of-range`
 * Source: Viechtbauer et al. (2015), Psychological Methods 20, 360-374; Berkey et al. (1995), Statistics in Medicine 14, 395-411.
 * R: `rma(yi, vi, mods = X, method = "REML", test = "knha")`
 */
export function fitMetaRegression(
  effects: EffectSet,
  design: ModelDesign,
  spec: ModelSpec,
): Result<Regression> {
  const used = effectsAt(effects, design.rows);
  const blocking = blockingIssues(used, spec);
  if (blocking.length > 0) return fail(...blocking);
  const p = design.columns.length;
  const k = used.yi.length;
  if (p > k || p === 0) return fail(tooFewStudies(k, p));
  const issues: Issue[] = varianceRatioIssues(used);

  const basis = designBasis(design.columns, design.intercept, design.hasConstant);
  const input: ModelInput = { ...dataOf(used, design.hasConstant), regressors: basis.regressors };
  const df = k - p;
  const tau2Fit = tau2Of(input, spec);
  const { tau2 } = tau2Fit;
  const weights = weightsFor(input, spec, tau2);
  const squares = leastSquares(input, basis, weights, tau2);
  const s2 = df > 0 ? generalisedQ(input.yi, input.vi, tau2, basis.regressors) / df : 1;
  const state: RegressionState = { spec, data: input, squares, tau2, s2, df };

  const q = summariseResidualQ(input, basis.regressors);
  const tau2Result = { ...tau2Fit.result, interval: tau2IntervalOf(input, spec, tau2Fit, q, issues) };
  const inferred = design.names.map((name, j) => inferCombination(state, unit(p, j), name));
  const coefficients = inferred.map(({ coefficient }) => coefficient);
  const [first] = inferred;
  const scale = first?.inference.scale ?? null;
  issues.push(...(first?.inference.issues ?? []));
  const estimated = spec.kind === "random" && spec.tau2 === null && tau2Result.estimate !== null;
  const vcov = covariance(state, scale ?? 1);
  const moderating = design.names.map((_, j) => j).filter((j) => !(design.intercept && j === 0));

  const fit: RegressionFit = {
    spec,
    k,
    p,
    rowIds: used.rowIds,
    names: design.names,
    labels: design.labels,
    intercept: design.intercept,
    aliased: design.aliased,
    coefficients,
    vcov,
    tau2: tau2Result,
    heterogeneity: heterogeneityOf(q, tau2Result, spec.kind, spec.level),
    explained: explainedBy(used, spec, tau2Result.estimate, q, design),
    omnibus:
      moderating.length === 0
        ? null
        : jointTest(
            state,
            moderating.map((j) => unit(p, j)),
            "moderators",
          ),
    terms: termsOf(state, design, vcov, moderating),
    fitStatistics: regressionStatistics(input, basis.regressors, tau2, squares.fitted, estimated),
    weights: percentages(
      weights,
      weights.reduce((sum, w) => sum + w, 0),
    ),
    fitted: Array.from(squares.fitted, (y) => y + input.centre),
    leverages: Array.from(squares.leverages),
    convergence: tau2Fit.convergence,
    testUsed: first?.inference.used ?? spec.test,
    knappHartung: scale === null ? null : { scale, guarded: scale !== s2 },
  };
  if (!allFinite(fit)) return fail(...issues, outOfRange());
  issues.push(...regressionIssues(fit, design));
  return ok(
    {
      fit,
      design,
      state,
      predict: (x) => predictAt(state, x),
      combine: (x, name) => inferCombination(state, x, name).coefficient,
      joint: (combinations, name) => jointTest(state, combinations, name),
    },
    issues,
  );
}

function allFinite({ coefficients, tau2, heterogeneity, fitStatistics }: RegressionFit): boolean {
  return (
    coefficients.every(({ estimate, se }) => Number.isFinite(estimate) && Number.isFinite(se)) &&
    Number.isFinite(tau2.estimate ?? 0) &&
    Number.isFinite(heterogeneity.q?.statistic.value ?? 0) &&
    Number.isFinite(fitStatistics.ml.logLik)
  );
}

/** Covariance matrix of the coefficients, times the factor of the test. */
function covariance({ squares }: RegressionState, factor: number): number[][] {
  const { p } = squares.basis.regressors;
  const spreads = Array.from({ length: p }, (_, j) => spread(squares, unit(p, j)));
  return spreads.map((a) => spreads.map((b) => factor * inner(a, b)));
}

/**
 * R2 = (tau2 without - tau2 with) / tau2 without, of the same studies by the same estimator; without a random effect
 * 1 - (QE / (k - p)) / (Q / (k - 1)).
 * Source: Raudenbush (2009), in The Handbook of Research Synthesis and Meta-Analysis, 295-315. R: `res$R2`
 */
function explainedBy(
  effects: EffectSet,
  spec: ModelSpec,
  tau2: number | null,
  residual: QSummary | null,
  { hasConstant, terms }: ModelDesign,
): RegressionFit["explained"] {
  if (terms.every(({ columns }) => columns.length === 0) || !hasConstant || residual === null) return null;
  const input = createModelInput(effects);
  if (spec.kind !== "random") {
    const total = summariseQ(input);
    if (total === null || !(total.value > 0)) return null;
    const raw = 100 * (1 - residual.value / residual.df / (total.value / total.df));
    return { estimate: Math.max(0, raw), raw, tau2Without: null };
  }
  const { tau2: without } = tau2Of(input, { ...spec, tau2: null });
  if (tau2 === null || !(without > 0)) return null;
  const raw = (100 * (without - tau2)) / without;
  return { estimate: Math.max(0, raw), raw, tau2Without: without };
}

/** Every term with its joint test, its likelihood-ratio test and its variance inflation. */
function termsOf(
  state: RegressionState,
  design: ModelDesign,
  vcov: readonly (readonly number[])[],
  moderating: readonly number[],
): RegressionFit["terms"] {
  const { spec, data, squares, df } = state;
  const { p } = squares.basis.regressors;
  // The likelihood of the whole model is needed once; tau2 is estimated by ML whatever the estimator of the model is.
  const given = spec.kind === "random" ? spec.tau2 : 0;
  // Without an intercept what is left of the design may not hold the constant that the effects are counted from.
  const counted = design.intercept ? data : { ...data, yi: data.yi.map((y) => y + data.centre) };
  const whole = df > 0 ? largestLogLikelihood(counted, squares.basis.regressors, given) : null;
  return design.terms.map((term) => {
    // Everything in it is held by other terms: there is nothing to test.
    if (term.columns.length === 0)
      return { ...term, wald: null, likelihoodRatio: null, gvif: null, gvifScaled: null };
    const gvif = inflation(vcov, term.columns, moderating);
    return {
      ...term,
      wald: jointTest(
        state,
        term.columns.map((j) => unit(p, j)),
        term.label,
      ),
      likelihoodRatio: whole === null ? null : ratioTest(counted, design, term, whole, given),
      gvif,
      gvifScaled: gvif === null ? null : exp(log(gvif) / (2 * term.columns.length)),
    };
  });
}

function ratioTest(
  data: Pick<RegressionData, "yi" | "vi">,
  design: ModelDesign,
  term: { readonly label: string; readonly columns: readonly number[] },
  whole: number,
  tau2: number | null,
): HypothesisTest | null {
  const left = design.columns.filter((_, j) => !term.columns.includes(j));
  if (left.length === 0) return null;
  const { regressors } = designBasis(left, design.intercept, design.hasConstant);
  return likelihoodRatioTest(
    term.label,
    whole,
    largestLogLikelihood(data, regressors, tau2),
    term.columns.length,
  );
}
