import { createDisplayScale } from "../display-scale.ts";
import type { PlotInput } from "../plot-types.ts";
import { pooledEstimate } from "../pooled.ts";
import { studyValues } from "./study-values.ts";

/** A study, or a pooled effect, as numbers to be heard: coordinates along the axis of effects. */
export interface Heard {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** Share in the pooled effect; null where there is none. */
  readonly weight: number | null;
}

/** One tone. Times in seconds from the start. */
export interface Note {
  readonly start: number;
  readonly duration: number;
  /** Hz. */
  readonly frequency: number;
  /** 0 = a pure tone, 1 = as rough as it gets. */
  readonly roughness: number;
  /** 0 to 1. */
  readonly loudness: number;
  /** -1 = left, 1 = right. */
  readonly pan: number;
  /** Position of its study in what was given; null = part of the chord of the pooled effect. */
  readonly study: number | null;
}

/** Three octaves and a third around the middle of hearing: from C3 to E6, as MIDI numbers them. */
const LOWEST = 48;
const HIGHEST = 88;
const SHORTEST = 0.18;
const LONGEST = 0.75;
const GAP = 0.09;
const CHORD = 1.6;
const QUIETEST = 0.25;
/** Panned wholly to one side a tone is lost to those who hear on the other. */
const FURTHEST = 0.85;

/**
 * The tones of studies one after another, and the pooled effect as a chord of its lower end, its value and its upper end.
 * Pitch runs linearly in semitones with the effect (a tone is 440 * 2^((m - 69) / 12) Hz); length and roughness with the width of
 * the interval relative to the widest; loudness with the square root of the weight, for loudness is heard by amplitude; the side
 * with that of no effect, further out the further away.
 * @param nullValue coordinate of no effect; null = there is none, and all sounds from the middle
 * @param speed 1 = usual; 2 = twice as fast
 */
export function soundScore(
  studies: readonly Heard[],
  pooled: Heard | null,
  nullValue: number | null,
  speed: number = 1,
): readonly Note[] {
  const values = studies.map(({ value }) => value);
  const all = [...values, ...(pooled === null ? [] : [pooled.value, pooled.lower, pooled.upper])];
  const pitch = pitchOver(all);
  const side = sideOver(all, nullValue);
  const widest = Math.max(0, ...studies.map(widthOf).filter(Number.isFinite));
  const heaviest = Math.max(0, ...studies.map(({ weight }) => weight ?? 0));
  const notes: Note[] = [];
  let at = 0;
  for (const [study, heard] of studies.entries()) {
    const width = widthOf(heard);
    // An interval without an end is as wide as any.
    const share = width === Number.POSITIVE_INFINITY ? 1 : widest > 0 ? width / widest : 0;
    const duration = (SHORTEST + share * (LONGEST - SHORTEST)) / speed;
    const loudness = heaviest > 0 ? Math.sqrt((heard.weight ?? 0) / heaviest) : 1;
    notes.push({
      start: at,
      duration,
      frequency: pitch(heard.value),
      roughness: share,
      loudness: QUIETEST + (1 - QUIETEST) * loudness,
      pan: side(heard.value),
      study,
    });
    at += duration + GAP / speed;
  }
  if (pooled === null) return notes;
  const start = at + (2 * GAP) / speed;
  const chord = [pooled.lower, pooled.value, pooled.upper].filter(Number.isFinite);
  return [
    ...notes,
    ...chord.map((value) => ({
      start,
      duration: CHORD / speed,
      frequency: pitch(value),
      roughness: 0,
      // Ends together are as loud as one tone.
      loudness: value === pooled.value ? 1 : 0.5,
      pan: side(value),
      study: null,
    })),
  ];
}

/** What of a report can be heard: its studies by row id, the pooled effect, and no effect. */
export interface Audible {
  readonly studies: ReadonlyMap<string, Heard>;
  readonly pooled: Heard | null;
  readonly nullValue: number | null;
}

/** The studies of a report as coordinates along the axis of the plots, with the intervals that plots show: ratios by their logarithms. */
export function audible(input: PlotInput): Audible {
  const scale = createDisplayScale(input);
  const { fit } = input.report;
  const heard = (value: number, lower: number, upper: number, weight: number | null): Heard => ({
    value: scale.coordinate(value),
    lower: scale.coordinate(lower),
    upper: scale.coordinate(upper),
    weight,
  });
  const studies = studyValues(input, scale).map(({ rowId, value, lower, upper, weight }): [string, Heard] => [
    rowId,
    heard(value, lower, upper, weight),
  ]);
  const pooled = fit !== null && fit.k > 1 ? pooledEstimate(fit) : null;
  return {
    studies: new Map(studies.filter(([, { value }]) => Number.isFinite(value))),
    pooled: pooled === null ? null : heard(pooled.value, pooled.lower, pooled.upper, null),
    nullValue: scale.nullValue === null ? null : scale.coordinate(scale.nullValue),
  };
}

function widthOf({ lower, upper }: Heard): number {
  return Math.max(0, upper - lower);
}

/** Hz of a value, between the lowest and the highest tone; all in the middle where all values are one. */
function pitchOver(values: readonly number[]): (value: number) => number {
  const known = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  // The distance of the ends can be beyond the largest number, and half of the smallest number is none.
  const part = Number.isFinite(high - low) ? 1 : 0.5;
  const range = high * part - low * part;
  return (value) => {
    const share = high > low ? Math.min(1, Math.max(0, (value * part - low * part) / range)) : 0.5;
    return 440 * 2 ** ((LOWEST + share * (HIGHEST - LOWEST) - 69) / 12);
  };
}

function sideOver(values: readonly number[], nullValue: number | null): (value: number) => number {
  if (nullValue === null) return () => 0;
  const furthest = Math.max(0, ...values.filter(Number.isFinite).map((value) => Math.abs(value - nullValue)));
  return (value) => (furthest > 0 ? Math.min(1, Math.max(-1, (value - nullValue) / furthest)) * FURTHEST : 0);
}
