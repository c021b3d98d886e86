import { normalQuantile } from "../../numeric/normal.ts";
import type { BiasInput } from "../types.ts";

/** Studies as tests of no effect: z in the favoured direction, and the value from which on |z| counts as significant. */
export interface TestedStudies {
  /** (yi - no effect) / sei, turned so that the favoured direction is above 0. */
  readonly z: readonly number[];
  readonly sei: readonly number[];
  /** 1.96 at a two-sided level of .05. */
  readonly critical: number;
}

/** @throws RangeError where the measure has no value of no effect: `lackOfTests` says so beforehand. */
export function testedStudies(input: BiasInput): TestedStudies {
  const { effects, favours, alpha, nullValue } = input;
  if (nullValue === null) throw new RangeError("no value of no effect");
  const sei = effects.vi.map((v) => Math.sqrt(v));
  const z = effects.yi.map((y, i) => (favours * (y - nullValue)) / sei[i]! + 0);
  return { z, sei, critical: criticalZ(alpha) };
}

/** |z| of a two-sided p-value. R: `qnorm(alpha / 2, lower.tail = FALSE)` */
export function criticalZ(alpha: number): number {
  return -normalQuantile(alpha / 2);
}

/** Places of the studies significant in either direction, or in the favoured one alone. */
export function significantPlaces({ z, critical }: TestedStudies, either: boolean): number[] {
  return z.flatMap((value, i) => ((either ? Math.abs(value) : value) > critical ? [i] : []));
}

/** Why no study is a test of no effect; null = each is one. */
export function lackOfTests({ effects, nullValue }: BiasInput): string | null {
  if (nullValue === null) {
    return "This measure has no value that stands for no effect, so that no study is significant or not.";
  }
  if (effects.vi.some((v) => !(v > 0))) {
    return "A study has a sampling variance of 0, so that it has no p-value.";
  }
  return null;
}

/** "above no effect" in the direction that is thought to be favoured. */
export function sideWords({ favours }: BiasInput): string {
  return favours === 1 ? "positive" : "negative";
}
