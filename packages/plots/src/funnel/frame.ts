import { max, min } from "d3";
import { type DisplayScale, powerOfTen } from "../display-scale.ts";
import { type AxisDrawing, drawEffectAxis } from "../effect-axis.ts";
import { widened } from "../limits.ts";
import { linearScale } from "../linear-scale.ts";
import { type Box, lineNode, textNode } from "../nodes.ts";
import { normalHalfWidth } from "../normal-half-width.ts";
import type { PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { effectTicks, linearTicks, type Tick } from "../ticks.ts";
import { words } from "../words.ts";
import type { FunnelOptions } from "./options.ts";
import type { StudyPoint } from "./points.ts";
import type { FunnelFrame } from "./region.ts";

/** Everything the parts of a funnel plot are drawn from; effects and errors are on the analysis scale. */
export interface FunnelContent {
  readonly input: PlotInput;
  readonly options: Pick<FunnelOptions, "style" | "labels"> & Partial<Pick<FunnelOptions, "overlay">>;
  readonly scale: DisplayScale;
  readonly points: readonly StudyPoint[];
  /** Bottom of the axis of standard errors. */
  readonly largestError: number;
  /** Effects that are drawn beside the studies and have to be on the axis: filled-in studies, ends of lines. */
  readonly also?: readonly number[];
  /** Between-study variance by which the pseudo region is widened; absent = sampling error only. */
  readonly widening?: number;
  /** The pooled effect; null where there is none. */
  readonly centre: number | null;
  /** Powers of ten taken out of the printed standard errors. */
  readonly errorExponent: number;
}

/** How far the axis stretches to show no effect, in widths of what it shows anyway. */
const NULL_REACH = 1;
/** A region wider than this many times the spread of the points is cut at the frame. */
const REGION_REACH = 1;

export function createFrame(content: FunnelContent, box: Box): FunnelFrame {
  const limits = effectLimits(content);
  const across: [number, number] = [box.left, box.right];
  const y = linearScale([0, content.largestError], [box.top, box.bottom]);
  return {
    ...box,
    x: linearScale(limits, across),
    effectAt: linearScale(across, limits),
    y: (error) => y(error),
  };
}

/** Every study is on the axis: in this plot an absent point would be taken for an absent study. */
function effectLimits({
  input,
  options,
  scale,
  points,
  centre,
  largestError,
  also = [],
}: FunnelContent): [number, number] {
  const { style } = options;
  const effects = [...points.map(({ effect }) => effect), ...also];
  const low = min(effects)!;
  const high = max(effects)!;
  const reach = Math.max(high - low, 2 * largestError);
  const stretch = (to: number, by: number): number => Math.min(high + by, Math.max(low - by, to));
  const shown = [low, high];
  if (centre !== null) {
    const half = normalHalfWidth(input.document.model.level) * largestError;
    shown.push(stretch(centre, reach));
    if (style === "plain")
      shown.push(stretch(centre - half, REGION_REACH * reach), stretch(centre + half, REGION_REACH * reach));
  }
  if (scale.nullValue !== null && stretch(scale.nullValue, NULL_REACH * reach) === scale.nullValue) {
    const half = style === "contour" ? normalHalfWidth(0.99) * largestError : 0;
    const around = [scale.nullValue - half, scale.nullValue + half];
    shown.push(...around.map((edge) => stretch(edge, Math.max(reach, half))));
  }
  return widened(...wideEnough(min(shown)!, max(shown)!, largestError));
}

/** Effects that hardly differ are shown over as much as their errors let them differ, and not over their last digits. */
function wideEnough(low: number, high: number, error: number): [number, number] {
  const lacking = Math.max(0, error - (high - low)) / 2;
  return [low - lacking, high + lacking];
}

export function effectAxis(
  { scale, input }: FunnelContent,
  frame: FunnelFrame,
  layout: { readonly width: number; readonly padding: number; readonly size: number },
): AxisDrawing {
  const { left, right, bottom } = frame;
  const { apply, inverse, axis } = scale.transformation;
  const [from, to] = [frame.effectAt(left), frame.effectAt(right)];
  const nullX = scale.nullValue === null ? null : frame.x(scale.nullValue);
  return drawEffectAxis({
    ...layout,
    left,
    right,
    top: bottom,
    ticks: effectTicks(scale, [apply(from), apply(to)], (value) => frame.x(inverse(value)), layout.size),
    title: axis === "log" ? words.logScale(scale.name) : scale.name,
    nullX: nullX !== null && nullX >= left && nullX <= right ? nullX : null,
    directions: input.document.effects.directions,
  });
}

export function errorAxisTicks(
  { largestError, errorExponent }: FunnelContent,
  frame: FunnelFrame,
  size: number,
): Tick[] {
  return linearTicks([0, largestError], errorExponent, (error) => frame.y(error), size);
}

/** The upright axis with its title above: standard errors, 0 at the top. */
export function errorAxis(
  ticks: readonly Tick[],
  { left, top, bottom }: FunnelFrame,
  style: { readonly padding: number; readonly size: number; readonly exponent: number },
): SceneNode[] {
  const { size, padding, exponent } = style;
  const unit = exponent === 0 ? "" : powerOfTen(exponent);
  const text = { role: "axis", size, fill: "muted" } as const;
  return [
    textNode(padding, top / 2, words.standardError(unit), text),
    lineNode("axis", { x: left, y: top }, { x: left, y: bottom }, "muted"),
    ...ticks.flatMap(({ position, label }) => [
      lineNode("tick", { x: left - 5, y: position }, { x: left, y: position }, "muted"),
      textNode(left - 8, position, label, { ...text, role: "tick", anchor: "end" }),
    ]),
  ];
}
