import type { FitStatistics } from "../analysis-types.ts";
import { criteria } from "../models/fit-statistics.ts";
import { type Block, blocksOf, type RandomTerm, rowsByLevel, type SamplingBlock } from "./blocks.ts";
import { asRows, crossProduct } from "./dense.ts";
import {
  type DependentModel,
  type LikelihoodPoint,
  logDetOf,
  pointAt,
  residuals,
  timesSmall,
} from "./likelihood.ts";
import { type SearchResult, search } from "./search.ts";

/** Dependent effects, their predictors and what ties them together. */
export interface MultilevelInput {
  /** Effects, length k, on the analysis scale. */
  readonly yi: readonly number[];
  /** Predictors, k rows of p, of full rank; the intercept among them where there is one. */
  readonly x: readonly (readonly number[])[];
  /** Sampling errors, each row in one block. */
  readonly sampling: readonly SamplingBlock[];
  readonly terms: readonly RandomTerm[];
  readonly method: "REML" | "ML";
  /** Values of parameters that are not to be estimated, term after term; null = estimate. Absent = estimate all. */
  readonly fixed?: readonly (number | null)[];
}

/** A fitted multilevel model, with what inference on it works on. */
export interface MultilevelFit {
  readonly model: DependentModel;
  readonly point: LikelihoodPoint;
  readonly search: SearchResult;
  /** Which parameters were given: by the user, or 0 for a factor with a single level. */
  readonly fixed: readonly (number | null)[];
  readonly beta: readonly number[];
  /** p x p. */
  readonly vcov: readonly (readonly number[])[];
  /** The parameters of all terms as they are searched, in order. */
  readonly theta: readonly number[];
  /** Variances and correlations by term. */
  readonly components: readonly (readonly number[])[];
  readonly statistics: FitStatistics;
  /** Cochran's Q of the effects around the model without random effects; null where V is not positive definite. */
  readonly q: number | null;
  /** Of Higgins & Thompson for dependent errors: (k - p) / tr P; null where V is not positive definite. */
  readonly typicalVariance: number | null;
}

/**
 * The multilevel (three-level, crossed, multivariate) random-effects model y ~ N(X b, V + sum_j Z_j G_j Z_j'), its parameters
 * at the maximum of the (restricted) likelihood, boundary included.
 * A factor with one level has no variance to estimate; it is held at 0, as metafor does.
 * @returns null where no positive definite covariance matrix was found
 * Source: Konstantopoulos (2011), doi:10.1002/jrsm.35; Cheung (2014), doi:10.1037/a0032968.
 * R: `rma.mv(yi, V, mods = ~ x, random = ~ 1 | study/effect, method = "REML")`
 */
export function fitMultilevel(input: MultilevelInput): MultilevelFit | null {
  const { yi, x, sampling, terms, method } = input;
  const blocks = blocksOf(yi, x, sampling, terms);
  const p = x[0]!.length;
  const model: DependentModel = {
    blocks,
    terms,
    parameters: terms.flatMap(({ structure, q }) => structure.parameters(q)),
    k: yi.length,
    p,
    method,
    logDetXX: logDetOf(blocks, p),
  };
  const fixed = fixedParameters(input);
  // As many coefficients as effects leave nothing to estimate a variance from.
  const held = model.k > model.p ? fixed : model.parameters.map((_, i) => fixed[i] ?? 0);
  const found = search(model, held);
  if (found === null) return null;
  const { point } = found;
  const none = pointAt({ ...model, terms: [], parameters: [] }, []);
  const estimated = fixed.filter((value) => value === null).length;
  return {
    model,
    point,
    search: found,
    fixed,
    beta: Array.from(point.beta),
    vcov: asRows(point.bread, model.p),
    theta: point.theta,
    components: componentsOf(model, point.theta),
    statistics: statisticsOf(model, point, none, model.p + estimated),
    q: none === null ? null : qOf(model, none),
    typicalVariance: none === null || model.k <= model.p ? null : typicalOf(model, none),
  };
}

/** Variances that nothing tells of: of a factor with one level, and of an inner level that one level of the outer factor has. */
function fixedParameters({ terms, fixed }: MultilevelInput): (number | null)[] {
  let from = 0;
  return terms.flatMap((term) => {
    const specs = term.structure.parameters(term.q);
    const values = specs.map(({ kind }, i) => {
      const given = fixed?.[from + i] ?? null;
      return given ?? (kind === "variance" && hasOneLevel(term, specs.length, i) ? 0 : null);
    });
    from += specs.length;
    return values;
  });
}

function hasOneLevel({ structure, outer, inner, q }: RandomTerm, parameters: number, i: number): boolean {
  if (structure.r === null) return outer.every((level) => level === outer[0]);
  if (q < 2 || parameters < q) return false;
  const levels = new Set(outer.filter((_, row) => inner[row] === i));
  return levels.size === 1;
}

function componentsOf({ terms }: DependentModel, theta: readonly number[]): number[][] {
  let from = 0;
  return terms.map(({ structure, q }) => {
    const part = theta.slice(from, from + structure.parameters(q).length);
    from += part.length;
    return structure.natural?.(part, q) ?? part;
  });
}

function statisticsOf(
  model: DependentModel,
  { logLik }: LikelihoodPoint,
  none: LikelihoodPoint | null,
  parameters: number,
): FitStatistics {
  if (model.method === "REML") return criteria(logLik, -2 * logLik, model.k - model.p, parameters);
  // Saturated: every effect fitted exactly, with V alone around it.
  const saturated = none === null ? logLik : none.logLik + 0.5 * qOf(model, none);
  return criteria(logLik, 2 * (saturated - logLik), model.k, parameters);
}

function qOf(model: DependentModel, none: LikelihoodPoint): number {
  let q = 0;
  for (const [b, block] of model.blocks.entries()) {
    const r = residuals(block, none.beta, model.p);
    for (let i = 0; i < block.n; i++) q += r[i]! * none.states[b]!.wr[i]!;
  }
  return q;
}

function typicalOf(model: DependentModel, none: LikelihoodPoint): number {
  let trace = 0;
  for (const [b, block] of model.blocks.entries())
    trace += projectedTrace(block, none.states[b]!, none.bread, model.p);
  return (model.k - model.p) / trace;
}

/** tr(W - WX (X'WX)^-1 X'W) of one block. */
function projectedTrace(
  { n }: Block,
  { w, wx }: { readonly w: Float64Array; readonly wx: Float64Array },
  bread: Float64Array,
  p: number,
): number {
  const wxc = timesSmall(wx, bread, n, p);
  let trace = 0;
  for (let r = 0; r < n; r++) {
    trace += w[r * n + r]!;
    for (let c = 0; c < p; c++) trace -= wxc[r * p + c]! * wx[r * p + c]!;
  }
  return trace;
}

/**
 * Degrees of freedom by containment: the fewest levels of a factor within which a predictor does not vary, less the number of
 * coefficients; k - p for a predictor that varies within every level of every factor.
 * R: `rma.mv(..., test = "t", dfs = "contain")`
 */
export function containmentDf({ model }: MultilevelFit, x: readonly (readonly number[])[]): number[] {
  const levels = model.terms.map(({ outer }) => rowsByLevel(outer));
  return Array.from({ length: model.p }, (_, c) => {
    const counts = levels
      .filter((groups) => groups.every((rows) => rows.every((row) => x[row]![c] === x[rows[0]!]![c])))
      .map((groups) => groups.length);
    return Math.min(model.k, ...counts) - model.p;
  });
}

/** The random effect of one level as the data predict it. */
export interface PredictedEffect {
  /** Number of the level, as in the term. */
  readonly level: number;
  readonly estimate: number;
  /** Of the prediction error, the uncertainty of the coefficients included. */
  readonly se: number;
}

/**
 * Best linear unbiased predictions of the effects of an intercept term: sigma2 Z'W r, with variance
 * sigma2 - sigma2^2 z'P z.
 * @param t place of the term
 * Source: Robinson (1991), doi:10.1214/ss/1177011926. R: `ranef(rma.mv(...))`
 */
export function predictedEffects({ model, point }: MultilevelFit, t: number): PredictedEffect[] {
  const { outer } = model.terms[t]!;
  const sigma2 = point.matrices[t]!.g[0]!;
  const { p } = model;
  const found = new Map<number, { wr: number; w: number; wx: Float64Array }>();
  for (const [b, { rows, n }] of model.blocks.entries()) {
    const { w, wx, wr } = point.states[b]!;
    for (let r = 0; r < n; r++) {
      const level = outer[rows[r]!]!;
      const sums = found.get(level) ?? { wr: 0, w: 0, wx: new Float64Array(p) };
      found.set(level, sums);
      sums.wr += wr[r]!;
      for (let c = 0; c < p; c++) sums.wx[c]! += wx[r * p + c]!;
      for (let s = 0; s < n; s++) if (outer[rows[s]!] === level) sums.w += w[r * n + s]!;
    }
  }
  return [...found].map(([level, { wr, w, wx }]) => {
    const fitted = crossProduct(timesSmall(wx, point.bread, 1, p), wx, 1, p, p);
    let taken = 0;
    for (let c = 0; c < p; c++) taken += fitted[c * p + c]!;
    return {
      level,
      estimate: sigma2 * wr,
      se: Math.sqrt(Math.max(0, sigma2 - sigma2 * sigma2 * (w - taken))),
    };
  });
}
