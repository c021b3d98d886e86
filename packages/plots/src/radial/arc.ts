import { curveNode } from "../curve.ts";
import type { DisplayScale } from "../display-scale.ts";
import { lineNode, type Point, textNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import type { XyFrame } from "../sensitivity/xy-frame.ts";
import { textWidth } from "../text-metrics.ts";
import { effectTicks } from "../ticks.ts";

const SIZE = 12;
/** Between the furthest study and the arc, and between the arc and what stands beyond it, px. */
const CLEAR = 12;
const TICK = 5;
const PIECES = 48;

/** What the arc is drawn from, on the scale of the analysis. */
interface ArcContent {
  readonly scale: DisplayScale;
  /** Places of the studies, in the units of the axes. */
  readonly points: readonly Point[];
  /** The effects from which to which the arc runs where the frame has room. */
  readonly effects: readonly [number, number];
  readonly interval: { readonly lower: number; readonly upper: number | null } | null;
}

/** An axis of effects along an arc around the origin: the ray from there through a study's point meets it at the study's effect. */
export interface Arc {
  /** Where the ray of an effect meets the arc; null beyond its ends. */
  at(effect: number): Point | null;
  readonly nodes: readonly SceneNode[];
  /** px that the arc with its labels takes beyond the right end of the frame. */
  readonly room: number;
}

/**
 * The axis along the arc of a radial plot. A ray from the origin with the slope a holds the points of studies with the effect a, so
 * that an arc around the origin is an axis of effects: the point at which it is met by a ray is
 * origin + R (1 sx, -a sy) / |(1 sx, -a sy)| in px, with sx and sy px per unit of the two axes and R the radius of the arc.
 * Source: Galbraith (1988), Statistics in Medicine 7, 889-894, doi:10.1002/sim.4780070807.
 */
export function arcOf({ scale, points, effects, interval }: ArcContent, frame: XyFrame): Arc {
  const origin = { x: frame.x(0), y: frame.y(0) };
  const perUnit = { x: frame.x(1) - origin.x, y: origin.y - frame.y(1) };
  const distances = points.map(({ x, y }) => Math.hypot(frame.x(x) - origin.x, frame.y(y) - origin.y));
  const radius = Math.max(...distances) + CLEAR;
  const ends = common(effects, [slopeTo(frame.bottom), slopeTo(frame.top)]);
  const label = { x: CLEAR, width: 0 };
  const { apply, inverse } = scale.transformation;
  const along = (effect: number, reach = radius): Point => {
    const [x, y] = [perUnit.x, effect * perUnit.y];
    const length = Math.hypot(x, y);
    return { x: origin.x + (reach * x) / length, y: origin.y - (reach * y) / length };
  };
  const ticks = effectTicks(
    scale,
    [apply(ends[0]), apply(ends[1])],
    (value) => -along(inverse(value)).y,
    SIZE,
  );
  label.width = Math.max(0, ...ticks.map((tick) => textWidth(tick.label, SIZE)));
  const inside = (effect: number): boolean => effect >= ends[0] && effect <= ends[1];
  return {
    at: (effect) => (inside(effect) ? along(effect) : null),
    room: origin.x + radius + label.x + label.width - frame.right,
    nodes: [
      ...stretch("axis", ends, "muted", 1),
      ...(interval === null
        ? []
        : stretch("interval", common([interval.lower, interval.upper ?? ends[1]], ends), "accent", 4)),
      ...title(along(ends[1])),
      ...ticks.flatMap(({ position, label: text }) => {
        const from = onArc(-position);
        const to = outwards(from, radius + TICK);
        const place = outwards(from, radius + CLEAR);
        return [
          lineNode("tick", from, to, "muted"),
          textNode(place.x, place.y, text, { role: "tick", size: SIZE, fill: "muted" }),
        ];
      }),
    ],
  };

  /** A part of the arc; none of an empty stretch. */
  function stretch(
    role: "axis" | "interval",
    [from, to]: readonly [number, number],
    paint: "muted" | "accent",
    strokeWidth: number,
  ): SceneNode[] {
    if (!(to > from)) return [];
    const places = Array.from({ length: PIECES + 1 }, (_, piece) => from + ((to - from) * piece) / PIECES);
    return [
      curveNode(
        role,
        places.map((effect) => along(effect)),
        paint,
        { strokeWidth },
      ),
    ];
  }

  /** The name of the effect above the upper end, or the room above the frame. */
  function title(end: Point): SceneNode[] {
    const right = origin.x + radius + label.x + label.width;
    const style = { role: "axis", size: SIZE, fill: "muted", anchor: "end" } as const;
    return [textNode(right, end.y - 20, scale.name, { ...style, maxWidth: right - frame.left })];
  }

  function slopeTo(y: number): number {
    const rise = origin.y - y;
    const across = Math.sqrt(Math.max(1, radius * radius - rise * rise));
    return (rise * perUnit.x) / (across * perUnit.y);
  }

  /** The point of the arc at a height in px. */
  function onArc(y: number): Point {
    return { x: origin.x + Math.sqrt(Math.max(0, radius ** 2 - (y - origin.y) ** 2)), y };
  }

  function outwards({ x, y }: Point, reach: number): Point {
    return {
      x: origin.x + ((x - origin.x) * reach) / radius,
      y: origin.y + ((y - origin.y) * reach) / radius,
    };
  }
}

/** What two stretches have in common. */
function common(one: readonly [number, number], other: readonly [number, number]): readonly [number, number] {
  return [Math.max(one[0], other[0]), Math.min(one[1], other[1])];
}
