import type { SummaryNumbers } from "@treeline/engine";
import type { DisplayScale } from "../display-scale.ts";
import type { StepMark } from "./step-forest.ts";
import { sensitivityWords as words } from "./words.ts";

/** The effect of a refit as it is drawn; null where there is none. */
export function markOf(fit: SummaryNumbers | null): StepMark | null {
  if (fit === null) return null;
  const { estimate, interval } = fit;
  return {
    estimate,
    lower: interval?.lower ?? estimate,
    upper: interval === null ? estimate : interval.upper,
  };
}

/** "0.57 [0.38, 0.78]" */
export function effectText(fit: SummaryNumbers | null, scale: DisplayScale): string {
  if (fit === null) return words.notFitted;
  return fit.interval === null
    ? scale.format(fit.estimate)
    : scale.formatWithInterval(fit.estimate, fit.interval);
}

/** As high as a finger needs (WCAG 2.5.8); of more rows than can be named the figure shows the shape of all. */
export function rowHeightFor(rows: number): number {
  return rows <= 150 ? 24 : Math.max(2.5, Math.min(9, 1400 / rows));
}
