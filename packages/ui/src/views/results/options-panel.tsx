import {
  coefficientTests,
  type ModelKind,
  type ModelSpec,
  type PoolingMethod,
  type PredictionIntervalMethod,
  poolingMethods,
  predictionIntervals,
  tau2Intervals,
} from "@treeline/engine";
import type { JSX } from "preact";
import { ChangedDot } from "../../controls/changed-dot.tsx";
import { type Choice, SegmentedField, SelectField } from "../../controls/field.tsx";
import { lazy } from "../../controls/lazy.tsx";
import { NumberField } from "../../controls/number-field.tsx";
import { modelChanged } from "../../state/changed-options.ts";
import { setModel } from "../../state/edits.ts";
import { evaluated } from "../../state/evaluation.ts";
import { firstResultShown } from "../../state/first-result.ts";
import { project, readOnly } from "../../state/project.ts";
import { t } from "../../strings/t.ts";
import { PlotOptions } from "./plot-options.tsx";
import { PoolingFields } from "./pooling-fields.tsx";
import { RegistryField } from "./registry-field.tsx";
import { StyleSelect } from "./style-select.tsx";
import { VarianceFields } from "./variance-fields.tsx";

const EstimatorsTable = lazy(
  async () => (await import("./estimators-table.tsx")).EstimatorsTable,
  firstResultShown,
);
const QuestionFields = lazy(
  async () => (await import("./question-fields.tsx")).QuestionFields,
  firstResultShown,
);

/** Every choice of the model beside its result; the menus come from the registries, and offer what the way to pool has. */
export function ResultsOptions(): JSX.Element {
  const { model } = project.value;
  const method = poolingMethods.get(model.pooling);
  const random = model.kind === "random";
  return (
    <div class="options">
      <h2>
        {t.options.heading}
        <ChangedDot when={modelChanged(model)} />
      </h2>
      <div class={modelChanged(model) ? "style-room changed" : "style-room"}>
        <StyleSelect />
      </div>
      <PoolingFields />
      <SegmentedField
        label={t.options.kind}
        help={t.options.kindHelp}
        value={model.kind}
        disabled={readOnly.value}
        choices={[
          { value: "random", label: t.options.random },
          { value: "equal", label: t.options.equal },
          { value: "fixed", label: t.options.fixed },
        ].map((choice) => ({ ...choice, disabled: !method.kinds.some((kind) => kind === choice.value) }))}
        onChange={(kind) => setModel({ kind: modelKind(kind) })}
      />
      {random && method.estimators && <VarianceFields model={model} />}
      {offersSeveral(method.tests) && (
        <RegistryField
          label={t.options.test}
          topics="test"
          registry={coefficientTests}
          value={model.test}
          allowed={method.tests}
          model={method.estimators ? model : null}
          onChange={(test) => setModel({ test })}
        />
      )}
      {random && <HeterogeneityFields model={model} method={method} />}
      {method.estimators && <I2Field model={model} />}
      <LevelField level={model.level} />
      {method.weightings && <WeightingField model={model} />}
      <QuestionFields />
      <PlotOptions />
      <Comparison />
    </div>
  );
}

function modelKind(value: string): ModelKind {
  return value === "equal" || value === "fixed" ? value : "random";
}

/** A menu of one choice asks nothing. */
function offersSeveral(choices: PoolingMethod["tests"]): boolean {
  return choices === "all" || choices.length > 1;
}

interface HeterogeneityProps {
  readonly model: ModelSpec;
  readonly method: PoolingMethod;
}

function HeterogeneityFields({ model, method }: HeterogeneityProps): JSX.Element {
  const conditions = method.estimators ? model : null;
  return (
    <>
      {model.tau2 === null && offersSeveral(method.tau2Intervals) && (
        <RegistryField
          label={t.options.tau2Interval}
          topics="tau2-interval"
          registry={tau2Intervals}
          value={model.tau2Interval}
          allowed={method.tau2Intervals}
          model={conditions}
          onChange={(tau2Interval) => setModel({ tau2Interval })}
        />
      )}
      {offersSeveral(method.predictions) && (
        <RegistryField
          label={t.options.prediction}
          topics="prediction"
          registry={predictionIntervals}
          value={model.prediction}
          allowed={method.predictions}
          model={conditions}
          groupOf={predictionGroup}
          onChange={(prediction) => setModel({ prediction })}
        />
      )}
    </>
  );
}

function predictionGroup({ standardError }: PredictionIntervalMethod): string {
  return t.options.predictionGroups[standardError ?? "other"];
}

function I2Field({ model }: { readonly model: ModelSpec }): JSX.Element {
  return (
    <SegmentedField
      label={t.options.i2}
      help={t.options.i2Help}
      about={model.i2 === "Q" ? "i2-q" : "i2-tau"}
      value={model.i2}
      disabled={readOnly.value}
      choices={[
        { value: "tau2", label: t.options.i2Tau },
        { value: "Q", label: t.options.i2Q },
      ]}
      onChange={(i2) => setModel({ i2: i2 === "Q" ? "Q" : "tau2" })}
    />
  );
}

const LEVELS = ["90", "95", "99"] as const;
const OTHER = "other";

function LevelField({ level }: { readonly level: number }): JSX.Element {
  const percent = Number((level * 100).toPrecision(12));
  const usual = LEVELS.some((known) => known === String(percent));
  return (
    <>
      <SegmentedField
        label={t.options.level}
        value={usual ? String(percent) : OTHER}
        disabled={readOnly.value}
        choices={LEVELS.map((known) => ({ value: known, label: `${known}\u00a0%` }))}
        onChange={(next) => setModel({ level: Number(next) / 100 })}
      />
      {!usual && (
        <NumberField
          label={t.options.levelOther}
          value={percent}
          min={50}
          max={99.99}
          disabled={readOnly.value}
          onChange={(next) => setModel({ level: next / 100 }, "level")}
        />
      )}
    </>
  );
}

function WeightingField({ model }: { readonly model: ModelSpec }): JSX.Element {
  const own = project.value.roles.weights !== null;
  const choices: Choice[] = [
    { value: "inverse-variance", label: t.options.weightingInverse },
    { value: "unweighted", label: t.options.weightingNone },
    { value: "user", label: t.options.weightingUser, disabled: !own },
  ];
  return (
    <SelectField
      label={t.options.weighting}
      value={model.weighting}
      choices={choices}
      disabled={readOnly.value}
      onChange={(next) =>
        setModel({ weighting: next === "unweighted" || next === "user" ? next : "inverse-variance" })
      }
    />
  );
}

function Comparison(): JSX.Element | null {
  const now = evaluated.value;
  if (now === null || now.report.comparison.length === 0) return null;
  return (
    <>
      <hr />
      <h2>{t.options.compareHeading}</h2>
      <EstimatorsTable evaluated={now} compact />
    </>
  );
}
