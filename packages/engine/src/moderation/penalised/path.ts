import { inverseVarianceWeights, residualDf } from "../../estimators/moments.ts";
import type { Regressors } from "../../estimators/regressors.ts";
import { createModelInput, type ModelInput } from "../../models/model-input.ts";
import { effectsAt } from "../../models/regression/fit-meta-regression.ts";
import { tau2Of } from "../../models/univariate.ts";
import { exp, log } from "../../numeric/elementary.ts";
import { descend, type GroupProblem, largestLambda, lengthOf } from "./descend.ts";
import { backToColumns, type OrthonormalGroup, orthonormal, product, weightedMean } from "./orthonormal.ts";
import type { PathPoint, PenalisedData, PenalisedSpec } from "./types.ts";

/** A change of tau2 brings other weights, those another selection; after so many rounds the last one stands. */
const MOST_ROUNDS = 20;

/** The studies of a fit at one tau2, standardised. */
interface Standardised {
  readonly tau2: number;
  readonly groups: readonly OrthonormalGroup[];
  readonly problem: GroupProblem;
  /** Weighted mean of the effects, counted as in the data. */
  readonly mean: number;
}

/** Some of the studies as a path of fits needs them, with what is known of tau2 by selection. */
interface Part {
  readonly input: ModelInput;
  readonly columns: readonly (readonly Float64Array[])[];
  readonly known: Map<string, number | null>;
}

/**
 * The strengths of penalties that are tried: from the weakest at which nothing is selected, down by equal ratios to 1 in 100 of it,
 * or to 1 in 20 where there are as many columns as studies; on the scale of glmnet.
 * @returns descending; empty where the effects do not vary with any term
 */
export function lambdaGrid(data: PenalisedData, spec: PenalisedSpec): readonly number[] {
  const part = partOf(data);
  const { problem } = standardise(part, data, tau2Left(part, data, []) ?? 0, spec);
  const most = largestLambda(problem, spec.alpha);
  if (!(most > 0) || !Number.isFinite(most)) return [];
  const p = data.terms.reduce((sum, { columns }) => sum + columns.length, 0);
  const least = p < data.effects.yi.length - 1 ? 0.01 : 0.05;
  const steps = Math.max(1, spec.lambdas - 1);
  return Array.from({ length: spec.lambdas }, (_, i) => most * exp((log(least) * i) / steps));
}

/**
 * Penalised weighted least squares over a path of penalties. Weights are 1 / (v + tau2), with tau2 by the model's estimator: around
 * the mean where nothing is selected, else around the regression on the terms selected, not shrunk, so that at a vanishing penalty
 * the fit is the ordinary meta-regression. At each lambda the fit and tau2 follow each other until the selection stands; where
 * the terms selected leave no degree of freedom, tau2 stays what it was at the stronger penalty. Each term is standardised as a whole
 * under these weights and is one group with factor sqrt(number of its columns): which level is the reference does not matter.
 * @param rows places of the studies to learn from, ascending; absent = all
 * Source: Yuan & Lin (2006), JRSS B 68, 49-67; Simon & Tibshirani (2012), Statistica Sinica 22, 983-1001; the penalty with random
 * effects after Van Lissa, van Erp & Clapper (2023), Research Synthesis Methods 14(5), 724-745, doi:10.1002/jrsm.1628, whose tau2 is
 * a parameter of a Bayesian model instead.
 */
export function penalisedPath(
  data: PenalisedData,
  spec: PenalisedSpec,
  lambdas: readonly number[],
  rows?: readonly number[],
): PathPoint[] {
  const part = partOf(data, rows);
  let current = standardise(part, data, tau2Left(part, data, []) ?? 0, spec);
  let coefficients = data.terms.map(({ columns }) => columns.map(() => 0));
  return lambdas.map((lambda) => {
    const seen = new Set<string>();
    let selected: number[] = [];
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const theta = descend(current.problem, lambda, spec.alpha, startAt(current, coefficients));
      const { bounds } = current.problem;
      selected = bounds.flatMap(([from, to], g) => (lengthOf(theta, from, to) > 0 ? [g] : []));
      coefficients = current.groups.map((group, g) => {
        const [from, to] = bounds[g]!;
        return backToColumns(group, theta.subarray(from, to));
      });
      const key = selected.join();
      const tau2 = tau2Left(part, data, selected) ?? current.tau2;
      if (tau2 === current.tau2 || seen.has(key)) break;
      seen.add(key);
      current = standardise(part, data, tau2, spec);
    }
    return pointOf(lambda, current, part, coefficients, selected);
  });
}

function pointOf(
  lambda: number,
  { tau2, groups, mean }: Standardised,
  { input }: Part,
  coefficients: readonly (readonly number[])[],
  selected: readonly number[],
): PathPoint {
  const shift = groups.reduce(
    (sum, { means }, g) => means.reduce((all, m, c) => all + m * coefficients[g]![c]!, sum),
    0,
  );
  return {
    lambda,
    tau2,
    intercept: input.centre + mean - shift + 0,
    coefficients: coefficients.flat(),
    selected,
  };
}

function partOf(data: PenalisedData, rows: readonly number[] = data.effects.yi.map((_, i) => i)): Part {
  const columns = data.terms.map((term) =>
    term.columns.map((column) => Float64Array.from(rows, (row) => column[row]!)),
  );
  return { input: createModelInput(effectsAt(data.effects, rows)), columns, known: new Map() };
}

/** tau2 around the regression on some terms; null where they leave no degree of freedom. */
function tau2Left(part: Part, { model }: PenalisedData, selected: readonly number[]): number | null {
  const key = selected.join();
  const known = part.known.get(key);
  if (known !== undefined) return known;
  const regressors = regressorsOf(
    selected.flatMap((g) => part.columns[g]!),
    part.input.yi.length,
  );
  const input = { ...part.input, regressors };
  const tau2 = regressors.p < input.yi.length && residualDf(input) >= 1 ? tau2Of(input, model).tau2 : null;
  part.known.set(key, tau2);
  return tau2;
}

/** An orthonormal basis of the constant and some columns, repeated ones left out. */
function regressorsOf(columns: readonly Float64Array[], k: number): Regressors {
  const { q } = orthonormal(columns, new Float64Array(k).fill(1 / k));
  const p = q.length + 1;
  const basis = new Float64Array(k * p);
  const root = Math.sqrt(k);
  for (let i = 0; i < k; i++) {
    basis[i * p] = 1 / root;
    q.forEach((column, j) => {
      basis[i * p + j + 1] = column[i]! / root;
    });
  }
  return { p, basis };
}

function standardise(part: Part, data: PenalisedData, tau2: number, spec: PenalisedSpec): Standardised {
  const { input } = part;
  const raw = inverseVarianceWeights(input.vi, tau2);
  const sum = raw.reduce((all, w) => all + w, 0);
  const weights = raw.map((w) => w / sum);
  const groups = part.columns.map((columns) => orthonormal(columns, weights));
  const mean = weightedMean(input.yi, weights);
  const y = input.yi.map((value) => value - mean);
  const columns = groups.flatMap(({ q }) => q);
  const p = columns.length;
  const gram = new Float64Array(p * p);
  columns.forEach((a, i) => {
    columns.forEach((b, j) => {
      gram[i * p + j] = j < i ? gram[j * p + i]! : product(a, b, weights);
    });
  });
  const moments = Float64Array.from(columns, (column) => product(column, y, weights));
  const bounds = boundsOf(groups);
  const factors = bounds.map(([from, to], g) => {
    const factor = Math.sqrt(data.terms[g]!.columns.length);
    return spec.adaptive ? factor / adaptive(moments, from, to, Math.sqrt(product(y, y, weights))) : factor;
  });
  return { tau2, groups, mean, problem: { bounds, gram, moments, factors, total: product(y, y, weights) } };
}

/**
 * What a term tells by itself, as a multiple correlation.
 * Source: Zou (2006), JASA 101, 1418-1429; Huang, Ma & Zhang (2008), Statistica Sinica 18, 1603-1618, for these initial values.
 */
function adaptive(moments: Float64Array, from: number, to: number, sd: number): number {
  return sd > 0 ? Math.max(1e-6, lengthOf(moments, from, to) / sd) : 1;
}

function boundsOf(groups: readonly OrthonormalGroup[]): (readonly [number, number])[] {
  let end = 0;
  return groups.map(({ q }) => {
    const from = end;
    end += q.length;
    return [from, end] as const;
  });
}

/** The coefficients so far in the columns of other weights: t = R b. */
function startAt({ groups }: Standardised, coefficients: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(
    groups.flatMap(({ r, kept }, g) =>
      kept.map((_, i) =>
        kept.reduce((sum, place, c) => (c < i ? sum : sum + r[c]![i]! * coefficients[g]![place]!), 0),
      ),
    ),
  );
}
