import {
  type Coefficient,
  formatAdaptive,
  formatFixed,
  formatInterval,
  formatPEquation,
  formatPValue,
  type HypothesisTest,
  type Interval,
} from "@treeline/engine";
import { moderation as words } from "../../strings/moderation.ts";
import { showStatistic } from "../results/display.ts";

/** A number on the analysis scale: three decimals, more where they would say nothing. */
export function showNumber(value: number | null): string {
  return value === null ? words.notDefined : formatAdaptive(value, 3);
}

export function showRange(interval: Interval | null): string {
  return interval === null ? words.none : formatInterval(interval, showNumber);
}

/** "0.42 [0.13, 0.71]". */
export function showCoefficient({ estimate, interval }: Coefficient): string {
  return interval === null ? showNumber(estimate) : `${showNumber(estimate)} ${showRange(interval)}`;
}

/** "F(2, 15) = 3.41, p = .060". */
export function showTest(test: HypothesisTest | null): string {
  return test === null ? words.none : `${showStatistic(test)}, ${formatPEquation(test.pValue)}`;
}

export function showP(p: number | null | undefined): string {
  return p === null || p === undefined ? words.none : formatPValue(p);
}

export function showTwo(value: number | null): string {
  return value === null ? words.none : formatFixed(value, 2);
}
