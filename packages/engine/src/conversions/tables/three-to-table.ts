import { sizes } from "../checks.ts";
import { defineConversion, type Tools } from "../define.ts";
import type { Conversion } from "../types.ts";
import { cellsFrom, DIAGNOSTIC, inRange, NAMES, type Statistic } from "./accuracy.ts";

/** How the odds of disease follow from three of the four statistics, and the two rates that remain. */
interface Closed {
  readonly from: readonly [Statistic, Statistic, Statistic];
  /** Share of diseased with the missing one of sens and spec as steps before it. */
  readonly steps: (q: Readonly<Record<Statistic, number>>, step: Tools<never>["step"]) => readonly number[];
}

/** Shares of the four cells from prevalence, sensitivity and specificity. */
function byPrevalence(
  odds: number,
  sens: number,
  spec: number,
  step: Tools<never>["step"],
): readonly number[] {
  const prevalence = step("prevalence", "odds / (1 + odds)", odds / (1 + odds));
  return [
    step("tp", "prevalence * sens", prevalence * sens),
    step("fp", "(1 - prevalence) * (1 - spec)", (1 - prevalence) * (1 - spec)),
    step("fn", "prevalence * (1 - sens)", prevalence * (1 - sens)),
    step("tn", "(1 - prevalence) * spec", (1 - prevalence) * spec),
  ];
}

/** Shares of the four cells from the share of positive tests and both predictive values. */
function byPositives(odds: number, ppv: number, npv: number, step: Tools<never>["step"]): readonly number[] {
  const positives = step("positives", "odds / (1 + odds)", odds / (1 + odds));
  return [
    step("tp", "positives * ppv", positives * ppv),
    step("fp", "positives * (1 - ppv)", positives * (1 - ppv)),
    step("fn", "(1 - positives) * (1 - npv)", (1 - positives) * (1 - npv)),
    step("tn", "(1 - positives) * npv", (1 - positives) * npv),
  ];
}

const CLOSED: readonly Closed[] = [
  {
    from: ["sens", "spec", "ppv"],
    steps: ({ sens, spec, ppv }, step) => {
      const odds = (ppv * (1 - spec)) / (sens * (1 - ppv));
      return byPrevalence(step("odds", "ppv * (1 - spec) / (sens * (1 - ppv))", odds), sens, spec, step);
    },
  },
  {
    from: ["sens", "spec", "npv"],
    steps: ({ sens, spec, npv }, step) => {
      const odds = ((1 - npv) * spec) / (npv * (1 - sens));
      return byPrevalence(step("odds", "(1 - npv) * spec / (npv * (1 - sens))", odds), sens, spec, step);
    },
  },
  {
    from: ["sens", "ppv", "npv"],
    steps: ({ sens, ppv, npv }, step) => {
      const odds = (sens * (1 - npv)) / ((1 - sens) * ppv);
      return byPositives(step("odds", "sens * (1 - npv) / ((1 - sens) * ppv)", odds), ppv, npv, step);
    },
  },
  {
    from: ["spec", "ppv", "npv"],
    steps: ({ spec, ppv, npv }, step) => {
      const odds = ((1 - spec) * npv) / (spec * (1 - ppv));
      return byPositives(step("odds", "(1 - spec) * npv / (spec * (1 - ppv))", odds), ppv, npv, step);
    },
  },
];

const EXAMPLE: Readonly<Record<Statistic, number>> = { sens: 0.85, spec: 0.8, ppv: 0.75, npv: 0.88 };

/** Three of sensitivity, specificity and the predictive values fix the table but for its size. */
export const THREE_TO_TABLE: readonly Conversion[] = CLOSED.map(({ from, steps }) =>
  defineConversion({
    ...DIAGNOSTIC,
    id: `${from.join("-")}-to-table`,
    label: `${from.map((key) => NAMES[key]).join(", ")} to 2×2 table`,
    summary:
      "True and false positives and negatives from three statistics of a test and the number of people.",
    from: [...from, "ni"],
    example: { ...Object.fromEntries(from.map((key) => [key, EXAMPLE[key]])), ni: 200 },
    checks: [sizes("ni"), inRange],
    formulas: (numbers, { step }) => cellsFrom(steps(numbers, step), numbers.ni!, step),
  }),
);
