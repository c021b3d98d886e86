import { max, min } from "d3";
import { type Directions, directionsOf } from "../directions/directions.ts";
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
import type { StudyGroups } from "./groups.ts";
import type { FunnelOptions } from "./options.ts";
import type { StudyPoint } from "./points.ts";
import type { FramedStudy, FunnelFrame } from "./region.ts";
import { STANDARD_ERRORS, type Upright, uprightEnds } from "./upright.ts";

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
  /** Powers of ten taken out of the numbers of the upright axis. */
  readonly errorExponent: number;
  /** Powers of ten taken out of standard errors in the studies' own words; absent = as on the axis. */
  readonly pointExponent?: number;
  /** Absent = standard errors. */
  readonly upright?: Upright;
  /** Weights of the studies in percent by row; absent = there are none. */
  readonly weights?: ReadonlyMap<string, number>;
  /** Effective sample sizes by row; absent = none are known. */
  readonly effectiveSizes?: Readonly<Record<string, number>>;
  /** What both sides mean where the axis is not one of effects; absent = what effects to both sides mean. */
  readonly directions?: Directions;
  /** Groups that are told apart; absent or null = none. */
  readonly groups?: StudyGroups | null;
}

/** How high a study lies on the upright axis; null = it does not tell. */
export function uprightValue(
  {
    upright = STANDARD_ERRORS,
    weights,
    effectiveSizes,
  }: Pick<FunnelContent, "upright" | "weights" | "effectiveSizes">,
  { rowId, standardError, size }: FramedStudy,
): number | null {
  const effectiveSize = effectiveSizes?.[rowId] ?? null;
  return upright.of({ standardError, size, effectiveSize, weight: weights?.get(rowId) ?? null });
}

/** Values at the bottom and at the top of the upright axis. */
function endsOf(content: FunnelContent): readonly [bottom: number, top: number] {
  const { upright = STANDARD_ERRORS, largestError, points } = content;
  if (upright.id === STANDARD_ERRORS.id) return [largestError, 0];
  return uprightEnds(
    upright,
    points.flatMap((point) => uprightValue(content, point) ?? []),
  );
}

/** Pieces of the curved sides of a region. */
const PIECES = 64;

/** Standard errors at evenly spaced heights from top to bottom; absent where the sides are straight. */
function errorsOf(
  { upright = STANDARD_ERRORS, largestError }: FunnelContent,
  [bottom, top]: readonly [number, number],
): { readonly errors?: readonly number[] } {
  const { ofError } = upright;
  if (ofError === null || upright.id === STANDARD_ERRORS.id) return {};
  // Each of these axes is a power of the standard error.
  const power = Math.round(Math.log2(ofError(2)));
  const errorAt = (place: number): number => {
    const value = top + ((bottom - top) * place) / PIECES;
    // Rounding may carry the last height below the bottom, where inverses have no meaning.
    return Math.max(value, Math.min(bottom, top)) ** (1 / power);
  };
  return {
    errors: Array.from({ length: PIECES + 1 }, (_, place) => Math.min(errorAt(place), 2 * largestError)),
  };
}

/** How far the axis stretches to show no effect, in widths of what it shows anyway. */
const NULL_REACH = 1;
/** A region wider than this many times the spread of the points is cut at the frame. */
const REGION_REACH = 1;

export function createFrame(content: FunnelContent, box: Box): FunnelFrame {
  const limits = effectLimits(content);
  const across: [number, number] = [box.left, box.right];
  const ends = endsOf(content);
  const y = linearScale(ends, [box.bottom, box.top]);
  const { ofError } = content.upright ?? STANDARD_ERRORS;
  return {
    ...box,
    x: linearScale(limits, across),
    effectAt: linearScale(across, limits),
    y: (error) => y(ofError === null ? error : ofError(error)),
    at: (study) => y(uprightValue(content, study) ?? ends[0]),
    ...errorsOf(content, ends),
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
  { scale, input, directions }: FunnelContent,
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
    directions: directions ?? directionsOf(input),
    isOfEffects: directions === undefined,
  });
}

/** Ticks of the upright axis between two heights in px. */
export function errorAxisTicks(
  content: FunnelContent,
  { top, bottom }: Pick<FunnelFrame, "top" | "bottom">,
  size: number,
): Tick[] {
  const [lowest, highest] = endsOf(content);
  const ascending = lowest < highest;
  const limits: [number, number] = ascending ? [lowest, highest] : [highest, lowest];
  const along = linearScale(limits, [0, bottom - top]);
  return linearTicks(limits, content.errorExponent, along, size).map(({ position, label }) => ({
    label,
    position: ascending ? bottom - position : top + position,
  }));
}

/** The upright axis with its title above. */
export function errorAxis(
  ticks: readonly Tick[],
  { left, top, bottom }: FunnelFrame,
  style: {
    readonly padding: number;
    readonly size: number;
    readonly exponent: number;
    readonly upright?: Upright | undefined;
  },
): SceneNode[] {
  const { size, padding, exponent, upright = STANDARD_ERRORS } = style;
  const unit = exponent === 0 ? "" : powerOfTen(exponent);
  const text = { role: "axis", size, fill: "muted" } as const;
  return [
    textNode(padding, top / 2, upright.title(unit), text),
    lineNode("axis", { x: left, y: top }, { x: left, y: bottom }, "muted"),
    ...ticks.flatMap(({ position, label }) => [
      lineNode("tick", { x: left - 5, y: position }, { x: left, y: position }, "muted"),
      textNode(left - 8, position, label, { ...text, role: "tick", anchor: "end" }),
    ]),
  ];
}
