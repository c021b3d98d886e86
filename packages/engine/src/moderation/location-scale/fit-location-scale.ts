import type { FitStatistics, HypothesisTest } from "../../analysis-types.ts";
import { chisqTest } from "../../inference/tests.ts";
import { log } from "../../numeric/elementary.ts";
import { fail, type Issue, ok, type Result } from "../../result.ts";
import {
  boundaryIssue,
  type Checked,
  checkInput,
  fewStudiesIssue,
  noConeIssue,
  noFitIssue,
  notConvergedIssue,
  unboundedIssue,
} from "./check-input.ts";
import { locationPart, scalePart } from "./coefficients.ts";
import { type Coordinates, combine, holdsConstant, orthogonalise } from "./coordinates.ts";
import { type Location, locationAt, type Problem, tau2At } from "./likelihood.ts";
import { scaleLinks } from "./links.ts";
import { type Maximum, maximise } from "./maximise.ts";
import { moderatorPlaces } from "./omnibus.ts";
import { type Scaled, scaledProblem } from "./scaled-problem.ts";
import type { LocationScaleFit, LocationScaleInput } from "./types.ts";
import { type Information, informationAt, tau2Limit } from "./unbounded.ts";

/**
 * A model in which moderators change the mean and the amount of heterogeneity: y ~ N(X beta, v_i + tau2_i), with tau2_i =
 * exp(z_i alpha), or z_i alpha >= 0. The global maximum of the (restricted) likelihood over alpha, standard errors of alpha from
 * the observed information, those of beta at the estimated alpha.
 *
 * Where tau2 of some studies runs to 0 under the log link, or is 0 under the identity link, coefficients have no standard
 * errors, what else exists is given at the limit, and an issue says so. Errors: collinear columns, fewer than p + 1 or q + 1
 * studies, numbers that are not finite, an identity link that no coefficients can serve.
 * @throws RangeError when arrays or names differ in length
 * Source: Viechtbauer & López-López (2022), Research Synthesis Methods 13, 697-715, doi:10.1002/jrsm.1562.
 * R: `rma(yi, vi, mods = ~ x, scale = ~ z, link = "log", method = "REML")`
 */
export function fitLocationScale(input: LocationScaleInput): Result<LocationScaleFit> {
  const checked = checkInput(input);
  if (!("location" in checked)) return fail(...checked);
  const scaled = scaledProblem(input, checked);
  const maximum = maximise(scaled.problem, checked.scale);
  if (maximum === "no-cone") return fail(noConeIssue());
  const location = maximum === null ? null : locationAt(scaled.problem, tau2Of(scaled.problem, maximum));
  if (maximum === null || location === null) return fail(noFitIssue());
  return describe(input, checked, scaled, maximum, location);
}

/** tau2 of each study at the maximum, exactly 0 on the boundary. */
function tau2Of(problem: Problem, { summit, active }: Maximum): Float64Array {
  const tau2 = tau2At(problem, summit.at);
  if (active.length === 0) return tau2;
  return tau2.map((value, i) =>
    active.some((row) => row.every((x, j) => x === problem.z[j]![i]!)) ? 0 : value,
  );
}

function describe(
  input: LocationScaleInput,
  checked: Checked,
  scaled: Scaled,
  maximum: Maximum,
  location: Location,
): Result<LocationScaleFit> {
  const { X, Z, link, method, test, level } = input;
  const [k, p, q] = [input.yi.length, X.length, Z.length];
  const inside = maximum.active.length === 0;
  const information: Information = inside
    ? informationAt(maximum.summit, checked.scale)
    : { covariance: null, unbounded: null };
  const means = locationPart(input, checked.location, scaled, location);
  const spread = scalePart(input, checked.scale, scaled, maximum, information);
  const tau2 = studiesTau2(input, scaled, location, information);
  const logLik = location.value - (method === "REML" ? k - p : k) * log(scaled.unit);
  const fit: LocationScaleFit = {
    k,
    p,
    q,
    link,
    method,
    test,
    level,
    location: means.coefficients,
    scale: spread.coefficients,
    vcovLocation: means.covariance,
    vcovScale: spread.covariance,
    QM: means.omnibus,
    QS: spread.omnibus,
    ...residualHeterogeneity(scaled, tau2),
    likelihoodRatio: isFlat(information)
      ? null
      : likelihoodRatio(input, checked.scale, scaled, location.value),
    tau2,
    fitted: fittedOf(scaled, location),
    fitStatistics: statisticsOf(logLik, method === "REML" ? k - p : k, p + q),
    unbounded: information.unbounded,
    convergence: {
      converged: maximum.summit.converged,
      iterations: maximum.iterations,
      residual: maximum.summit.residual,
      otherMaximum: maximum.other === null ? null : maximum.other + logLik - location.value,
    },
  };
  return ok(fit, issuesOf(input, fit, inside));
}

function issuesOf({ Z }: LocationScaleInput, fit: LocationScaleFit, inside: boolean): Issue[] {
  const lost = fit.scale.filter(({ limit }) => limit !== "finite").map(({ name }) => name);
  return [
    ...(lost.length === 0 ? [] : [unboundedIssue(lost, !isFlat(fit))]),
    ...(inside ? [] : [boundaryIssue(fit.tau2.filter((value) => value === 0).length, fit.k)]),
    ...(fit.convergence.converged ? [] : [notConvergedIssue()]),
    ...fewStudiesIssue(fit.k, moderatorPlaces(Z).length),
  ];
}

/** The likelihood does not change along a direction of the scale part: nothing is tested along it. */
function isFlat({ unbounded }: Pick<LocationScaleFit, "unbounded">): boolean {
  return unbounded?.along.every((x) => x === 0) ?? false;
}

function studiesTau2(
  { Z }: LocationScaleInput,
  { unit }: Scaled,
  { tau2 }: Location,
  { unbounded }: Information,
): number[] {
  return Array.from(tau2, (value, i) => {
    const row = Z.map((column) => column[i]!);
    return tau2Limit(unbounded, row) === "zero" ? 0 : value * unit * unit;
  });
}

function fittedOf({ problem, unit, shift }: Scaled, { beta }: Location): number[] {
  const fitted = combine(problem.x, beta);
  return Array.from(fitted, (value, i) => value * unit + shift[i]!);
}

/** Cochran's Q around the location part, and I2 of each study from the typical variance (k - p) / tr(P) at tau2 = 0. */
function residualHeterogeneity(
  { problem, unit }: Scaled,
  tau2: readonly number[],
): Pick<LocationScaleFit, "QE" | "i2"> {
  const k = problem.y.length;
  const p = problem.x.length;
  const none = locationAt(problem, new Float64Array(k));
  if (none === null) return { QE: null, i2: tau2.map((value) => (value > 0 ? 100 : 0)) };
  let q = 0;
  let trace = 0;
  for (let i = 0; i < k; i++) {
    const w = none.weights[i]!;
    q += w * none.residuals[i]! * none.residuals[i]!;
    trace += w * (1 - w * leverage(problem, none, i));
  }
  const typical = ((k - p) / trace) * unit * unit;
  return {
    QE: chisqTest("heterogeneity", "QE", q, k - p),
    i2: tau2.map((value) => 100 * (value / (value + typical))),
  };
}

function leverage({ x }: Problem, { covariance }: Location, i: number): number {
  let sum = 0;
  for (const [r, left] of x.entries()) {
    for (const [c, right] of x.entries()) sum += covariance[r * x.length + c]! * left[i]! * right[i]!;
  }
  return sum;
}

/** Against one tau2 >= 0 for all studies, with the same location part, so that restricted likelihoods compare. */
function likelihoodRatio(
  { Z }: LocationScaleInput,
  scale: Coordinates,
  { problem }: Scaled,
  value: number,
): HypothesisTest | null {
  if (Z.length === 1 || !holdsConstant(scale)) return null;
  const ones = orthogonalise([new Float64Array(problem.y.length).fill(1)]);
  if ("dependent" in ones) return null;
  const link = scaleLinks.get("identity");
  const found = maximise({ ...problem, z: ones.columns, offset: 0, link }, ones);
  if (found === null || found === "no-cone") return null;
  const statistic = Math.max(0, 2 * (value - found.summit.jet.value));
  return chisqTest("scale moderators", "LRT", statistic, Z.length - 1);
}

/** AICc with the number of observations raised to parameters + 2, as for the other models. */
function statisticsOf(logLik: number, observations: number, parameters: number): FitStatistics {
  const n = Math.max(observations, parameters + 2);
  return {
    logLik,
    deviance: -2 * logLik,
    aic: -2 * logLik + 2 * parameters,
    bic: -2 * logLik + parameters * log(observations),
    aicc: -2 * logLik + (2 * parameters * n) / (n - parameters - 1),
  };
}
