import type { Convergence } from "../analysis-types.ts";
import { climb, type Summit } from "./climb.ts";
import { ruleLikelihood } from "./differences.ts";
import { exactLikelihood } from "./marginal.ts";
import { objectiveOf, type Parameters } from "./objective.ts";
import { profileOut } from "./profile-out.ts";
import { type GlmmStudies, isUnconditional } from "./studies.ts";
import { INTERCEPT, type LocalIndex, SIGMA, type StudyLikelihood, TAU } from "./study-likelihood.ts";
import type { GlmmData, GlmmSpec } from "./types.ts";

/** From here on the rule's own derivatives and those of the integral are the same for the search. */
const EXACT_FROM = 15;
/** Enough points to find out where the maxima are. */
const SCOUT_POINTS = 9;
const FINE = 1e-8;
const ROUGH = 1e-3;
const TAU_STARTS = [0.15, 0.7, 2];
const SIGMA_STARTS = [0.3, 1, 2.5];
/** Effects, intercepts and standard deviations of logarithms beyond this are infinite for all that counts can say. */
const FAR = 30;
/** A standard deviation below this is 0. */
const NEGLIGIBLE = 1e-5;

/** What a model needs to be fitted for any set of parameters. */
export interface Problem {
  readonly studies: GlmmStudies;
  readonly rows: readonly (readonly number[])[];
  readonly coefficients: number;
  /** Shared parameters of the equal-effects model: none, or the random intercept of UM.RS. */
  readonly intercept: readonly LocalIndex[];
  readonly likelihood: StudyLikelihood;
  readonly scout: StudyLikelihood;
}

/** A fitted model: its summit, with the parameters it was found over. */
export interface Fitted {
  readonly summit: Summit;
  readonly parameters: Parameters;
  readonly otherMaximum: Convergence["otherMaximum"];
}

/** Puts a model together: which parameters are shared, which are each study's own, and how its integrals are computed. */
export function problemOf(
  data: GlmmData,
  spec: GlmmSpec,
  studies: GlmmStudies,
  rows: readonly (readonly number[])[],
): Problem {
  const fixed = isUnconditional(data, spec) && spec.model === "UM.FS";
  const own = (likelihood: StudyLikelihood): StudyLikelihood =>
    fixed ? profileOut(likelihood, INTERCEPT, ({ intercept }) => intercept) : likelihood;
  const { points } = spec;
  return {
    studies,
    rows,
    coefficients: rows[0]!.length,
    intercept: isUnconditional(data, spec) && spec.model === "UM.RS" ? [INTERCEPT, SIGMA] : [],
    likelihood: own(points >= EXACT_FROM ? exactLikelihood(points) : ruleLikelihood(points)),
    scout: own(exactLikelihood(SCOUT_POINTS)),
  };
}

/** The coefficients where searches start: the crude effect on a constant column, 0 on the others. */
function coefficientStart({ rows, coefficients, studies }: Problem): number[] {
  return Array.from({ length: coefficients }, (_, j) =>
    j === 0 && rows.every((row) => row[j] === 1) ? studies.start.effect : 0,
  );
}

/** A point where an effect or a shared parameter is beyond all that counts can say, or no point at all. */
function isLost({ rows, coefficients: p }: Problem, { at, jet }: Summit): boolean {
  const effects = rows.map((row) => row.reduce((sum, x, j) => sum + x * at[j]!, 0));
  return !Number.isFinite(jet.value) || [...effects, ...at.slice(p)].some((x) => !(Math.abs(x) < FAR));
}

/** Scouts from every start, then polishes each distinct summit; best first. */
function climbAll(problem: Problem, parameters: Parameters, starts: readonly Float64Array[]): Summit[] {
  const { studies, rows, likelihood, scout } = problem;
  const rough = objectiveOf(studies.studies, rows, scout, parameters);
  const fine = objectiveOf(studies.studies, rows, likelihood, parameters);
  const scouted = starts
    .map((start) => climb(rough, start, ROUGH))
    .filter((summit) => !isLost(problem, summit));
  const distinct = scouted.filter(
    (summit, i) => !scouted.slice(0, i).some((earlier) => isSamePlace(summit.at, earlier.at)),
  );
  return distinct
    .map(({ at }) => climb(fine, at, FINE))
    .filter((summit) => !isLost(problem, summit))
    .sort((a, b) => b.jet.value - a.jet.value);
}

/** Standard deviations count without their sign, which the likelihood does not see. */
function isSamePlace(a: Float64Array, b: Float64Array): boolean {
  return a.every((x, i) => Math.abs(Math.abs(x) - Math.abs(b[i]!)) < 0.05 * (1 + Math.abs(x)));
}

/** The model without heterogeneity of effects, or null where its likelihood has no maximum. */
export function fitEqual(problem: Problem): Fitted | null {
  const { studies, rows, coefficients, intercept, scout } = problem;
  const parameters: Parameters = { coefficients, shared: intercept };
  const beta = coefficientStart(problem);
  if (intercept.length > 0) {
    const starts = SIGMA_STARTS.map((sigma) => Float64Array.from([...beta, studies.start.intercept, sigma]));
    const [summit] = climbAll(problem, parameters, starts);
    return summit === undefined ? null : { summit, parameters, otherMaximum: null };
  }
  // Nothing is integrated here, so that the derivatives of any number of points are exact.
  const objective = objectiveOf(studies.studies, rows, scout, parameters);
  const summit = climb(objective, Float64Array.from(beta), FINE);
  return isLost(problem, summit) ? null : { summit, parameters, otherMaximum: null };
}

/**
 * The model with heterogeneous effects: searches from several tau beside the equal-effects model, keeps the highest summit, and
 * is the equal-effects model where none is higher. null where the likelihood has no maximum.
 */
export function fitRandom(problem: Problem, equal: Fitted): Fitted | null {
  const parameters: Parameters = { coefficients: problem.coefficients, shared: [...problem.intercept, TAU] };
  const base = Array.from(equal.summit.at);
  const starts = TAU_STARTS.map((tau) => Float64Array.from([...base, tau]));
  const summits = climbAll(problem, parameters, starts);
  const inner = summits.filter(({ at }) => Math.abs(at[at.length - 1]!) > NEGLIGIBLE);
  const [best, other] = inner;
  if (best === undefined) return summits.length === 0 ? null : equal;
  if (best.jet.value <= equal.summit.jet.value) return equal;
  return { summit: best, parameters, otherMaximum: other === undefined ? null : describe(other) };
}

function describe({ at, jet }: Summit): Convergence["otherMaximum"] {
  const tau = at[at.length - 1]!;
  return { tau2: tau * tau, logLik: jet.value };
}

/** The highest log-likelihood at a given tau, searched from the parameters of a fit (tau last, or absent). */
export function profileAt(problem: Problem, from: Fitted, tau: number): number {
  const parameters: Parameters = {
    coefficients: problem.coefficients,
    shared: problem.intercept,
    heldTau: tau,
  };
  const size = problem.coefficients + problem.intercept.length;
  const objective = objectiveOf(problem.studies.studies, problem.rows, problem.likelihood, parameters);
  return climb(objective, from.summit.at.slice(0, size), 1e-6).jet.value;
}
