import { findRoot } from "../../numeric/root.ts";
import { type CountQuestion, countPValue } from "./excess-significance-counts.ts";
import { powerOf, type StudyTest, type TrueEffects } from "./excess-significance-power.ts";

/** What a limit estimate rests on. */
export interface LimitQuestion {
  readonly vi: readonly number[];
  readonly observed: number;
  readonly studyTest: StudyTest;
  readonly counts: CountQuestion;
  readonly effects: TrueEffects;
  /** Level of the test of excess significance. */
  readonly tesAlpha: number;
  /** Effects smaller than this are rounding: the mean has no direction then. */
  readonly rounding: number;
}

/** Ends of the true effects that are consistent with the observed number; null = there is none. */
export interface Limits {
  /** Nearest to no effect. */
  readonly lower: number | null;
  /** Furthest from it. */
  readonly upper: number | null;
}

/**
 * The limit estimate: the true effect, on the side of the mean, at which the p-value of the count is just `tesAlpha`. Too many
 * significant studies (`greater`) give a lower limit, too few (`less`) an upper one; `two.sided` gives both, each by its one-sided
 * test at half the level.
 * Source: Ioannidis & Trikalinos (2007), Clinical Trials 4, 245-253. R: `tes(yi, vi)$theta.lim`
 */
export function limitEstimates(question: LimitQuestion): Limits {
  const { studyTest, effects, counts, tesAlpha, rounding } = question;
  const apart = effects.theta - studyTest.nullValue;
  if (Math.abs(apart) <= rounding) return { lower: null, upper: null };
  const level = counts.alternative === "two.sided" ? tesAlpha / 2 : tesAlpha;
  return {
    lower: counts.alternative === "less" ? null : limitOf(question, "greater", level, Math.sign(apart)),
    upper: counts.alternative === "greater" ? null : limitOf(question, "less", level, Math.sign(apart)),
  };
}

/** Where the one-sided p-value passes the level on the way from no effect. */
function limitOf(
  { vi, studyTest, effects, counts, observed }: LimitQuestion,
  alternative: "greater" | "less",
  level: number,
  side: number,
): number | null {
  const at = (distance: number): number => studyTest.nullValue + side * distance;
  const over = (distance: number): number => {
    const power = powerOf(vi, studyTest, { theta: at(distance), tau2: effects.tau2 });
    return countPValue(observed, power, { ...counts, alternative }) - level;
  };
  const distance = crossing(over, furthest(vi, effects.tau2), alternative === "greater" ? "up" : "down");
  return distance === null ? null : at(distance);
}

/** A distance at which every study that can be significant is. */
function furthest(vi: readonly number[], tau2: number): number {
  const largest = vi.reduce((most, v) => Math.max(most, v), 0);
  return 50 * Math.sqrt(largest + tau2);
}

/** Where a function first passes 0 in a direction on the way from 0, looked for in steps that double; null where it does not. */
function crossing(f: (x: number) => number, to: number, direction: "up" | "down"): number | null {
  const sign = direction === "up" ? 1 : -1;
  const g = (x: number): number => sign * f(x);
  let low = 0;
  let gLow = g(low);
  if (gLow >= 0) return null;
  for (let step = to / 1024; low < to; step *= 2) {
    const high = Math.min(to, low + step);
    const gHigh = g(high);
    if (gHigh >= 0) return findRoot(g, low, high, 1e-14, gLow, gHigh).root;
    low = high;
    gLow = gHigh;
  }
  return null;
}
