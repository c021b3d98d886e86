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
import { t } from "../../strings/t.ts";
import { type Display, showEffect, showStatistic } from "../results/display.ts";

/** A number on the analysis scale: three decimals, more where they would say nothing. */
export function showNumber(value: number | null): string {
  return value === null ? words.notDefined : formatAdaptive(value, 3);
}

export function showRange(interval: Interval | null): string {
  return interval === null ? words.none : formatInterval(interval, showNumber);
}

type Estimated = Pick<Coefficient, "estimate" | "interval">;

/** "0.42 [0.13, 0.71]". */
export function showCoefficient({ estimate, interval }: Estimated): string {
  return interval === null ? showNumber(estimate) : `${showNumber(estimate)} ${showRange(interval)}`;
}

/** A mean effect as effects are shown: an odds ratio where a log odds ratio is analysed. */
export function showMean(display: Display, mean: Estimated): string {
  return display.transformation.id === "identity"
    ? showCoefficient(mean)
    : showEffect(display, mean.estimate, mean.interval).full;
}

/** A range of effects, likewise. */
export function showMeanRange(display: Display, interval: Interval | null): string {
  if (interval === null || display.transformation.id === "identity") return showRange(interval);
  return showEffect(display, interval.lower, interval).interval ?? words.none;
}

/** What such a mean is called. */
export function meanHead(display: Display, plain: string): string {
  return display.transformation.id === "identity"
    ? plain
    : t.options.effectColumn(display.symbol, display.level);
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
