import { INTERCEPT } from "../../design/index.ts";
import { inverseVarianceWeights } from "../../estimators/moments.ts";
import { createRandom, mixedSeed } from "../../numeric/random.ts";
import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import { shuffled } from "../inflation/reshuffle.ts";
import type { ModerationInput } from "../moderation-stage.ts";
import { foldCount, foldsOf } from "../tree/cross-validate.ts";
import { PENALISED_DEFAULTS } from "./defaults.ts";
import { lambdaGrid, penalisedPath } from "./path.ts";
import { penalisedData } from "./penalised-data.ts";
import type {
  ChosenPenalty,
  CrossValidated,
  Penalised,
  PenalisedData,
  PenalisedSpec,
  PenalisedUnit,
} from "./types.ts";

/** Parts the random numbers of the halves from those of other analyses with the same seed. */
const STREAM = 0x1a5;

/** A document's terms, ready to be shrunk. */
export interface PenalisedPlan {
  readonly data: PenalisedData;
  readonly spec: PenalisedSpec;
  readonly lambdas: readonly number[];
  /** Folds, then halves. */
  readonly units: number;
}

/**
 * A penalised meta-regression of a document's terms, ready to be cross-validated.
 * @returns issues of {@link penalisedData}, `penalised-nothing-varies`
 * @throws RangeError when alpha does not lie above 0 and up to 1
 */
export function planPenalised(
  input: ModerationInput,
  choices: Partial<PenalisedSpec> = {},
): Result<PenalisedPlan> {
  const spec = { ...PENALISED_DEFAULTS, seed: input.model.seed, ...choices };
  if (!(spec.alpha > 0 && spec.alpha <= 1)) throw new RangeError(`alpha is ${spec.alpha}`);
  const data = penalisedData(input);
  if (!data.ok) return data;
  const lambdas = lambdaGrid(data.value, spec);
  if (lambdas.length === 0) return fail(...data.issues, nothingVaries());
  const units = foldCount(data.value.effects, spec) + spec.resamples;
  return ok({ data: data.value, spec, lambdas, units }, data.issues);
}

/** The units from `from` up to but not including `to`, each with random numbers of its own. */
export function penalisedUnits(plan: PenalisedPlan, from: number, to: number): readonly PenalisedUnit[] {
  const folds = foldCount(plan.data.effects, plan.spec);
  return Array.from({ length: Math.max(0, to - from) }, (_, place) => {
    const unit = from + place;
    return unit < folds ? foldUnit(plan, unit, folds) : halfUnit(plan, unit - folds);
  });
}

function foldUnit({ data, spec, lambdas }: PenalisedPlan, fold: number, folds: number): PenalisedUnit {
  const k = data.effects.yi.length;
  const own = foldsOf(k, folds, spec.seed);
  const all = Array.from({ length: k }, (_, i) => i);
  const path = penalisedPath(
    data,
    spec,
    lambdas,
    all.filter((i) => own[i] !== fold),
  );
  const columns = data.terms.flatMap((term) => term.columns);
  const studies = all
    .filter((i) => own[i] === fold)
    .map((study) => {
      const errors = path.map(({ intercept, coefficients }) => {
        const error =
          data.effects.yi[study]! -
          coefficients.reduce((sum, b, j) => sum + b * columns[j]![study]!, intercept);
        return error * error;
      });
      return { study, errors };
    });
  return { kind: "fold", fold, studies };
}

/** What is selected from half of the studies, drawn without replacement (Meinshausen & Bühlmann 2010, JRSS B 72, 417-473). */
function halfUnit({ data, spec, lambdas }: PenalisedPlan, place: number): PenalisedUnit {
  const all = data.effects.yi.map((_, i) => i);
  const random = createRandom(mixedSeed(spec.seed, STREAM, place));
  const half = shuffled(all, random)
    .slice(0, Math.floor(all.length / 2))
    .sort((a, b) => a - b);
  return { kind: "half", selected: penalisedPath(data, spec, lambdas, half).map(({ selected }) => selected) };
}

/**
 * The path on all studies with its cross-validated error, the fits by both rules, and how stable their selections are.
 * The error at a lambda is sum w e^2 / sum w over studies left out, w = 1 / (v + tau2) with tau2 around the mean; its standard error
 * is that of the weighted mean of the folds' errors.
 * @param units all of them, in any order
 * Source: Friedman, Hastie & Tibshirani (2010), J. Statistical Software 33(1), for both rules. R: `cv.glmnet(X, y, weights = w)`
 */
export function combinePenalised(plan: PenalisedPlan, units: readonly PenalisedUnit[]): Result<Penalised> {
  const { data, spec, lambdas, units: wanted } = plan;
  if (units.length !== wanted) throw new RangeError(`${units.length} of ${wanted} units were made`);
  const errors = foldErrors(plan, units);
  const path = penalisedPath(data, spec, lambdas).map(
    (point, place): CrossValidated => ({ ...point, ...errorAt(errors, place) }),
  );
  const best = path.reduce((least, { error }, place) => (error < path[least]!.error ? place : least), 0);
  const within = path.findIndex(({ error }) => error <= path[best]!.error + path[best]!.se);
  const halves = units.flatMap((unit) => (unit.kind === "half" ? [unit.selected] : []));
  const chosen = (place: number): ChosenPenalty => choose(plan, path[place]!, place, halves);
  const value: Penalised = {
    spec,
    k: data.effects.yi.length,
    terms: data.terms.map(({ label }) => label),
    path,
    min: chosen(best),
    oneSe: chosen(within),
  };
  return ok(value, [withoutErrors()]);
}

interface FoldErrors {
  readonly weight: number;
  /** Weighted mean squared error at each lambda. */
  readonly errors: readonly number[];
}

function foldErrors({ data, spec, lambdas }: PenalisedPlan, units: readonly PenalisedUnit[]): FoldErrors[] {
  const [atNothing] = penalisedPath(data, spec, lambdas.slice(0, 1));
  const weights = inverseVarianceWeights(Float64Array.from(data.effects.vi), atNothing?.tau2 ?? 0);
  return units
    .flatMap((unit) => (unit.kind === "fold" ? [unit] : []))
    .sort((a, b) => a.fold - b.fold)
    .map(({ studies }) => {
      const weight = studies.reduce((sum, { study }) => sum + weights[study]!, 0);
      const errors = lambdas.map(
        (_, at) =>
          studies.reduce((sum, { study, errors: own }) => sum + weights[study]! * own[at]!, 0) / weight,
      );
      return { weight, errors };
    });
}

function errorAt(folds: readonly FoldErrors[], at: number): { readonly error: number; readonly se: number } {
  const total = folds.reduce((sum, { weight }) => sum + weight, 0);
  const error = folds.reduce((sum, { weight, errors }) => sum + weight * errors[at]!, 0) / total;
  const spread = folds.reduce(
    (sum, { weight, errors }) => sum + weight * (errors[at]! - error) * (errors[at]! - error),
    0,
  );
  return { error, se: Math.sqrt(spread / total / Math.max(1, folds.length - 1)) };
}

function choose(
  { data }: PenalisedPlan,
  { lambda, tau2, intercept, coefficients, selected }: CrossValidated,
  place: number,
  halves: readonly (readonly (readonly number[])[])[],
): ChosenPenalty {
  const columns = data.terms.flatMap(({ names, labels }, term) =>
    names.map((name, c) => ({ name, label: labels[c]!, term })),
  );
  const share = (term: number): number =>
    halves.filter((path) => path[place]!.includes(term)).length / Math.max(1, halves.length);
  return {
    place,
    lambda,
    tau2,
    coefficients: [
      { name: INTERCEPT, label: "Intercept", term: null, estimate: intercept },
      ...columns.map((column, j) => ({ ...column, estimate: coefficients[j]! })),
    ],
    selected: data.terms.map((_, term) => selected.includes(term)),
    stability: data.terms.map((_, term) => share(term)),
  };
}

function nothingVaries(): Issue {
  return issue(
    "penalised-nothing-varies",
    "error",
    "Nothing is shrunk: the effects are not related to any moderator, not even by chance.",
    "Check that the effects differ, and that moderators differ among the studies that have all of them.",
    { field: "moderators.variables" },
  );
}

function withoutErrors(): Issue {
  return issue(
    "penalised-no-standard-errors",
    "note",
    "Shrunken coefficients come without standard errors and p-values: they are biased towards 0 on purpose, and were selected on the same data.",
    "Read the stability of the selection instead; test moderators named beforehand in an ordinary meta-regression.",
    { field: "moderators.terms" },
  );
}
