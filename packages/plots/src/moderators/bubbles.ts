import type { PanelPoint } from "@treeline/engine";

/** What the area of a bubble stands for. */
export type AreaKind = "model" | "precision" | "equal";

/** A study without weight, or with hardly any, is still seen. */
const LEAST_RADIUS = 2;

/**
 * Radii in px whose areas are in proportion to what they stand for.
 * @param largest of the study that counts most
 * @param equal of every study where all count the same
 */
export function bubbleRadii(
  points: readonly PanelPoint[],
  area: AreaKind,
  { largest, equal }: { readonly largest: number; readonly equal: number },
): readonly number[] {
  if (area === "equal") return points.map(() => equal);
  const most = points.reduce((found, point) => Math.max(found, rootOf(point, area)), 0);
  return points.map((point) => {
    const share = most > 0 ? rootOf(point, area) / most : 1;
    return Math.max(LEAST_RADIUS, largest * share);
  });
}

/** Square roots, for the square of one over a variance may be beyond double precision. */
function rootOf({ weight, vi }: PanelPoint, area: AreaKind): number {
  const root = area === "model" ? Math.sqrt(weight) : 1 / Math.sqrt(vi);
  return Number.isFinite(root) ? root : 0;
}

/** The largest bubble, smaller where there are many. */
export function largestRadius(count: number, width: number): number {
  const roomy = width >= 600 ? 16 : 12;
  return count <= 30 ? roomy : count <= 100 ? 0.8 * roomy : 0.55 * roomy;
}

/** The golden ratio spreads any number of points evenly. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * How far each study of a group is moved aside, from -1 to 1, so that studies of equal effect stay apart: the same on every
 * drawing. A study alone is not moved.
 */
export function jitter(count: number): readonly number[] {
  if (count === 1) return [0];
  return Array.from({ length: count }, (_, index) => 2 * ((0.5 + index * GOLDEN) % 1) - 1);
}
