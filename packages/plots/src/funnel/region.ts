import type { Point } from "../nodes.ts";

/** A funnel on the analysis scale: centre plus and minus `halfWidth` standard errors. */
export interface Funnel {
  readonly centre: number;
  /** Normal quantile: 1.96 for 95 %. */
  readonly halfWidth: number;
  /** Between-study variance that widens it; absent = 0, whose sides are straight. */
  readonly tau2?: number;
}

/** The plotting area of a funnel plot in px; standard errors grow downwards from 0 at `top`. */
export interface FunnelFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  x(effect: number): number;
  /** px to an effect on the analysis scale. */
  effectAt(x: number): number;
  /** px of a standard error; of no meaning where the upright axis is not a function of it. */
  y(standardError: number): number;
  /** px of a study. */
  at(study: FramedStudy): number;
  /** Standard errors from top to bottom at which curved sides are drawn; absent = straight from 0 to the largest. */
  readonly errors?: readonly number[];
}

/** What a study's height in the frame is found from. */
export interface FramedStudy {
  readonly rowId: string;
  readonly standardError: number;
  readonly size: number | null;
}

export function isInFunnel(funnel: Funnel, effect: number, standardError: number): boolean {
  return Math.abs(effect - funnel.centre) <= halfAt(funnel, standardError);
}

/** The lower and the upper side of the funnel at a standard error. */
export function funnelEnds(funnel: Funnel, standardError: number): readonly [number, number] {
  const half = halfAt(funnel, standardError);
  return [funnel.centre - half, funnel.centre + half];
}

/** Half the width of the funnel at a standard error. */
function halfAt({ halfWidth, tau2 = 0 }: Funnel, standardError: number): number {
  return halfWidth * Math.hypot(standardError, Math.sqrt(tau2));
}

/** Standard errors at which the sides are drawn: two where they are straight. */
function heights({ tau2 = 0 }: Funnel, { errors }: FunnelFrame, largestError: number): readonly number[] {
  if (errors !== undefined) return errors;
  const pieces = tau2 > 0 ? 32 : 1;
  return Array.from({ length: pieces + 1 }, (_, place) => (largestError * place) / pieces);
}

/** One side of the funnel from its top down to the frame's bottom. */
function sideOf(funnel: Funnel, frame: FunnelFrame, largestError: number, side: 1 | -1): Point[] {
  return heights(funnel, frame, largestError).map((error) => ({
    x: frame.x(funnel.centre + side * halfAt(funnel, error)),
    y: frame.y(error),
  }));
}

/** The region of a funnel down to the frame's bottom, cut at its sides; [] where nothing of it is in the frame. */
export function funnelPolygon(funnel: Funnel, frame: FunnelFrame, largestError: number): Point[] {
  const right = sideOf(funnel, frame, largestError, 1);
  const left = sideOf(funnel, frame, largestError, -1).toReversed();
  // Straight sides meet at the top, where one corner is enough.
  const corners =
    (funnel.tau2 ?? 0) > 0 || frame.errors !== undefined
      ? [...right, ...left]
      : [...right, ...left.slice(0, -1)];
  return cutAt(cutAt(corners, frame.left, 1), frame.right, -1);
}

/** The boundary lines of a funnel, cut at the frame's sides; several to a side where it is curved. */
export function funnelBoundaries(funnel: Funnel, frame: FunnelFrame, largestError: number): [Point, Point][] {
  return ([-1, 1] as const).flatMap((side) => {
    const points = sideOf(funnel, frame, largestError, side);
    return points.slice(1).flatMap((to, place) => cutToFrame([points[place]!, to], frame));
  });
}

/** The part of a line between the frame's sides; none where it lies outside. */
export function cutToFrame(line: [Point, Point], frame: FunnelFrame): [Point, Point][] {
  const cut = cutLine(cutLine(line, frame.left, 1), frame.right, -1);
  return cut === null ? [] : [cut];
}

/** Sutherland & Hodgman (1974): the part of a convex polygon on one side of an upright line. `side` 1 keeps what lies right of it. */
function cutAt(polygon: readonly Point[], edge: number, side: 1 | -1): Point[] {
  return polygon.flatMap((point, index) => {
    const next = polygon[(index + 1) % polygon.length]!;
    const inside = side * (point.x - edge) >= 0;
    const nextInside = side * (next.x - edge) >= 0;
    const kept = inside ? [point] : [];
    return inside === nextInside ? kept : [...kept, crossing(point, next, edge)];
  });
}

function cutLine(line: [Point, Point] | null, edge: number, side: 1 | -1): [Point, Point] | null {
  if (line === null) return null;
  const [from, to] = line;
  const inside = [from, to].map((point) => side * (point.x - edge) >= 0);
  if (inside[0] && inside[1]) return line;
  if (!inside[0] && !inside[1]) return null;
  return inside[0] ? [from, crossing(from, to, edge)] : [crossing(from, to, edge), to];
}

function crossing(from: Point, to: Point, edge: number): Point {
  const share = (edge - from.x) / (to.x - from.x);
  return { x: edge, y: from.y + share * (to.y - from.y) };
}
