import {
  allows,
  coefficientTests,
  estimators,
  type ModelSpec,
  poolingMethods,
  predictionIntervals,
  type RegistryRecord,
  tau2Intervals,
} from "@treeline/engine";
import { differingSettings, type HouseStyle, styles } from "@treeline/engine/styles";
import { setModel } from "../state/edits.ts";
import { project, readOnly } from "../state/project.ts";
import { say } from "../state/said.ts";
import { palette as words } from "../strings/palette.ts";
import { t } from "../strings/t.ts";
import { takeStyle } from "../views/reconcile/style-field.tsx";
import type { Command } from "./command.ts";

/** One choice of the model's menus. */
interface Option {
  readonly menu: string;
  readonly also: string;
  readonly record: RegistryRecord;
  /** Whether it can be chosen for this model, and is not chosen already. */
  fits(model: ModelSpec): boolean;
  run(): void;
}

/** Every choice that the menus of the model offer. */
export function optionCommands(): readonly Command[] {
  return options().map(({ menu, also, record, fits, run }) => ({
    id: `option.${menu}.${record.id}`,
    label: words.set(menu, record.label),
    group: "option",
    detail: record.summary,
    also: `${record.id} ${also} ${words.optionAlso}`,
    enabled: () => !readOnly.value && fits(project.value.model),
    run: () => {
      run();
      say(words.set(menu, record.label));
    },
  }));
}

function options(): Option[] {
  return [
    ...styleOptions(),
    ...estimatorOptions(),
    ...testOptions(),
    ...tau2IntervalOptions(),
    ...predictionOptions(),
  ];
}

function styleOptions(): Option[] {
  return styles.records.map((record) => ({
    menu: words.style,
    also: words.styleAlso,
    record,
    fits: () => differsFrom(record),
    run: () => takeStyle(record.id),
  }));
}

/** A style that pools these effects, and not as they are pooled already: of effects without counts two come to the same. */
function differsFrom({ lacks, apply }: HouseStyle): boolean {
  const document = project.value;
  return lacks(document.effects.measure) === null && differingSettings(apply(document), document).length > 0;
}

function estimatorOptions(): Option[] {
  return estimators.records.map((record) => ({
    menu: t.options.estimator,
    also: words.estimatorAlso,
    record,
    fits: ({ pooling, kind, tau2, estimator, weighting }) =>
      poolingMethods.get(pooling).estimators &&
      (weighting === "user" || record.userWeights !== "required") &&
      !(kind === "random" && tau2 === null && estimator === record.id),
    run: () => setModel({ kind: "random", estimator: record.id, tau2: null }),
  }));
}

function testOptions(): Option[] {
  return coefficientTests.records.map((record) => ({
    menu: t.options.test,
    also: words.testAlso,
    record,
    fits: ({ pooling, test }) => test !== record.id && allows(poolingMethods.get(pooling).tests, record.id),
    run: () => setModel({ test: record.id }),
  }));
}

function tau2IntervalOptions(): Option[] {
  return tau2Intervals.records.map((record) => ({
    menu: t.options.tau2Interval,
    also: words.tau2IntervalAlso,
    record,
    fits: ({ pooling, tau2, kind, tau2Interval }) =>
      kind === "random" &&
      tau2 === null &&
      tau2Interval !== record.id &&
      allows(poolingMethods.get(pooling).tau2Intervals, record.id),
    run: () => setModel({ tau2Interval: record.id }),
  }));
}

function predictionOptions(): Option[] {
  return predictionIntervals.records.map((record) => ({
    menu: t.options.prediction,
    also: words.predictionAlso,
    record,
    fits: ({ pooling, kind, prediction }) =>
      kind === "random" &&
      prediction !== record.id &&
      allows(poolingMethods.get(pooling).predictions, record.id),
    run: () => setModel({ prediction: record.id }),
  }));
}
