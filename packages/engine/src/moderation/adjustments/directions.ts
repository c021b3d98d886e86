import { atan2, cos, sin, square } from "../../numeric/elementary.ts";
import { inner, symmetricEigen } from "../../numeric/linear-algebra.ts";
import { gaussLegendreOn } from "../../numeric/quadrature.ts";

/** A value of the largest cosine between a random direction and the axes of the statistics, with its probability. */
export interface Cosine {
  readonly at: number;
  readonly weight: number;
}

/**
 * Unit vectors whose products are the correlations: statistics are their products with a spherical vector of as many dimensions
 * as the correlation matrix has rank. Rows that differ by sign alone are one axis.
 */
export function axesOf(correlation: readonly (readonly number[])[]): readonly Float64Array[] {
  const m = correlation.length;
  const { values, vectors } = symmetricEigen(Float64Array.from(correlation.flat()), m);
  const largest = Math.max(...values);
  const kept = Array.from(values, (_, j) => j).filter((j) => values[j]! > 1e-10 * largest);
  const axes: Float64Array[] = [];
  for (let i = 0; i < m; i++) {
    const row = Float64Array.from(kept, (j) => vectors[j]![i]! * Math.sqrt(values[j]!));
    const length = Math.sqrt(inner(row, row));
    const unit = row.map((x) => x / length);
    if (!axes.some((other) => Math.abs(inner(other, unit)) > 1 - 1e-12)) axes.push(unit);
  }
  return axes;
}

/** One dimension: every direction is the axis. */
export function cosinesOnLine(): Cosine[] {
  return [{ at: 1, weight: 1 }];
}

/** Two dimensions: around each axis the cosine of the angle to it, up to half way to its neighbours. */
export function cosinesOnCircle(angles: readonly number[]): Cosine[] {
  const sorted = angles.map((angle) => ((angle % Math.PI) + Math.PI) % Math.PI).sort((a, b) => a - b);
  return sorted.flatMap((angle, i) => {
    const next = i + 1 < sorted.length ? sorted[i + 1]! : sorted[0]! + Math.PI;
    // Both neighbours have this half of the gap between them.
    return gaussLegendreOn(0, (next - angle) / 2, 2).map(({ at, weight }) => ({
      at: cos(at),
      weight: (2 * weight) / Math.PI,
    }));
  });
}

/** Three dimensions: around each axis a spherical polygon, integrated along the circles around the axis. */
export function cosinesOnSphere(axes: readonly Float64Array[]): Cosine[] {
  return axes.flatMap((axis, i) => {
    const [across, along] = frameOf(axis);
    const borders = axes.flatMap((other, j) =>
      j === i ? [] : [1, -1].map((sign) => borderOf(axis, other, sign, across, along)),
    );
    const turns = cornersOf(borders);
    return turns.flatMap((from, t) => {
      const to = t + 1 < turns.length ? turns[t + 1]! : turns[0]! + 2 * Math.PI;
      return gaussLegendreOn(from, to, 1).flatMap((turn) => {
        const reach = Math.PI / 2 - atan2(farthest(borders, turn.at), 1);
        return gaussLegendreOn(0, reach, 1).map(({ at, weight }) => ({
          at: cos(at),
          weight: (turn.weight * weight * sin(at)) / (2 * Math.PI),
        }));
      });
    });
  });
}

/** The plane half way to another axis as a point: its product with (cos, sin) of the turn is the cotangent of its angle. */
function borderOf(
  axis: Float64Array,
  other: Float64Array,
  sign: number,
  across: Float64Array,
  along: Float64Array,
): readonly [number, number] {
  const height = 1 - sign * inner(axis, other);
  return [(sign * inner(other, across)) / height, (sign * inner(other, along)) / height];
}

function farthest(borders: readonly (readonly [number, number])[], turn: number): number {
  const [x, y] = [cos(turn), sin(turn)];
  return borders.reduce((most, [a, b]) => Math.max(most, a * x + b * y), Number.NEGATIVE_INFINITY);
}

/** Turns at which one border gives way to another, ascending. */
function cornersOf(borders: readonly (readonly [number, number])[]): number[] {
  const found: number[] = [];
  for (const [i, [a, b]] of borders.entries()) {
    for (const [c, d] of borders.slice(i + 1)) {
      const length = Math.sqrt(square(a - c) + square(b - d));
      if (!(length > 1e-12)) continue;
      const level = atan2(a - c, d - b) + 2 * Math.PI;
      for (const turn of [level, level + Math.PI]) {
        const here = a * cos(turn) + b * sin(turn);
        if (here >= farthest(borders, turn) - 1e-9) found.push(turn % (2 * Math.PI));
      }
    }
  }
  const sorted = found.sort((x, y) => x - y);
  const apart = sorted.filter((turn, i) => i === 0 || turn - sorted[i - 1]! > 1e-9);
  return apart.length > 0 ? apart : [0, Math.PI / 2, Math.PI, 1.5 * Math.PI];
}

/** Two unit vectors square to an axis of three dimensions and to each other. */
function frameOf(axis: Float64Array): readonly [Float64Array, Float64Array] {
  const least = axis.reduce((at, x, i) => (Math.abs(x) < Math.abs(axis[at]!) ? i : at), 0);
  const across = axis.map((x, i) => (i === least ? 1 : 0) - axis[least]! * x);
  const length = Math.sqrt(inner(across, across));
  const unit = across.map((x) => x / length);
  const [a, b, c] = [axis[0]!, axis[1]!, axis[2]!];
  const [u, v, w] = [unit[0]!, unit[1]!, unit[2]!];
  return [unit, Float64Array.of(b * w - c * v, c * u - a * w, a * v - b * u)];
}
