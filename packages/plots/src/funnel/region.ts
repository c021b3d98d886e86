import type { Point } from "../nodes.ts";

/** A funnel on the analysis scale: centre plus and minus `halfWidth` standard errors. */
export interface Funnel {
  readonly centre: number;
  /** Normal quantile: 1.96 for 95 %. */
  readonly halfWidth: number;
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
  y(standardError: number): number;
}

export function isInFunnel({ centre, halfWidth }: Funnel, effect: number, standardError: number): boolean {
  return Math.abs(effect - centre) <= halfWidth * standardError;
}

/** The region of a funnel down to the frame's bottom, cut at its sides; [] where nothing of it is in the frame. */
export function funnelPolygon(funnel: Funnel, frame: FunnelFrame, largestError: number): Point[] {
  const half = funnel.halfWidth * largestError;
  const corners = [
    { x: frame.x(funnel.centre), y: frame.top },
    { x: frame.x(funnel.centre + half), y: frame.bottom },
    { x: frame.x(funnel.centre - half), y: frame.bottom },
  ];
  return cutAt(cutAt(corners, frame.left, 1), frame.right, -1);
}

/** The two boundary lines of a funnel, cut at the frame's sides. */
export function funnelBoundaries(funnel: Funnel, frame: FunnelFrame, largestError: number): [Point, Point][] {
  const apex = { x: frame.x(funnel.centre), y: frame.top };
  const ends = [-1, 1].map((side) => ({
    x: frame.x(funnel.centre + side * funnel.halfWidth * largestError),
    y: frame.bottom,
  }));
  return ends.flatMap((end): [Point, Point][] => {
    const line = cutLine(cutLine([apex, end], frame.left, 1), frame.right, -1);
    return line === null ? [] : [line];
  });
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
