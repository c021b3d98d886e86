import { log } from "../numeric/elementary.ts";
import { choleskyDecompose, invertSpd, logDeterminant } from "../numeric/linear-algebra.ts";
import type { Block, RandomTerm } from "./blocks.ts";
import { addTo, apply, crossProduct, invertWithDeterminant, multiply, traceOf } from "./dense.ts";
import type { StructureMatrix, StructureParameter } from "./structures/types.ts";

/** The Gaussian model y ~ N(X b, V + sum of Z G Z'), its rows in blocks that are independent of each other. */
export interface DependentModel {
  readonly blocks: readonly Block[];
  readonly terms: readonly RandomTerm[];
  /** Parameters of the terms, one term after the other. */
  readonly parameters: readonly StructureParameter[];
  readonly k: number;
  readonly p: number;
  readonly method: "REML" | "ML";
  /** log |X'X|; NaN where predictors are not of full rank. */
  readonly logDetXX: number;
}

/** One block at one point: W = M^-1, W X and W r. */
interface BlockState {
  readonly w: Float64Array;
  readonly wx: Float64Array;
  readonly wr: Float64Array;
}

/** The likelihood and the coefficients that maximise it at one set of parameters. */
export interface LikelihoodPoint {
  readonly theta: readonly number[];
  readonly logLik: number;
  readonly beta: Float64Array;
  /** (X'WX)^-1, p x p. */
  readonly bread: Float64Array;
  readonly states: readonly BlockState[];
  readonly matrices: readonly StructureMatrix[];
}

/** Slope and curvature of the log-likelihood in the parameters. */
export interface LikelihoodSlopes {
  readonly gradient: Float64Array;
  /** The expected information, m x m, never indefinite. */
  readonly expected: Float64Array;
  /** Minus the second derivatives, m x m. */
  readonly observed: Float64Array;
}

const LOG_2_PI = log(2 * Math.PI);

/**
 * The (restricted) log-likelihood with the constants of metafor: -1/2 [(k - p) log 2 pi - log |X'X| + log |M| + log |X'WX| + r'Wr]
 * for REML; -1/2 [k log 2 pi + log |M| + r'Wr] for ML.
 * @returns null where M is not positive definite
 * Source: Harville (1977), doi:10.1080/01621459.1977.10480998. R: `logLik(rma.mv(...))`
 */
export function pointAt(model: DependentModel, theta: readonly number[]): LikelihoodPoint | null {
  const { blocks, p } = model;
  const matrices = matricesOf(model, theta);
  const xwx = new Float64Array(p * p);
  const xwy = new Float64Array(p);
  let logDet = 0;
  const solved: { w: Float64Array; wx: Float64Array }[] = [];
  for (const block of blocks) {
    const inverse = invertWithDeterminant(marginal(model, matrices, block), block.n);
    if (inverse === null) return null;
    const { inverse: w } = inverse;
    logDet += inverse.logDeterminant;
    const wx = apply(w, block.x, block.n, p);
    addTo(xwx, crossProduct(block.x, wx, block.n, p, p));
    addTo(xwy, crossProduct(wx, block.y, block.n, p, 1));
    solved.push({ w, wx });
  }
  const factor = choleskyDecompose(xwx, p);
  const bread = factor === null ? null : invertSpd(xwx, p);
  if (factor === null || bread === null) return null;
  const beta = apply(bread, xwy, p, 1);
  let rss = 0;
  const states = blocks.map((block, b): BlockState => {
    const { w, wx } = solved[b]!;
    const r = residuals(block, beta, p);
    const wr = apply(w, r, block.n, 1);
    for (let i = 0; i < block.n; i++) rss += r[i]! * wr[i]!;
    return { w, wx, wr };
  });
  const logLik =
    model.method === "ML"
      ? -0.5 * (model.k * LOG_2_PI + logDet + rss)
      : -0.5 * ((model.k - p) * LOG_2_PI - model.logDetXX + logDet + logDeterminant(factor, p) + rss);
  return Number.isFinite(logLik) ? { theta, logLik, beta, bread, states, matrices } : null;
}

/** y - X b of a block. */
export function residuals(block: Block, beta: Float64Array, p: number): Float64Array {
  return block.y.map((y, i) => {
    let fitted = 0;
    for (let c = 0; c < p; c++) fitted += block.x[i * p + c]! * beta[c]!;
    return y - fitted;
  });
}

/**
 * First and second derivatives of the profile log-likelihood. With P = W - WX(X'WX)^-1X'W and A_i the derivative of M:
 * gradient 1/2 [r'W A_i W r - tr(P A_i)], expected 1/2 tr(P A_i P A_j), observed r'W A_i P A_j W r - 1/2 tr(P A_i P A_j) less
 * what the curvature of M adds; the traces with W in place of P for ML.
 * Source: Gilmour, Thompson & Cullis (1995), doi:10.2307/2533274
 */
export function slopesAt(model: DependentModel, point: LikelihoodPoint): LikelihoodSlopes {
  const { blocks, p } = model;
  const m = model.parameters.length;
  const reml = model.method === "REML";
  const gradient = new Float64Array(m);
  const traces = new Float64Array(m * m);
  const quadratic = new Float64Array(m * m);
  const h = Array.from({ length: m }, () => new Float64Array(p * p));
  const cross = Array.from({ length: m }, () => new Float64Array(p));
  const half = reml ? Array.from({ length: m * m }, () => new Float64Array(p * p)) : [];
  for (const [b, block] of blocks.entries()) {
    const { w, wx, wr } = point.states[b]!;
    const n = block.n;
    const slopes = blockSlopes(model, point.matrices, block);
    const wa = slopes.map((a) => (a === null ? null : multiply(w, a, n)));
    const au = slopes.map((a) => (a === null ? null : apply(a, wr, n, 1)));
    const ax = slopes.map((a) => (a === null ? null : apply(a, wx, n, p)));
    for (let i = 0; i < m; i++) {
      const [wai, aui, axi] = [wa[i] ?? null, au[i] ?? null, ax[i] ?? null];
      if (wai === null || aui === null || axi === null) continue;
      let trace = 0;
      for (let r = 0; r < n; r++) {
        trace += wai[r * n + r]!;
        gradient[i]! += 0.5 * wr[r]! * aui[r]!;
      }
      gradient[i]! -= 0.5 * trace;
      if (reml) addTo(h[i]!, crossProduct(wx, axi, n, p, p));
      addTo(cross[i]!, crossProduct(wx, aui, n, p, 1));
      const waui = apply(w, aui, n, 1);
      const waxi = reml ? apply(w, axi, n, p) : null;
      for (let j = 0; j <= i; j++) {
        const [waj, auj, axj] = [wa[j] ?? null, au[j] ?? null, ax[j] ?? null];
        if (waj === null || auj === null || axj === null) continue;
        traces[i * m + j]! += traceOf(wai, waj, n);
        for (let r = 0; r < n; r++) quadratic[i * m + j]! += waui[r]! * auj[r]!;
        if (waxi !== null) addTo(half[i * m + j]!, crossProduct(waxi, axj, n, p, p));
      }
    }
  }
  const { bread } = point;
  const ch = h.map((one) => multiply(bread, one, p));
  const expected = new Float64Array(m * m);
  const observed = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    if (reml) gradient[i]! += 0.5 * traceDiagonal(ch[i]!, p);
    const projected = apply(bread, cross[i]!, p, 1);
    for (let j = 0; j <= i; j++) {
      const at = i * m + j;
      let trace = traces[at]!;
      if (reml) trace += traceOf(ch[i]!, ch[j]!, p) - 2 * traceOf(bread, half[at]!, p);
      let form = quadratic[at]!;
      for (let c = 0; c < p; c++) form -= projected[c]! * cross[j]![c]!;
      expected[at] = 0.5 * trace;
      observed[at] = form - 0.5 * trace;
      expected[j * m + i] = expected[at]!;
      observed[j * m + i] = observed[at]!;
    }
  }
  bend(model, point, observed);
  return { gradient, expected, observed };
}

function traceDiagonal(a: Float64Array, n: number): number {
  let total = 0;
  for (let i = 0; i < n; i++) total += a[i * n + i]!;
  return total;
}

function matricesOf({ terms }: DependentModel, theta: readonly number[]): StructureMatrix[] {
  let from = 0;
  return terms.map(({ structure, q, distance }) => {
    const count = structure.parameters(q).length;
    const matrix = structure.matrix(theta.slice(from, from + count), q, distance);
    from += count;
    return matrix;
  });
}

/** M = V + sum of Z G Z' of one block. */
function marginal(
  { terms }: DependentModel,
  matrices: readonly StructureMatrix[],
  block: Block,
): Float64Array {
  const { n, rows } = block;
  const m = Float64Array.from(block.v);
  for (const [t, { outer, inner, q }] of terms.entries()) {
    const { g } = matrices[t]!;
    for (let r = 0; r < n; r++) {
      for (let c = 0; c < n; c++) {
        if (outer[rows[r]!] === outer[rows[c]!]) m[r * n + c]! += g[inner[rows[r]!]! * q + inner[rows[c]!]!]!;
      }
    }
  }
  return m;
}

/** dM by each parameter in one block; null where it is nought throughout. */
function blockSlopes(
  { terms }: DependentModel,
  matrices: readonly StructureMatrix[],
  { n, rows }: Block,
): (Float64Array | null)[] {
  return terms.flatMap(({ outer, inner, q }, t) =>
    matrices[t]!.derivatives.map((slope) => {
      const a = new Float64Array(n * n);
      let any = false;
      for (let r = 0; r < n; r++) {
        for (let c = 0; c < n; c++) {
          if (outer[rows[r]!] !== outer[rows[c]!]) continue;
          const value = slope[inner[rows[r]!]! * q + inner[rows[c]!]!]!;
          a[r * n + c] = value;
          any ||= value !== 0;
        }
      }
      return any ? a : null;
    }),
  );
}

const STEP = 1e-4;

/** Takes the part that the curvature of G adds from the observed information; nothing for variances alone. */
function bend(model: DependentModel, point: LikelihoodPoint, observed: Float64Array): void {
  const m = model.parameters.length;
  let from = 0;
  for (const [t, term] of model.terms.entries()) {
    const { structure, q, distance } = term;
    const specs = structure.parameters(q);
    if (specs.some(({ kind }) => kind !== "variance")) {
      const slope = slopeOfG(model, point, t);
      const theta = point.theta.slice(from, from + specs.length);
      for (const [i, { kind, lower }] of specs.entries()) {
        const step =
          STEP * (kind === "correlation" ? 1 - lower : theta[i]!) || (kind === "loading" ? STEP : 0);
        if (step === 0) continue;
        const up = structure.matrix(theta.with(i, theta[i]! + step), q, distance).derivatives;
        const down = structure.matrix(theta.with(i, theta[i]! - step), q, distance).derivatives;
        for (let j = 0; j < specs.length; j++) {
          let total = 0;
          for (let at = 0; at < q * q; at++)
            total += (slope[at]! * (up[j]![at]! - down[j]![at]!)) / (2 * step);
          observed[(from + i) * m + from + j]! -= total / 2;
          observed[(from + j) * m + from + i]! -= total / 2;
        }
      }
    }
    from += specs.length;
  }
}

/** The slope of the log-likelihood in each element of the G of a term. */
function slopeOfG(model: DependentModel, point: LikelihoodPoint, t: number): Float64Array {
  const { outer, inner, q } = model.terms[t]!;
  const { p } = model;
  const slope = new Float64Array(q * q);
  for (const [b, { n, rows }] of model.blocks.entries()) {
    const { w, wx, wr } = point.states[b]!;
    const wxc = timesSmall(wx, point.bread, n, p);
    for (let r = 0; r < n; r++) {
      for (let c = 0; c < n; c++) {
        if (outer[rows[r]!] !== outer[rows[c]!]) continue;
        let projected = w[r * n + c]!;
        if (model.method === "REML") {
          for (let i = 0; i < p; i++) projected -= wxc[r * p + i]! * wx[c * p + i]!;
        }
        slope[inner[rows[r]!]! * q + inner[rows[c]!]!]! += 0.5 * (wr[r]! * wr[c]! - projected);
      }
    }
  }
  return slope;
}

/** A B for A of n x p and B of p x p. */
export function timesSmall(a: Float64Array, b: Float64Array, n: number, p: number): Float64Array {
  const product = new Float64Array(n * p);
  for (let r = 0; r < n; r++) {
    for (let i = 0; i < p; i++) {
      for (let c = 0; c < p; c++) product[r * p + c]! += a[r * p + i]! * b[i * p + c]!;
    }
  }
  return product;
}

/** log |X'X|; NaN where the predictors are not of full rank. */
export function logDetOf(blocks: readonly Block[], p: number): number {
  const xx = new Float64Array(p * p);
  for (const { x, n } of blocks) addTo(xx, crossProduct(x, x, n, p, p));
  const factor = choleskyDecompose(xx, p);
  return factor === null ? Number.NaN : logDeterminant(factor, p);
}
