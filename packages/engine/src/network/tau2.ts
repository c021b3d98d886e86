import { exp, log } from "../numeric/elementary.ts";
import { choleskyDecompose, logDeterminant } from "../numeric/linear-algebra.ts";
import { findRoot } from "../numeric/root.ts";
import { type Block, flowOf, laplacianOf, residualQ, type Solution, solveBlocks } from "./blocks.ts";
import { blockOf, type NetworkStudy } from "./study-arms.ts";

/** Q of studies with its degrees of freedom, and by how much it is expected to rise with each unit of tau2. */
export interface Moments {
  readonly q: number;
  readonly df: number;
  readonly slope: number;
}

/**
 * The moments of Q around a network fitted to the studies: E[Q] = df + tau2 slope at the weights of tau2 = 0, where slope is
 * tr(P Omega) with Omega the correlation 1/2 of comparisons that share an arm.
 * Source: Jackson, White & Riley (2012), Statistics in Medicine 31, 3805-3820.
 * @returns null where the network cannot be solved
 */
export function momentsOf(studies: readonly NetworkStudy[], n: number): Moments | null {
  const blocks = studies.map((study) => blockOf(study, 0));
  const solved = solveBlocks(blocks, n);
  if (solved === null) return null;
  return {
    q: blocks.reduce((sum, block) => sum + residualQ(block, solved), 0),
    df: degreesOfFreedom(studies, solved),
    slope: traceOfP(blocks, solved) / 2,
  };
}

/** Independent comparisons of the studies less the treatments they tell apart. */
export function degreesOfFreedom(
  studies: readonly Pick<NetworkStudy, "treatments">[],
  { used, parts }: Solution,
): number {
  return studies.reduce((sum, { treatments }) => sum + treatments.length - 1, 0) - (used - parts);
}

/** tr(P) over arms: the sum of tr(L_s) less tr(G sum L_s L_s). */
function traceOfP(blocks: readonly Block[], { inverse, effects }: Solution): number {
  const n = effects.length;
  let trace = 0;
  for (const { treatments, weights } of blocks) {
    const p = treatments.length;
    for (let r = 0; r < p; r++) {
      trace += weights[r * p + r]!;
      for (let c = 0; c < p; c++) {
        let squared = 0;
        for (let i = 0; i < p; i++) squared += weights[r * p + i]! * weights[i * p + c]!;
        trace -= squared * inverse[treatments[r]! * n + treatments[c]!]!;
      }
    }
  }
  return trace;
}

/** tau2 by the method of moments, from one network or from several groups of studies that share it. */
export function momentTau2(groups: readonly Moments[]): number {
  const sum = (key: keyof Moments): number => groups.reduce((total, group) => total + group[key], 0);
  const slope = sum("slope");
  return slope > 0 && sum("df") > 0 ? Math.max(0, (sum("q") - sum("df")) / slope) : 0;
}

const POINTS_PER_DECADE = 4;
const MOST_POINTS = 200;

/**
 * tau2 of the highest (restricted) likelihood: the sign of the score is read on a grid even in log tau2, each change from + to
 * - is polished to machine precision, and the highest maximum is taken.
 * Source: Jackson, Barrett, Rice, White & Higgins (2014), Statistics in Medicine 33, 3639-3654.
 * R: `rma.mv(yi, V, mods = X, random = ~ arm | study, rho = 0.5, method = "REML")`
 */
export function likelihoodTau2(
  studies: readonly NetworkStudy[],
  n: number,
  restricted: boolean,
): number | null {
  const at = (tau2: number): Likelihood | null => likelihoodAt(studies, n, tau2, restricted);
  const scoreAt = (tau2: number): number => at(tau2)?.score ?? Number.NaN;
  const start = at(0);
  if (start === null) return null;
  const maxima: number[] = start.score <= 0 ? [0] : [];
  const variances = studies.flatMap(({ spectrum }) => [...spectrum.values]);
  let low = 0;
  let fLow = start.score;
  let high = Math.min(...variances) / 100;
  const reach = Math.max(...variances, largestSquare(studies, n));
  const ratio = exp(Math.LN10 / POINTS_PER_DECADE);
  for (let point = 0; point < MOST_POINTS; point++) {
    const fHigh = scoreAt(high);
    if (Number.isNaN(fHigh)) return null;
    if (fLow > 0 && fHigh <= 0) maxima.push(findRoot(scoreAt, low, high, 1e-14, fLow, fHigh).root);
    if (fHigh <= 0 && high > reach) break;
    [low, fLow] = [high, fHigh];
    high *= ratio;
  }
  return maxima.reduce((best, tau2) => (at(tau2)!.logLik > at(best)!.logLik ? tau2 : best), maxima[0] ?? 0);
}

interface Likelihood {
  readonly score: number;
  /** Up to a constant. */
  readonly logLik: number;
}

function likelihoodAt(
  studies: readonly NetworkStudy[],
  n: number,
  tau2: number,
  restricted: boolean,
): Likelihood | null {
  const blocks = studies.map((study) => blockOf(study, tau2));
  const solved = solveBlocks(blocks, n);
  if (solved === null) return null;
  let q = 0;
  let squares = 0;
  let trace = 0;
  let logPrecision = 0;
  blocks.forEach((block, at) => {
    q += residualQ(block, solved);
    squares += squaredFlow(block, solved);
    const p = block.treatments.length;
    for (let i = 0; i < p; i++) trace += block.weights[i * p + i]!;
    for (const value of studies[at]!.spectrum.values) logPrecision -= log(value + tau2 / 2);
  });
  const information = restricted ? logInformation(blocks, n) : 0;
  if (information === null) return null;
  return {
    score: (squares - (restricted ? traceOfP(blocks, solved) : trace)) / 4,
    logLik: (logPrecision - q - information) / 2,
  };
}

/** r' L L r of the residuals of a block. */
function squaredFlow(block: Block, { effects }: Solution): number {
  const residual = block.effects.map((effect, i) => effect - effects[block.treatments[i]!]!);
  return flowOf({ ...block, effects: residual }).reduce((sum, flow) => sum + flow * flow, 0);
}

/** log |X' W X| of a connected network: the Laplacian without the row and column of its first treatment. */
function logInformation(blocks: readonly Block[], n: number): number | null {
  const laplacian = laplacianOf(blocks, n);
  const size = n - 1;
  const reduced = new Float64Array(size * size);
  for (let r = 0; r < size; r++) {
    for (let c = 0; c < size; c++) reduced[r * size + c] = laplacian[(r + 1) * n + c + 1]!;
  }
  const factor = choleskyDecompose(reduced, size);
  return factor === null ? null : logDeterminant(factor, size);
}

/** The largest squared difference that heterogeneity could have to account for. */
function largestSquare(studies: readonly NetworkStudy[], n: number): number {
  const solved = solveBlocks(
    studies.map((study) => blockOf(study, 0)),
    n,
  );
  if (solved === null) return 0;
  const residuals = studies.flatMap(({ effects, treatments }) =>
    [...effects].map(
      (effect, i) => effect - (solved.effects[treatments[i]!]! - solved.effects[treatments[0]!]!),
    ),
  );
  return residuals.reduce((largest, residual) => Math.max(largest, 16 * residual * residual), 0);
}
