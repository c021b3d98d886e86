import { createDerivation } from "../derivation.ts";
import { type ParamDef, withDefaults } from "../registry.ts";
import { dependsOnOthers, effectAlone, finishSteps } from "./derive-alone.ts";
import { applyFlip, FLIP_INPUT } from "./flip.ts";
import { correctOneGroup } from "./one-group-correction.ts";
import { readPersonTime } from "./person-time.ts";
import { createRowIssues, toOutput } from "./row-issues.ts";
import { correctionParams, correctionToR, SPLIT_PARAMS } from "./two-by-two-inputs.ts";
import type { Measure, MeasureInput } from "./types.ts";

const INPUTS: readonly MeasureInput[] = [
  { key: "xi", label: "Events", aliases: ["xi", "events", "event", "cases", "ncases", "count"] },
  {
    key: "ti",
    quantity: "person_time",
    label: "Person-time",
    aliases: ["ti", "persontime", "personyears", "patientyears", "persondays", "exposuretime", "py"],
  },
  FLIP_INPUT,
];

/** A number from the events and the person-time of one group. */
type FromRate = (x: number, t: number) => number;

export interface OneRateFormulas
  extends Pick<Measure, "id" | "label" | "summary" | "reference" | "symbol" | "display"> {
  readonly effect: FromRate;
  readonly variance: FromRate;
  /** What is added to the events where there are none, by default. */
  readonly add: number;
  /** Whether R can correct the effect and leave the variance alone, and the other way round. */
  readonly canSplit: boolean;
  /** The way back needs each study's own time, which the scales for display do not know. */
  readonly sizedInverse?: true;
  /** Expressions of effect and variance from the names of the events; the time is `person_time`. */
  readonly texts: (effect: string, variance: string) => readonly [yi: string, vi: string];
}

/** Builds a measure on events per person-time of one group; corrections go to the events, never to the time. */
export function oneRateMeasure({ texts, ...formulas }: OneRateFormulas): Measure {
  const { id, label, summary, reference, symbol, display } = formulas;
  const params: readonly ParamDef[] = [
    ...correctionParams(formulas.add),
    ...(formulas.canSplit ? SPLIT_PARAMS : []),
  ];
  const compute: Measure["compute"] = (inputs, given) => {
    const { add, to, addyi, addvi } = withDefaults(params, given);
    const issues = createRowIssues();
    const rows = Math.max(inputs.xi?.length ?? 0, inputs.ti?.length ?? 0);
    const { events, time } = readPersonTime(inputs, rows, ["xi", "ti"], "", issues);
    const isEmpty = (row: number): boolean => events[row] === 0;
    const amounts = correctOneGroup(rows, isEmpty, () => "no events", Number(add), String(to), issues);
    const at = (row: number, formula: FromRate, isCorrected: boolean): number =>
      formula(events[row]! + (isCorrected ? amounts[row]! : 0), time[row]!);
    const yi = events.map((_, row) => at(row, formulas.effect, addyi !== false));
    const vi = events.map((_, row) => at(row, formulas.variance, addvi !== false));
    const ni = Array.from(time, (t) => (Number.isNaN(t) ? null : t));
    return applyFlip(toOutput(yi, vi, ni, issues), inputs);
  };
  return {
    id,
    label,
    summary,
    reference,
    family: "one-group rates",
    symbol,
    inputs: INPUTS,
    inputSets: [["xi", "ti"]],
    params,
    nullValue: null,
    display,
    compute,
    derive(given, chosen) {
      const values = withDefaults(params, chosen);
      const result = dependsOnOthers(params, values) ? null : effectAlone(compute, given, values);
      if (result === null) return [];
      const to = createDerivation();
      const isAdded = values.to === "all" || (values.to === "only0" && given.xi === 0);
      const add = isAdded ? Number(values.add) : 0;
      if (add !== 0) to.step("x", `xi + ${add}`, given.xi! + add);
      const name = (isCorrected: boolean): string => (add !== 0 && isCorrected ? "x" : "xi");
      const [yi, vi] = texts(name(values.addyi !== false), name(values.addvi !== false));
      return finishSteps(to, yi, vi, result);
    },
    r: (given) => `measure = "${id}", ${correctionToR(withDefaults(params, given))}`,
    oneGroup: {
      of: "rate",
      toScale: (rate, time) => formulas.effect(rate * time, time),
      ...(formulas.sizedInverse && { sized: true }),
    },
  };
}
