import { log } from "../../numeric/elementary.ts";
import { choleskyDecompose, choleskySolve, invertSpd } from "../../numeric/linear-algebra.ts";
import { LOG_SQRT_TWO_PI, type Target } from "./target.ts";

/** Where the density of a target is largest at one tau, and the normal distribution it resembles there. */
export interface Peak {
  readonly at: Float64Array;
  readonly height: number;
  /** Lower factor of the covariance matrix, row by row. */
  readonly factor: Float64Array;
  /** log of the integral of that normal distribution. */
  readonly laplace: number;
}

/** Step of the differences, in units of a coordinate's scale. */
const STEP = 1e-4;
const MOST_STEPS = 60;
/** A step that promises less than this in log density is the last. */
const ENOUGH = 1e-7;
const MOST_DAMPING = 1e12;

/** Log density at a point. */
function heightAt(target: Target, at: Float64Array): number {
  let sum = 0;
  for (let depth = 0; depth < target.dims; depth++) sum += target.fix(depth, at[depth]!);
  return sum;
}

interface Slopes {
  readonly gradient: Float64Array;
  /** Minus the second derivatives. */
  readonly curvature: Float64Array;
}

/** First and second derivatives in units of the scales, by central differences. */
function slopesAt(target: Target, at: Float64Array, height: number, scales: Float64Array): Slopes {
  const dims = at.length;
  const gradient = new Float64Array(dims);
  const curvature = new Float64Array(dims * dims);
  const moved = Float64Array.from(at);
  const shifted = (a: number, da: number, b: number, db: number): number => {
    moved.set(at);
    moved[a]! += da * STEP * scales[a]!;
    moved[b]! += db * STEP * scales[b]!;
    return heightAt(target, moved);
  };
  for (let a = 0; a < dims; a++) {
    const [up, down] = [shifted(a, 1, a, 0), shifted(a, -1, a, 0)];
    gradient[a] = (up - down) / (2 * STEP);
    curvature[a * dims + a] = (2 * height - up - down) / (STEP * STEP);
    for (let b = 0; b < a; b++) {
      const mixed = shifted(a, 1, b, 1) - shifted(a, 1, b, -1) - shifted(a, -1, b, 1) + shifted(a, -1, b, -1);
      curvature[a * dims + b] = curvature[b * dims + a] = -mixed / (4 * STEP * STEP);
    }
  }
  return { gradient, curvature };
}

/** The curvature with so much added to its diagonal that its inverse is a step upwards. */
function damped(curvature: Float64Array, dims: number, damping: number): Float64Array {
  const sum = Float64Array.from(curvature);
  for (let a = 0; a < dims; a++) sum[a * dims + a]! += damping * (1 + Math.abs(curvature[a * dims + a]!));
  return sum;
}

/**
 * Climbs to the largest density by Newton's method with Levenberg's damping.
 * @param from a place to begin at; absent = the target's own
 */
export function peakOf(target: Target, from: Float64Array | null): Peak {
  const { dims } = target;
  const scales = Float64Array.from({ length: dims }, (_, depth) => target.scale(depth));
  let at = from ?? Float64Array.from({ length: dims }, (_, depth) => target.start(depth));
  let height = heightAt(target, at);
  let damping = 0;
  let slopes = slopesAt(target, at, height, scales);
  for (let step = 0; step < MOST_STEPS; step++) {
    const factor = choleskyDecompose(damped(slopes.curvature, dims, damping), dims);
    const move = factor === null ? null : choleskySolve(factor, slopes.gradient);
    if (move !== null) {
      const next = at.map((value, a) => value + move[a]! * scales[a]!);
      const reached = heightAt(target, next);
      const promised = move.reduce((sum, part, a) => sum + part * slopes.gradient[a]!, 0);
      if (reached >= height) {
        [at, height] = [next, reached];
        damping = damping < 1e-3 ? 0 : damping / 10;
        slopes = slopesAt(target, at, height, scales);
        if (promised < ENOUGH) break;
        continue;
      }
      if (promised < ENOUGH) break;
    }
    damping = damping === 0 ? 1e-2 : damping * 10;
    if (damping > MOST_DAMPING) break;
  }
  return shaped(at, height, slopes.curvature, scales);
}

/** The normal shape at a peak; where differences give none, the scales of the coordinates stand for it. */
function shaped(at: Float64Array, height: number, curvature: Float64Array, scales: Float64Array): Peak {
  const dims = at.length;
  const covariance = invertSpd(curvature, dims);
  const factor =
    (covariance === null ? null : choleskyDecompose(covariance, dims)) ??
    Float64Array.from({ length: dims * dims }, (_, place) => (place % (dims + 1) === 0 ? 1 : 0));
  let laplace = height + dims * LOG_SQRT_TWO_PI;
  for (let a = 0; a < dims; a++) {
    for (let b = 0; b <= a; b++) factor[a * dims + b]! *= scales[a]!;
    laplace += log(factor[a * dims + a]!);
  }
  return { at, height, factor, laplace };
}
