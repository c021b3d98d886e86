import { formatShort } from "../../format/index.ts";
import { cell, type ToldTable } from "../../format/told.ts";
import { criticalValue } from "../../inference/tests.ts";
import type { Params } from "../../registry.ts";
import type { Issue } from "../../result.ts";
import type { BiasInput } from "../types.ts";
import { stepCurve } from "./curve.ts";
import { prepareStudies } from "./data.ts";
import type { SelectionFit } from "./fit.ts";
import type { SelectionRun } from "./fitted.ts";
import { stepModel } from "./models.ts";
import { pSteps } from "./step-kernel.ts";
import { directionWords, emptyIntervals } from "./words.ts";

/** A selection function with steps as a record asks for it. */
export interface StepChoice {
  readonly method: string;
  readonly label: string;
  readonly steps: readonly number[];
  readonly either: boolean;
  readonly monotone: boolean;
}

const withOne = (steps: readonly number[]): readonly number[] => (steps.at(-1) === 1 ? steps : [...steps, 1]);

export const stepChoiceModel = ({
  steps,
  either,
  monotone,
}: Omit<StepChoice, "method" | "label">): ReturnType<typeof stepModel> =>
  stepModel(steps, { either, falling: monotone, given: null });

/** What is fitted, shown and warned of. */
export function stepRun(input: BiasInput, _params: Params, choice: StepChoice): SelectionRun {
  const steps = withOne(choice.steps);
  const words = intervalsInWords(steps);
  const counts = countsOf(input, steps, choice.either);
  const empty = words.filter((_, j) => counts[j] === 0);
  const issues: Issue[] = empty.length === 0 ? [] : [emptyIntervals(empty)];
  return {
    method: choice.method,
    label: choice.label,
    ran: `${choice.label}: step function with steps at ${choice.steps.map((step) => formatShort(step)).join(", ")} (${directionWords(choice.either)})${choice.monotone ? ", weights not rising with p" : ""}, normal random effects, maximum likelihood from several starting points`,
    model: stepChoiceModel(choice),
    imprecision: "none",
    names: words.slice(1).map((interval) => `Weight of p in ${interval}`),
    curve: (fit, level) => stepCurve(steps, fit, level, false),
    tables: (fit) => [weightTable(fit, words, counts, input.model.level)],
    issues,
  };
}

/** "(.025, .5]" of each interval. */
function intervalsInWords(steps: readonly number[]): string[] {
  return steps.map((end, j) => `${j === 0 ? "[0" : `(${formatShort(steps[j - 1]!)}`}, ${formatShort(end)}]`);
}

/** How many studies subject to selection have a p-value in each interval. */
export function countsOf(input: BiasInput, steps: readonly number[], either: boolean): number[] {
  const { data } = prepareStudies(input, "none");
  const places = pSteps(data, steps, either);
  const counts = steps.map(() => 0);
  for (let i = 0; i < data.y.length; i++) if (data.exempt?.[i] !== 1) counts[places.own(i)]! += 1;
  return counts;
}

/** Studies and weight of each interval, the first being 1 by definition. */
function weightTable(
  fit: SelectionFit,
  words: readonly string[],
  counts: readonly number[],
  level: number,
): ToldTable {
  const z = criticalValue(level, null);
  return {
    id: "weights",
    title: "Relative probability of publication",
    head: ["p-value", "Studies", "Weight", "Standard error", "Lower", "Upper"],
    rows: words.map((interval, j) => {
      const weight = j === 0 ? 1 : fit.delta[j - 1]!;
      const se = j === 0 ? null : (fit.seDelta[j - 1] ?? null);
      return [
        interval,
        cell(counts[j]!, "count"),
        cell(weight, "value"),
        cell(se, "value"),
        cell(se === null ? null : Math.max(0, weight - z * se), "value"),
        cell(se === null ? null : weight + z * se, "value"),
      ];
    }),
  };
}
