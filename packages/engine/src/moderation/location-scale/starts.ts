import { exp, log } from "../../numeric/elementary.ts";
import { type Coordinates, combine, projectionOn } from "./coordinates.ts";
import { locationAt, type Problem } from "./likelihood.ts";

/** Multiples of the crude tau2, in logarithms, that searches start from. */
const LEVELS = [0, -2, 2, -4.5, 4.5];
/** How far starts lean towards each scale moderator, on log tau2, and towards several at once. */
const LEANS = [-4, -1.5, 1.5, 4];
const CORNER = 3;
/** Beyond this many columns their corners are too many. */
const MOST_CORNERED = 5;
/** How many of the levels are leaned from. */
const LEANING = 3;

/** tau2 by moments from unweighted residuals, at least a twentieth of the mean sampling variance. */
function crudeTau2(problem: Problem): number {
  const { v } = problem;
  const meanV = v.reduce((sum, x) => sum + x, 0) / v.length;
  const spread = crudeResiduals(problem).reduce((sum, r) => sum + r * r, 0);
  const left = Math.max(1, v.length - problem.x.length);
  return Math.max(spread / left - meanV, meanV / 20);
}

/** Residuals of the unweighted fit. */
function crudeResiduals(problem: Problem): Float64Array {
  const flat = { ...problem, v: new Float64Array(problem.v.length).fill(1) };
  return locationAt(flat, new Float64Array(problem.v.length))?.residuals ?? problem.y;
}

/** Starts of the log link: levels of tau2, levels that lean to each moderator, and what squared residuals suggest. */
export function logStarts(problem: Problem, scale: Coordinates): Float64Array[] {
  const middle = log(crudeTau2(problem)) - problem.offset;
  const k = problem.v.length;
  const starts = LEVELS.map((level) => projectionOn(scale, new Float64Array(k).fill(middle + level)));
  for (const base of starts.slice(0, LEANING)) {
    for (let j = 0; j < base.length; j++) {
      for (const side of LEANS) starts.push(base.map((x, i) => (i === j ? x + side : x)));
    }
  }
  starts.push(...corners(starts[0]!));
  const local = crudeResiduals(problem).map(
    (r, i) => log(Math.max(r * r - problem.v[i]!, problem.v[i]! / 10)) - problem.offset,
  );
  return [...starts, projectionOn(scale, local)];
}

/** Every combination of leaning up and down. */
function corners(base: Float64Array): Float64Array[] {
  if (base.length < 2 || base.length > MOST_CORNERED) return [];
  return Array.from({ length: 1 << base.length }, (_, bits) =>
    base.map((x, i) => x + ((bits >> i) & 1 ? CORNER : -CORNER)),
  );
}

/** Starts of the identity link, all with every tau2 above 0: levels, and nine tenths of the way to 0 along each moderator. */
export function identityStarts(problem: Problem, inside: Float64Array): Float64Array[] {
  const eta = combine(problem.z, inside);
  const mean = eta.reduce((sum, x) => sum + x, 0) / eta.length;
  const unit = crudeTau2(problem) / mean;
  const starts = LEVELS.map((level) => inside.map((x) => x * unit * exp(level)));
  const base = starts[0]!;
  for (let j = 0; j < base.length; j++) {
    for (const side of [-1, 1]) {
      const direction = base.map((_, i) => (i === j ? side : 0));
      const room = roomAlong(problem.z, base, direction);
      const far = 0.9 * Math.min(room, 3 * Math.abs(crudeTau2(problem)));
      starts.push(base.map((x, i) => x + far * direction[i]!));
    }
  }
  return starts;
}

/** How far one can go in a direction before a linear predictor is 0. */
export function roomAlong(z: readonly Float64Array[], at: Float64Array, direction: Float64Array): number {
  const eta = combine(z, at);
  const moves = combine(z, direction);
  let room = Number.MAX_VALUE;
  for (let i = 0; i < eta.length; i++) if (moves[i]! < 0) room = Math.min(room, eta[i]! / -moves[i]!);
  return room;
}
