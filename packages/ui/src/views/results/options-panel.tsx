import {
  coefficientTests,
  type ModelKind,
  type ModelSpec,
  predictionIntervals,
  tau2Intervals,
} from "@treeline/engine";
import type { JSX } from "preact";
import { type Choice, SegmentedField, SelectField } from "../../controls/field.tsx";
import { NumberField } from "../../controls/number-field.tsx";
import { setModel } from "../../state/edits.ts";
import { evaluated } from "../../state/evaluation.ts";
import { project, readOnly } from "../../state/project.ts";
import { t } from "../../strings/en.ts";
import { EstimatorsTable } from "./estimators-table.tsx";
import { PlotOptions } from "./plot-options.tsx";
import { RegistryField } from "./registry-field.tsx";
import { VarianceFields } from "./variance-fields.tsx";

/** Every choice of the model beside its result; the menus come from the registries. */
export function ResultsOptions(): JSX.Element {
  const { model } = project.value;
  return (
    <div class="options">
      <h2>{t.options.heading}</h2>
      <SegmentedField
        label={t.options.kind}
        help={t.options.kindHelp}
        value={model.kind}
        disabled={readOnly.value}
        choices={[
          { value: "random", label: t.options.random },
          { value: "equal", label: t.options.equal },
          { value: "fixed", label: t.options.fixed },
        ]}
        onChange={(kind) => setModel({ kind: modelKind(kind) })}
      />
      {model.kind === "random" && <VarianceFields model={model} />}
      <RegistryField
        label={t.options.test}
        registry={coefficientTests}
        value={model.test}
        onChange={(test) => setModel({ test })}
      />
      {model.kind === "random" && <HeterogeneityFields model={model} />}
      <I2Field model={model} />
      <LevelField level={model.level} />
      <WeightingField model={model} />
      <PlotOptions />
      <Comparison />
    </div>
  );
}

function modelKind(value: string): ModelKind {
  return value === "equal" || value === "fixed" ? value : "random";
}

function HeterogeneityFields({ model }: { readonly model: ModelSpec }): JSX.Element {
  return (
    <>
      {model.tau2 === null && (
        <RegistryField
          label={t.options.tau2Interval}
          registry={tau2Intervals}
          value={model.tau2Interval}
          onChange={(tau2Interval) => setModel({ tau2Interval })}
        />
      )}
      <RegistryField
        label={t.options.prediction}
        registry={predictionIntervals}
        value={model.prediction}
        onChange={(prediction) => setModel({ prediction })}
      />
    </>
  );
}

function I2Field({ model }: { readonly model: ModelSpec }): JSX.Element {
  return (
    <SegmentedField
      label={t.options.i2}
      help={t.options.i2Help}
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
