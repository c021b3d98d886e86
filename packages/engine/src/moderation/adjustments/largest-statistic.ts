import { chisqLogTails } from "../../numeric/chi-square.ts";
import { atan2, exp, log, power, square } from "../../numeric/elementary.ts";
import { fLogTails } from "../../numeric/f-distribution.ts";
import { inner, symmetricEigen } from "../../numeric/linear-algebra.ts";
import { normalQuantile } from "../../numeric/normal.ts";
import { createRandom } from "../../numeric/random.ts";
import { tQuantile } from "../../numeric/student-t.ts";
import { axesOf, type Cosine, cosinesOnCircle, cosinesOnLine, cosinesOnSphere } from "./directions.ts";

/** The distribution of the largest of several correlated |t| or |z|. */
export interface LargestStatistic {
  /** P(largest > c), with the half-width (99 %) of its error: 0 where it is integrated exactly. */
  exceeding(c: number): { readonly p: number; readonly error: number };
}

const SHIFTS = 12;
const POINTS = 2000;
const NODES = 28;

/**
 * P(max |T_i| > c) for multivariate t or normal T with correlations R of rank r: with the largest cosine H between a random
 * direction and the axes of the statistics it is the mean over H of P(F(r, df) > c^2 / (r H^2)), so that only the direction is
 * integrated: exactly up to r = 3, by randomly shifted lattice points with the seed above.
 * @param df null = normal
 * Source: Genz & Bretz (2009), Computation of Multivariate Normal and t Probabilities, 4.1.2 (spherical-radial);
 * Somerville (1998), Computational Statistics & Data Analysis 28, 437-460. R: `1 - pmvt(-c, c, df = df, corr = R)`
 */
export function largestStatistic(
  correlation: readonly (readonly number[])[],
  df: number | null,
  seed: number,
): LargestStatistic {
  const axes = axesOf(correlation);
  const rank = axes[0]!.length;
  const groups = cosinesOf(axes, rank, seed).map(condense);
  const tail = (c: number, h: number): number => {
    const x = square(c / h);
    return exp(Math.min(0, (df === null ? chisqLogTails(x, rank) : fLogTails(x / rank, rank, df))[1]));
  };
  return {
    exceeding(c) {
      if (!(c > 0)) return { p: 1, error: 0 };
      const means = groups.map((nodes) =>
        nodes.reduce((sum, { at, weight }) => sum + weight * tail(c, at), 0),
      );
      const p = means.reduce((sum, value) => sum + value, 0) / means.length;
      return { p: Math.min(1, p), error: means.length === 1 ? 0 : errorOf(means, p) };
    },
  };
}

function errorOf(means: readonly number[], mean: number): number {
  const squares = means.reduce((sum, value) => sum + square(value - mean), 0);
  return tQuantile(0.995, means.length - 1) * Math.sqrt(squares / (means.length - 1) / means.length);
}

function cosinesOf(axes: readonly Float64Array[], rank: number, seed: number): Cosine[][] {
  if (rank === 1) return [cosinesOnLine()];
  if (rank === 2) return [cosinesOnCircle(axes.map((axis) => atan2(axis[1]!, axis[0]!)))];
  return rank === 3 ? [cosinesOnSphere(axes)] : cosinesBySampling(axes, rank, seed);
}

/** An even sequence of points, shifted at random, folded, and brought to the sphere. */
function cosinesBySampling(axes: readonly Float64Array[], rank: number, seed: number): Cosine[][] {
  const random = createRandom(seed);
  const steps = evenSteps(rank);
  return Array.from({ length: SHIFTS }, () => {
    const shift = steps.map(() => random.uniform());
    return Array.from({ length: POINTS }, (_, n) => {
      const z = Float64Array.from(steps, (step, j) => {
        const u = (shift[j]! + (n + 1) * step) % 1;
        return normalQuantile(Math.min(1 - 1e-15, Math.max(1e-15, 1 - Math.abs(2 * u - 1))));
      });
      const length = Math.sqrt(inner(z, z));
      const at = axes.reduce((most, axis) => Math.max(most, Math.abs(inner(axis, z)) / length), 0);
      return { at, weight: 1 / POINTS };
    });
  });
}

/** 1/g, 1/g^2, ... with g^(dimensions + 1) = g + 1: the golden ratio and its kin, whose multiples fill the cube evenly. */
function evenSteps(dimensions: number): number[] {
  let ratio = 1.5;
  for (let step = 0; step < 60; step++) ratio = exp(log(1 + ratio) / (dimensions + 1));
  return Array.from({ length: dimensions }, (_, j) => 1 / power(ratio, j + 1));
}

/**
 * The Gauss rule of a discrete distribution: few nodes that integrate polynomials as all of its points do.
 * Source: Gautschi (2004), Orthogonal Polynomials, 2.2.3 (Stieltjes) and 3.1 (Golub-Welsch)
 */
function condense(points: readonly Cosine[]): readonly Cosine[] {
  if (points.length <= 2 * NODES) return points;
  const weights = Float64Array.from(points, ({ weight }) => weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = new Float64Array(points.length);
  let now = new Float64Array(points.length).fill(1 / Math.sqrt(total));
  const matrix = new Float64Array(NODES * NODES);
  let link = 0;
  let size = 0;
  for (; size < NODES; size++) {
    const next = new Float64Array(points.length);
    let centre = 0;
    for (let i = 0; i < next.length; i++) centre += weights[i]! * points[i]!.at * square(now[i]!);
    for (let i = 0; i < next.length; i++) {
      next[i] = (points[i]!.at - centre) * now[i]! - link * before[i]!;
    }
    matrix[size * NODES + size] = centre;
    let norm = 0;
    for (let i = 0; i < next.length; i++) norm += weights[i]! * square(next[i]!);
    link = Math.sqrt(norm);
    // Fewer different points than nodes: the rule is already complete.
    if (!(link > 1e-9) || size + 1 === NODES) break;
    matrix[size * NODES + size + 1] = link;
    matrix[(size + 1) * NODES + size] = link;
    before = now;
    now = next.map((value) => value / link);
  }
  return gaussRule(matrix, Math.min(size + 1, NODES), total);
}

function gaussRule(matrix: Float64Array, size: number, total: number): Cosine[] {
  const part = new Float64Array(size * size);
  for (let r = 0; r < size; r++) for (let c = 0; c < size; c++) part[r * size + c] = matrix[r * NODES + c]!;
  const { values, vectors } = symmetricEigen(part, size);
  return Array.from(values, (at, j) => ({ at, weight: total * square(vectors[j]![0]!) }));
}
