import { log } from "../../../numeric/elementary.ts";
import { choleskyDecompose, choleskySolve } from "../../../numeric/linear-algebra.ts";
import type { Random } from "../../../numeric/random.ts";
import { backSubstituted, normals } from "../../missing/linear-draw.ts";
import { inverseGamma, sliceStep } from "./draw.ts";
import type { HorseshoeData, HorseshoeSpec, HorseshoeState } from "./types.ts";

/** A prior SD so many times what the data know of a coefficient leaves it to the data: nothing larger can be told apart. */
const FLAT = 1e6;

type Draws = Pick<Random, "uniform" | "normal">;

/** Where a chain starts: scattered, so that chains which agree have forgotten it. */
export function startChain({ columns, tau }: HorseshoeData, random: Draws): HorseshoeState {
  const p = columns.length;
  return {
    intercept: 0,
    beta: new Float64Array(p),
    tau: tau ?? random.uniform(),
    local: new Float64Array(p).fill(1),
    localAuxiliary: new Float64Array(p).fill(1),
    global: random.uniform(),
    globalAuxiliary: 1,
  };
}

/**
 * One round of Gibbs sampling of y ~ N(a + X b, v + tau^2), b_j ~ N(0, lambda_j^2 phi^2), lambda_j ~ C+(0, 1), phi ~ C+(0, s),
 * tau ~ C+(0, t), a flat: half-Cauchy scales as mixtures of inverse gammas, lambda_j^2 | nu_j ~ IG(1/2, 1 / nu_j),
 * nu_j ~ IG(1/2, 1); true effects are integrated out, and tau is drawn by a slice.
 * Source: Carvalho, Polson & Scott (2010), Biometrika 97, 465-480; Makalic & Schmidt (2016), IEEE Signal Processing Letters 23(1),
 * 179-182, doi:10.1109/LSP.2015.2503725, with known variances in place of a common one.
 */
export function gibbsRound(
  data: HorseshoeData,
  spec: Pick<HorseshoeSpec, "globalScale" | "tauScale">,
  state: HorseshoeState,
  random: Draws,
): void {
  drawCoefficients(data, state, random);
  drawScales(spec.globalScale, state, random);
  if (data.tau === null) drawTau(data, spec.tauScale, state, random);
}

/**
 * Coefficients given all scales: b = S c, c ~ N(M^-1 S X'Wy, M^-1) with M = S X'WX S + I, X and y counted from their weighted means
 * and S the diagonal of prior SDs; then the intercept given them. M is at least the identity, however small the scales are.
 */
export function drawCoefficients(
  { y, v, columns }: HorseshoeData,
  state: HorseshoeState,
  random: Pick<Random, "normal">,
): void {
  const p = columns.length;
  const weights = v.map((vi) => 1 / (vi + state.tau * state.tau));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = (x: Float64Array): number => x.reduce((sum, xi, i) => sum + weights[i]! * xi, 0) / total;
  const yBar = mean(y);
  const xBars = columns.map(mean);
  const product = (a: Float64Array, aBar: number, b: Float64Array, bBar: number): number =>
    a.reduce((sum, ai, i) => sum + weights[i]! * (ai - aBar) * (b[i]! - bBar), 0);
  const squares = columns.map((x, j) => product(x, xBars[j]!, x, xBars[j]!));
  const scales = columns.map((_, j) =>
    Math.min(Math.sqrt(state.local[j]! * state.global), FLAT / Math.sqrt(squares[j]!)),
  );
  const precision = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      const cross = i === j ? squares[i]! : product(columns[i]!, xBars[i]!, columns[j]!, xBars[j]!);
      precision[i * p + j] = precision[j * p + i] = scales[i]! * cross * scales[j]!;
    }
    precision[i * p + i]! += 1;
  }
  const factor = choleskyDecompose(precision, p);
  if (factor === null)
    throw new RangeError("the posterior precision of the coefficients is not positive definite");
  const moments = Float64Array.from(columns, (x, j) => scales[j]! * product(x, xBars[j]!, y, yBar));
  const centre = choleskySolve(factor, moments);
  const away = backSubstituted(factor, normals(p, random));
  let fitted = 0;
  for (let j = 0; j < p; j++) {
    state.beta[j] = scales[j]! * (centre[j]! + away[j]!);
    fitted += xBars[j]! * state.beta[j]!;
  }
  state.intercept = yBar - fitted + random.normal() / Math.sqrt(total);
}

/** All scales given the coefficients; each is an inverse gamma variable. */
function drawScales(globalScale: number, state: HorseshoeState, random: Draws): void {
  const { beta, local, localAuxiliary } = state;
  let sum = 0;
  for (let j = 0; j < beta.length; j++) {
    const squared = beta[j]! * beta[j]!;
    local[j] = inverseGamma(2, 1 / localAuxiliary[j]! + squared / (2 * state.global), random);
    localAuxiliary[j] = inverseGamma(2, 1 + 1 / local[j]!, random);
    sum += squared / local[j]!;
  }
  state.global = inverseGamma(beta.length + 1, 1 / state.globalAuxiliary + sum / 2, random);
  state.globalAuxiliary = inverseGamma(2, 1 / (globalScale * globalScale) + 1 / state.global, random);
}

function drawTau(
  { y, v, columns }: HorseshoeData,
  scale: number,
  state: HorseshoeState,
  random: Draws,
): void {
  const squares = y.map((yi, i) => {
    const residual = columns.reduce((left, x, j) => left - x[i]! * state.beta[j]!, yi - state.intercept);
    return residual * residual;
  });
  const logDensity = (tau: number): number => {
    if (!(tau > 0)) return Number.NEGATIVE_INFINITY;
    // The logarithm of a product of variances costs one logarithm instead of k, as long as the product is held.
    let sum = -log(1 + (tau * tau) / (scale * scale));
    let variances = 1;
    for (let i = 0; i < v.length; i++) {
      const variance = v[i]! + tau * tau;
      sum -= squares[i]! / (2 * variance);
      variances *= variance;
      if (variances < 1e-250 || variances > 1e250) {
        sum -= log(variances) / 2;
        variances = 1;
      }
    }
    return sum - log(variances) / 2;
  };
  state.tau = sliceStep(state.tau, logDensity, 0.5, random);
}
