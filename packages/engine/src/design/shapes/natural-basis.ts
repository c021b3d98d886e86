import { cubicBSplines, type Jet } from "./b-spline.ts";
import type { Basis } from "./types.ts";

/**
 * Natural cubic spline: the cubic B-splines but the first, turned by two Householder reflections so that all but two
 * have no curvature at the boundary knots, and those two left out; straight beyond the boundary.
 * Source: Hastie (1992) in Statistical Models in S, section 7.6.2.
 * R: `splines::ns(x, knots = inner, Boundary.knots = boundary)`
 */
export function naturalBasis(inner: readonly number[], boundary: readonly [number, number]): Basis {
  const [low, high] = boundary;
  const knots = [low, low, low, low, ...inner, high, high, high, high];
  const splines = (x: number): Jet[] => cubicBSplines(knots, x).slice(1);
  const turn = reflections([low, high].map((end) => splines(end).map(({ second }) => second)));
  const at = (x: number): number[] => turn(splines(x).map(({ value }) => value)).slice(2);
  const slopeAt = (x: number): number[] => turn(splines(x).map(({ first }) => first)).slice(2);
  const ends = boundary.map((end) => ({ end, value: at(end), slope: slopeAt(end) }));
  const beyond = (x: number, side: number): number[] => {
    const { end, value, slope } = ends[side]!;
    return value.map((start, j) => start + (x - end) * slope[j]!);
  };
  return {
    size: inner.length + 1,
    of: (x) => (x < low ? beyond(x, 0) : x > high ? beyond(x, 1) : at(x)),
  };
}

/** The reflections that turn the vectors, one after the other, onto the axes. */
function reflections(vectors: readonly (readonly number[])[]): (vector: readonly number[]) => number[] {
  const mirrors: (readonly number[])[] = [];
  const turn = (vector: readonly number[]): number[] =>
    mirrors.reduce((turned: number[], mirror) => reflect(turned, mirror), [...vector]);
  vectors.forEach((vector, place) => {
    mirrors.push(mirrorOf(turn(vector), place));
  });
  return turn;
}

/** v with x - 2 v v'x / v'v on the axis `place`, what comes before it untouched. */
function mirrorOf(vector: readonly number[], place: number): readonly number[] {
  const tail = vector.map((value, i) => (i < place ? 0 : value));
  const length = Math.sqrt(tail.reduce((sum, value) => sum + value * value, 0));
  const sign = tail[place]! < 0 ? -1 : 1;
  return tail.map((value, i) => (i === place ? value + sign * length : value));
}

function reflect(vector: readonly number[], mirror: readonly number[]): number[] {
  const square = mirror.reduce((sum, value) => sum + value * value, 0);
  if (square === 0) return [...vector];
  const along = mirror.reduce((sum, value, i) => sum + value * vector[i]!, 0);
  return vector.map((value, i) => value - ((2 * along) / square) * mirror[i]!);
}
