import type { Coefficient, Convergence, FitStatistics, Interval, Tau2Result } from "../analysis-types.ts";
import { criticalValue, twoSidedTest } from "../inference/tests.ts";
import { log } from "../numeric/elementary.ts";
import { invertSpd } from "../numeric/linear-algebra.ts";
import { fail, type Issue, ok, type Result } from "../result.ts";
import { assertUsable, blockingIssues, droppedIssue, noMaximum, notConverged } from "./checks.ts";
import { heterogeneityTests, type Saturated, saturatedApart, saturatedSharing } from "./saturated.ts";
import { type Fitted, fitEqual, fitRandom, type Problem, problemOf } from "./search.ts";
import { isUnconditional, studiesOf } from "./studies.ts";
import { type LocalIndex, SIGMA, TAU } from "./study-likelihood.ts";
import { tau2Profile } from "./tau2-profile.ts";
import { isFlat, tellingIssues, tellingOf } from "./telling.ts";
import type { GlmmData, GlmmDesign, GlmmFit, GlmmSpec } from "./types.ts";
import { typicalVariance } from "./typical-variance.ts";

/**
 * Points per random effect at which the quadrature has converged: to 1e-9 of the log-likelihood for counts as they occur, to 1e-6
 * where groups without and with only events make tau as large as 4.
 */
export function convergedPoints({ model }: Pick<GlmmSpec, "model">): number {
  return model === "UM.RS" ? 31 : 61;
}

/** Points that metafor and lme4 use: Laplace's approximation where there are two random effects. */
export function metaforPoints({ model, kind }: Pick<GlmmSpec, "model" | "kind">): number {
  return model === "UM.RS" && kind === "random" ? 1 : 7;
}

/** Inverse of the observed information, or null where it is not positive definite. */
function covarianceOf({ summit }: Fitted): Float64Array[] | null {
  const size = summit.at.length;
  const inverse = invertSpd(
    summit.jet.hessian.map((h) => -h),
    size,
  );
  return inverse === null
    ? null
    : Array.from({ length: size }, (_, row) => inverse.slice(row * size, (row + 1) * size));
}

function coefficientsOf(
  { summit }: Fitted,
  covariance: readonly Float64Array[],
  names: readonly string[],
  spec: GlmmSpec,
  df: number | null,
): Coefficient[] {
  const critical = criticalValue(spec.level, df);
  return names.map((name, j) => {
    const estimate = summit.at[j]! + 0;
    const se = Math.sqrt(covariance[j]![j]!);
    const reach = critical * se;
    return {
      name,
      estimate,
      se,
      test: twoSidedTest(name, estimate, se, df),
      interval: {
        lower: estimate - reach,
        upper: estimate + reach,
        level: spec.level,
        kind: "confidence",
        method: spec.test,
      },
    };
  });
}

/** Where a local parameter stands among those of a fit; -1 where it is not estimated. */
function indexOf({ parameters }: Fitted, local: LocalIndex): number {
  const position = parameters.shared.indexOf(local);
  return position < 0 ? -1 : parameters.coefficients + position;
}

/** A variance from its standard deviation, whose sign the likelihood does not see; rounding error counts as 0. */
function varianceAt({ summit }: Fitted, index: number): number {
  const value = index < 0 ? 0 : summit.at[index]! * summit.at[index]!;
  return value < 1e-10 ? 0 : value;
}

function tau2Of(
  problem: Problem,
  fitted: Fitted,
  covariance: readonly Float64Array[],
  spec: GlmmSpec,
): Tau2Result {
  const index = indexOf(fitted, TAU);
  const estimate = varianceAt(fitted, index);
  const tau = Math.sqrt(estimate);
  const isRandom = spec.kind === "random";
  return {
    estimate,
    se: index < 0 ? null : 2 * tau * Math.sqrt(covariance[index]![index]!),
    atBoundary: isRandom && estimate === 0,
    given: false,
    interval: isRandom && spec.tau2Interval === "PL" ? tau2Profile(problem, fitted, tau, spec.level) : null,
  };
}

/** @param parameters all that were estimated; tau2 counts where it came out as 0 too */
function fitStatisticsOf(
  { summit }: Fitted,
  saturatedLogLik: number,
  observations: number,
  parameters: number,
): FitStatistics {
  const logLik = summit.jet.value;
  const m = parameters;
  const n = Math.max(observations, m + 2);
  return {
    logLik,
    deviance: Math.max(0, 2 * (saturatedLogLik - logLik)),
    aic: -2 * logLik + 2 * m,
    bic: -2 * logLik + m * log(observations),
    aicc: -2 * logLik + (2 * m * n) / (n - m - 1),
  };
}

function predictionOf(
  coefficients: readonly Coefficient[],
  tau2: number,
  spec: GlmmSpec,
  df: number | null,
): Interval | null {
  const [only] = coefficients;
  if (spec.kind === "equal" || coefficients.length !== 1 || only === undefined) return null;
  const reach = criticalValue(spec.level, df) * Math.sqrt(only.se * only.se + tau2);
  return {
    lower: only.estimate - reach,
    upper: only.estimate + reach,
    level: spec.level,
    kind: "prediction",
    method: spec.test,
  };
}

function saturatedOf(problem: Problem, equal: Fitted): Saturated {
  const { studies } = problem.studies;
  const sigma = indexOf(equal, SIGMA);
  if (sigma < 0) return saturatedApart(studies);
  return saturatedSharing(studies, problem.likelihood, [
    equal.summit.at[sigma - 1]!,
    equal.summit.at[sigma]!,
  ]);
}

function convergenceOf({ summit, otherMaximum }: Fitted): Convergence {
  const { converged, iterations, residual } = summit;
  return { converged, iterations, residual, otherMaximum };
}

/**
 * Fits a generalised linear (mixed-effects) model to the counts themselves, by maximum likelihood; empty cells need no correction.
 * Effects x_i' beta + u_i with u_i ~ N(0, tau2) are log odds ratios (OR), log rate ratios (IRR), log odds (PLO) or log rates
 * (IRLN). UM.FS gives each study an intercept, UM.RS a random one, CM.EL conditions on each study's events (noncentral
 * hypergeometric for OR, binomial for IRR), CM.AL takes the binomial for the hypergeometric, good for rare events. Random effects
 * are integrated out by adaptive Gauss-Hermite quadrature. Standard errors come from the observed information about all
 * parameters; the t test has k - p degrees of freedom.
 * @param data counts of the rows used
 * @param design numbers of moderators per row, the intercept among them; null = intercept only
 * @returns the fit, or the issues that prevent it: `no-studies`, `glmm-too-few-studies`, `glmm-separated`, `glmm-no-maximum`,
 * `counts-not-whole`
 * @throws RangeError for counts, designs or choices that are out of range
 * Source: Stijnen, Hamza & Özdemir (2010), doi:10.1002/sim.4040; Jackson et al. (2018), doi:10.1002/sim.7588.
 * R: `rma.glmm(measure, ..., model, method, coding, nAGQ = points)`; for UM.RS R has one point only
 */
export function fitGlmm(data: GlmmData, spec: GlmmSpec, design: GlmmDesign | null = null): Result<GlmmFit> {
  assertUsable(data, spec, design);
  const names = design?.names ?? ["intrcpt"];
  const studies = studiesOf(data, spec);
  const k = studies.used.length;
  const blocking = blockingIssues(data, spec, studies, names.length);
  if (blocking.length > 0) return fail(...blocking);
  const rows = studies.used.map((i) => design?.rows[i] ?? [1]);

  const problem = problemOf(data, spec, studies, rows);
  const equal = fitEqual(problem);
  const fitted = equal !== null && spec.kind === "random" ? fitRandom(problem, equal) : equal;
  const covariance = fitted === null ? null : covarianceOf(fitted);
  const telling = tellingOf(data, studies.used);
  if (equal === null || fitted === null || covariance === null) return fail(noMaximum(telling, spec));
  const hasTau = varianceAt(fitted, indexOf(fitted, TAU)) > 0;
  if (hasTau && isFlat(problem, fitted, telling)) return fail(noMaximum(telling, spec));

  const issues: Issue[] = studies.dropped.length > 0 ? [droppedIssue(studies.dropped.length)] : [];
  if (!fitted.summit.converged) issues.push(notConverged(fitted.summit.residual));
  const df = spec.test === "t" && k > names.length ? k - names.length : null;
  const coefficients = coefficientsOf(fitted, covariance, names, spec, df);
  const tau2 = tau2Of(problem, fitted, covariance, spec);
  issues.push(...tellingIssues(telling, spec, tau2));
  const estimate = tau2.estimate ?? 0;
  const saturated = saturatedOf(problem, equal);
  const typical = typicalVariance(studies.variances, rows);
  const observations = isUnconditional(data, spec) ? 2 * k : k;
  const ownIntercepts = isUnconditional(data, spec) && spec.model === "UM.FS" ? k : 0;
  const parameters = equal.summit.at.length + ownIntercepts + (spec.kind === "random" ? 1 : 0);
  const hasSigma = indexOf(fitted, SIGMA) >= 0;
  return ok(
    {
      spec,
      measure: data.measure,
      k,
      dropped: studies.dropped,
      observations,
      coefficients,
      vcov: names.map((_, r) => Array.from(covariance[r]!.slice(0, names.length))),
      tau2,
      sigma2: hasSigma ? varianceAt(fitted, indexOf(fitted, SIGMA)) : null,
      heterogeneity: {
        ...heterogeneityTests(saturated, rows, equal.summit.jet.value),
        i2: typical === null ? null : (100 * estimate) / (typical + estimate),
        h2: typical === null ? null : 1 + estimate / typical,
      },
      fitStatistics: fitStatisticsOf(fitted, saturated.logLik, observations, parameters),
      prediction: predictionOf(coefficients, estimate, spec, df),
      convergence: convergenceOf(fitted),
    },
    issues,
  );
}
