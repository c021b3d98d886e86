import type { AnalysisDocument, ModeratorPanel, ParamRange } from "@treeline/engine";
import { shapes } from "@treeline/engine/design";
import { sharedExponent } from "../display-scale.ts";
import { widened } from "../limits.ts";
import { linearScale } from "../linear-scale.ts";
import { jitter } from "../moderators/bubbles.ts";
import { linearTicks, ratioTicks, type Tick } from "../ticks.ts";

/** The axis of a moderator: from its values to px. */
export interface ModeratorAxis {
  readonly left: number;
  readonly right: number;
  readonly ticks: readonly Tick[];
  /** Powers of ten taken out of the labels. */
  readonly exponent: number;
  /** Width in px that one level has; null for a number. */
  readonly slot: number | null;
  /** null where the moderator has no place on the axis: 0 on a log axis. */
  x(value: number): number | null;
}

type Ends = Pick<ModeratorAxis, "left" | "right">;

/**
 * The axis of a number, evenly or as its shape takes it.
 * @param values all that must be seen
 * @param size font size of the labels in px
 */
export function numericAxis(
  values: readonly number[],
  coordinate: (value: number) => number | null,
  given: ParamRange | null,
  { left, right }: Ends,
  size: number,
): ModeratorAxis {
  const isRatio = coordinate(0) === null;
  const ends = usableEnds(given, coordinate) ?? extent(values);
  const coordinates = ends.map((end) => coordinate(end) ?? 0);
  const limits = widened(coordinates[0] ?? 0, coordinates[1] ?? 1);
  const position = linearScale(limits, [left, right]);
  const x = (value: number): number | null => {
    const at = coordinate(value);
    return at === null || !Number.isFinite(at) ? null : position(at);
  };
  const exponent = isRatio ? 0 : sharedExponent(values, []);
  const toPosition = (value: number): number => x(value) ?? left;
  const ticks = isRatio
    ? ratioTicks([ends[0], ends[1]], toPosition, size)
    : linearTicks([ends[0], ends[1]], exponent, toPosition, size);
  return { left, right, ticks, exponent, slot: null, x };
}

function usableEnds(
  given: ParamRange | null,
  coordinate: (value: number) => number | null,
): readonly [number, number] | null {
  if (given === null || coordinate(given[0]) === null || coordinate(given[1]) === null) return null;
  return given;
}

function extent(values: readonly number[]): readonly [number, number] {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return low > high ? [1, 2] : [low, high];
}

/** What the moderator's shape takes its values through; the values themselves where it has no such part, or is not asked. */
export function coordinateOf(
  { moderators }: AnalysisDocument,
  column: string,
  asShape: boolean,
): (value: number) => number | null {
  const moderator = moderators?.variables.find((one) => one.column === column);
  const known = moderator !== undefined && shapes.has(moderator.shape) ? shapes.get(moderator.shape) : null;
  const transformation = asShape ? (known?.transformation ?? null) : null;
  return transformation === null ? (value) => value : transformation.apply;
}

/** Levels side by side, each in a slot of its own; the labels are drawn by what draws the levels. */
export function levelAxis(count: number, { left, right }: Ends): ModeratorAxis {
  const slot = (right - left) / Math.max(1, count);
  return { left, right, ticks: [], exponent: 0, slot, x: (place) => left + (place + 0.5) * slot };
}

/** Share of a slot that studies are spread over. */
const SPREAD = 0.32;

/** Where the studies of a factor stand: aside from the middle of their slot, in the order of the table. */
export function jitteredPlaces({ points, levels }: ModeratorPanel): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const level of levels.keys()) {
    const own = points.filter(({ x }) => x === level);
    const moves = jitter(own.length);
    for (const [index, { rowId }] of own.entries()) places.set(rowId, level + SPREAD * moves[index]!);
  }
  return places;
}
