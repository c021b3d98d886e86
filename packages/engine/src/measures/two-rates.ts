import { createDerivation, type Derivation } from "../derivation.ts";
import { type ParamDef, withDefaults } from "../registry.ts";
import { dependsOnOthers, effectAlone, finishSteps } from "./derive-alone.ts";
import { applyFlip, FLIP_INPUT } from "./flip.ts";
import { correctOneGroup } from "./one-group-correction.ts";
import { readPersonTime } from "./person-time.ts";
import { createRowIssues, type RowIssues, toOutput } from "./row-issues.ts";
import { correctionParams, correctionToR, drop00Param, SPLIT_PARAMS } from "./two-by-two-inputs.ts";
import type { InputColumns, Measure, MeasureInput } from "./types.ts";

const INPUTS: readonly MeasureInput[] = [
  {
    key: "x1i",
    worded: "ai",
    label: "Events, group 1",
    aliases: ["x1i", "events1", "eventst", "eventse", "eventstreatment"],
  },
  {
    key: "t1i",
    label: "Person-time, group 1",
    aliases: ["t1i", "persontime1", "personyears1", "py1", "persontimet", "personyearst", "pyt", "time1"],
  },
  {
    key: "x2i",
    worded: "ci",
    label: "Events, group 2",
    aliases: ["x2i", "events2", "eventsc", "eventscontrol"],
  },
  {
    key: "t2i",
    label: "Person-time, group 2",
    aliases: ["t2i", "persontime2", "personyears2", "py2", "persontimec", "personyearsc", "pyc", "time2"],
  },
  FLIP_INPUT,
];

/** A number from events and person-time of two groups. */
type FromRates = (x1: number, t1: number, x2: number, t2: number) => number;

export interface RateFormulas
  extends Pick<Measure, "id" | "label" | "summary" | "reference" | "symbol" | "display"> {
  readonly effect: FromRates;
  readonly variance: FromRates;
  /** What is added to the events where a group has none, by default. */
  readonly add: number;
  /** Whether studies without events in both groups are left out by default. */
  readonly drop00: boolean;
  /** Whether R can correct the effect and leave the variance alone, and the other way round. */
  readonly canSplit: boolean;
  /** Expressions of effect and variance from the names of the events. */
  readonly texts: (effect: Events<string>, variance: Events<string>) => readonly [yi: string, vi: string];
}

interface Events<T> {
  readonly x1: T;
  readonly x2: T;
}

/** Builds a measure on events per person-time of two groups; corrections go to the events, never to the time. */
export function twoRatesMeasure({ texts, ...formulas }: RateFormulas): Measure {
  const { id, label, summary, reference, symbol, display } = formulas;
  const params: readonly ParamDef[] = [
    ...correctionParams(formulas.add),
    drop00Param(formulas.drop00),
    ...(formulas.canSplit ? SPLIT_PARAMS : []),
  ];
  const compute: Measure["compute"] = (inputs, given) => {
    const { add, to, drop00, addyi, addvi } = withDefaults(params, given);
    const issues = createRowIssues();
    const { one, two, ni } = readGroups(inputs, drop00 === true, issues);
    const isEmpty = (row: number): boolean => one.events[row] === 0 || two.events[row] === 0;
    const describe = (): string => "a group without events";
    const amounts = correctOneGroup(ni.length, isEmpty, describe, Number(add), String(to), issues);
    const at = (row: number, formula: FromRates, isCorrected: boolean): number => {
      const amount = isCorrected ? amounts[row]! : 0;
      return formula(one.events[row]! + amount, one.time[row]!, two.events[row]! + amount, two.time[row]!);
    };
    const yi = one.events.map((_, row) => at(row, formulas.effect, addyi !== false));
    const vi = one.events.map((_, row) => at(row, formulas.variance, addvi !== false));
    return applyFlip(toOutput(yi, vi, ni, issues), inputs);
  };
  return {
    id,
    label,
    summary,
    reference,
    family: "two-group rates",
    symbol,
    inputs: INPUTS,
    inputSets: [["x1i", "t1i", "x2i", "t2i"]],
    params,
    nullValue: 0,
    display,
    compute,
    derive(given, chosen) {
      const values = withDefaults(params, chosen);
      const result = dependsOnOthers(params, values) ? null : effectAlone(compute, given, values);
      if (result === null) return [];
      const to = createDerivation();
      const raw = { x1: "x1i", x2: "x2i" };
      const isAdded = values.to === "all" || (values.to === "only0" && (given.x1i === 0 || given.x2i === 0));
      const add = isAdded ? Number(values.add) : 0;
      const corrected = add === 0 ? raw : correctedEvents(to, given.x1i!, given.x2i!, add);
      const [yi, vi] = texts(
        values.addyi === false ? raw : corrected,
        values.addvi === false ? raw : corrected,
      );
      return finishSteps(to, yi, vi, result);
    },
    r: (given) => `measure = "${id}", ${correctionToR(withDefaults(params, given))}`,
  };
}

function correctedEvents(to: Derivation, x1: number, x2: number, add: number): Events<string> {
  to.step("x1", `x1i + ${add}`, x1 + add);
  to.step("x2", `x2i + ${add}`, x2 + add);
  return { x1: "x1", x2: "x2" };
}

function readGroups(inputs: InputColumns, isDropped: boolean, issues: RowIssues) {
  const rows = Math.max(0, ...INPUTS.map(({ key }) => inputs[key]?.length ?? 0));
  const one = readPersonTime(inputs, rows, ["x1i", "t1i"], " in group 1", issues);
  const two = readPersonTime(inputs, rows, ["x2i", "t2i"], " in group 2", issues);
  const ni = Array.from(one.time, (time, row) => {
    const total = time + two.time[row]!;
    return Number.isNaN(total) ? null : total;
  });
  for (let row = 0; row < rows; row++) {
    if (one.events[row] === 0 && two.events[row] === 0) reportNoEvents(row, isDropped, issues);
    if (!isDropped || one.events[row] !== 0 || two.events[row] !== 0) continue;
    one.events[row] = Number.NaN;
    two.events[row] = Number.NaN;
  }
  return { one, two, ni };
}

function reportNoEvents(row: number, isDropped: boolean, issues: RowIssues): void {
  const add = isDropped ? issues.error : issues.note;
  add(
    row,
    "double-zero",
    null,
    isDropped
      ? "no events in either group, so the study says nothing about how the rates differ relative to each other; such studies are left out."
      : "no events in either group: the effect and its weight come from the correction alone.",
    isDropped
      ? "Keep them by switching off the option that leaves them out, or choose the rate difference."
      : "Consider leaving such studies out, or compare the result without them.",
  );
}
