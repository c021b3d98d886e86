import { formatFixed } from "@treeline/engine";
import { tickStep, ticks } from "d3";
import { type DisplayScale, powerOfTen, scaleByPower } from "./display-scale.ts";
import { textWidth } from "./text-metrics.ts";

export interface Tick {
  /** Position in px along the axis. */
  readonly position: number;
  readonly label: string;
}

interface TickValue {
  readonly value: number;
  readonly label: string;
}

type PlacedTick = Tick & TickValue;

const MINIMUM_GAP = 10;

/** Ticks at round numbers whose labels leave a gap between them, the densest that do. */
export function linearTicks(
  limits: readonly [number, number],
  exponent: number,
  toPosition: (value: number) => number,
  size: number,
): Tick[] {
  const candidates = [7, 6, 5, 4, 3, 2].map((count) => linearValues(limits, count, exponent));
  const even = densestThatFits(candidates, toPosition, size);
  const widest = Math.max(...even.slice(1).map(({ position }, at) => position - even[at]!.position));
  const towards = (start: number | undefined, end: number): Tick[] =>
    start === undefined || Math.abs(toPosition(end) - toPosition(start)) <= widest
      ? []
      : finerTicks([start, end], exponent, toPosition, size, even.length < 2);
  const [low, high] = limits;
  return [...towards(even[0]?.value, low).toReversed(), ...even, ...towards(even.at(-1)?.value, high)];
}

/** Steps that end a scale: each is the largest round one that stays on it. */
const MOST_FINER = 6;

/**
 * Where a scale is drawn out towards its end, as that of logits, even steps leave room for finer ones: 0.9, then 0.95 0.97.
 * @param skips a step without room is passed over: from the only tick of a scale its first steps may have none
 */
function finerTicks(
  [start, end]: readonly [number, number],
  exponent: number,
  toPosition: (value: number) => number,
  size: number,
  skips: boolean,
): Tick[] {
  const found: Tick[] = [];
  let drawn = tickAt(start, Math.abs(end - start), exponent, toPosition);
  let at = start;
  for (let tried = 0; tried < 2 * MOST_FINER && found.length < MOST_FINER; tried++) {
    const step = roundStepWithin(Math.abs(end - at));
    const next = tickAt(at + Math.sign(end - start) * step, step, exponent, toPosition);
    const pair = next.position < drawn.position ? [next, drawn] : [drawn, next];
    const fits = step > 0 && labelsFit(pair, size);
    if (step === 0 || !(fits || skips)) break;
    at = next.value;
    if (!fits) continue;
    found.push(next);
    drawn = next;
  }
  return found;
}

/** The largest of 1, 2 and 5 times a power of ten that is no more than a distance. */
function roundStepWithin(distance: number): number {
  // A hair of tolerance: 0.97 lies 0.02 from 0.95 only up to rounding.
  const [reach, power] = [distance * (1 + 1e-9), 10 ** Math.floor(Math.log10(distance * (1 + 1e-9)))];
  return Math.max(0, ...[1, 2, 5].map((factor) => factor * power).filter((step) => step <= reach));
}

function tickAt(
  value: number,
  step: number,
  exponent: number,
  toPosition: (value: number) => number,
): PlacedTick {
  const digits = Math.min(12, decimalsOf(scaleByPower(step, -exponent)));
  return { value, position: toPosition(value), label: formatFixed(scaleByPower(value, -exponent), digits) };
}

/**
 * Ticks of an effect axis, round on the display scale: 0.125 0.25 0.5 1 2 4 or 0.1 1 10 where ratios run on a log axis.
 * @param limits on the display scale
 * @param toPosition display scale to px
 * @param size font size of the labels in px
 */
export function effectTicks(
  scale: DisplayScale,
  limits: readonly [number, number],
  toPosition: (value: number) => number,
  size: number,
): Tick[] {
  if (scale.transformation.axis === "linear") return linearTicks(limits, scale.exponent, toPosition, size);
  return densestThatFits(ratioValues(limits), toPosition, size);
}

/** Ticks of a log axis of positive numbers: 0.01 0.1 1, or 0.5 1 2. */
export function ratioTicks(
  limits: readonly [number, number],
  toPosition: (value: number) => number,
  size: number,
): Tick[] {
  return densestThatFits(ratioValues(limits), toPosition, size);
}

/** Neighbouring labels must not touch; at least three ticks where possible, else as many as fit. */
function densestThatFits(
  candidates: readonly (readonly TickValue[])[],
  toPosition: (value: number) => number,
  size: number,
): PlacedTick[] {
  const placed = candidates.map((values) =>
    values.map(({ value, label }) => ({ value, position: toPosition(value), label })),
  );
  const fitting = placed.filter((values) => labelsFit(values, size));
  return fitting.find((values) => values.length >= 3) ?? longest(fitting);
}

function longest(lists: readonly PlacedTick[][]): PlacedTick[] {
  return lists.reduce<PlacedTick[]>((best, list) => (list.length > best.length ? list : best), []);
}

function labelsFit(values: readonly Tick[], size: number): boolean {
  return values.every((tick, index) => {
    const next = values[index + 1];
    if (next === undefined) return true;
    const half = (textWidth(tick.label, size) + textWidth(next.label, size)) / 2;
    return next.position - tick.position >= half + MINIMUM_GAP;
  });
}

function linearValues([low, high]: readonly [number, number], count: number, exponent: number): TickValue[] {
  const digits = Math.min(12, decimalsOf(scaleByPower(tickStep(low, high, count), -exponent)));
  return ticks(low, high, count).map((value) => ({
    value,
    label: formatFixed(scaleByPower(value, -exponent), digits),
  }));
}

/** Decimals that tell numbers a step apart: 2 for 0.05. */
function decimalsOf(step: number): number {
  return Math.max(0, -Number(step.toExponential().split("e")[1]));
}

/** Candidate series for a log axis, from dense to sparse. */
function ratioValues([low, high]: readonly [number, number]): TickValue[][] {
  const ratio = high / low;
  const series: TickValue[][] = [];
  if (ratio < 4) for (const count of [6, 5, 4, 3]) series.push(linearValues([low, high], count, 0));
  if (ratio < 12) series.push(multiples([1, 1.5, 2, 3, 5, 7], low, high));
  if (ratio < 2 ** 12) series.push(powers(2, 1, low, high), powers(2, 2, low, high));
  for (const step of [1, 2, 3, 5, 10, 20, 50, 100]) series.push(powers(10, step, low, high));
  series.push(multiples([1, 2, 5], low, high), [ratioTick(low), ratioTick(high)]);
  return series;
}

function powers(base: number, step: number, low: number, high: number): TickValue[] {
  const logBase = Math.log(base);
  // A hair of tolerance keeps 1000 inside [.., 1000], whose logarithm comes out as 2.9999999999999996.
  const first = Math.ceil(Math.log(low) / logBase / step - 1e-9);
  const last = Math.floor(Math.log(high) / logBase / step + 1e-9);
  const values: TickValue[] = [];
  for (let index = first; index <= last; index++) values.push(ratioTick(base ** (index * step)));
  return values;
}

function multiples(factors: readonly number[], low: number, high: number): TickValue[] {
  const values: TickValue[] = [];
  for (let decade = Math.floor(Math.log10(low)); decade <= Math.log10(high); decade++) {
    for (const factor of factors) {
      const value = factor * 10 ** decade;
      if (value >= low && value <= high && values.length < 40) values.push(ratioTick(value));
    }
  }
  return values;
}

function ratioTick(value: number): TickValue {
  const exponent = Math.round(Math.log10(value));
  const isPowerOfTen = Math.abs(value / 10 ** exponent - 1) < 1e-9;
  if (isPowerOfTen && Math.abs(exponent) > 4) return { value, label: powerOfTen(exponent) };
  if (value >= 1e6 || value < 1e-5) return { value, label: value.toExponential(0).replace("-", "\u2212") };
  const shortest = String(Number(value.toPrecision(3)));
  return { value, label: formatFixed(value, shortest.split(".")[1]?.length ?? 0) };
}
