import {
  isNameList,
  isRange,
  type ParamDef,
  type Params,
  type ParamValue,
  paramProblem,
  type Transformation,
  transformations,
  withDefaults,
} from "@treeline/engine";
import type { JSX } from "preact";
import { firstResultShown } from "../state/first-result.ts";
import { t } from "../strings/t.ts";
import { AxisLimitsField } from "./axis-limits-field.tsx";
import { ColumnsField } from "./columns-field.tsx";
import { CheckField, SelectField } from "./field.tsx";
import { lazy } from "./lazy.tsx";
import { NumberField } from "./number-field.tsx";
import { NumbersField } from "./numbers-field.tsx";

const OrderedColumnsField = lazy(
  async () => (await import("./ordered-columns-field.tsx")).OrderedColumnsField,
  firstResultShown,
);

const ValueField = lazy(async () => (await import("./value-field.tsx")).ValueField, firstResultShown);

/** What parameters about columns and axes choose from. */
export interface ParamContext {
  /** Names of the columns offered. */
  readonly columns: readonly string[];
  /** How effects are shown. */
  readonly transformation: Transformation;
}

const NOTHING_OFFERED: ParamContext = { columns: [], transformation: transformations.get("identity") };

interface ParamControlsProps {
  readonly defs: readonly ParamDef[];
  readonly params: Params;
  /** What stands for parameters that are not given, where it is not their defaults. */
  readonly instead?: Params;
  readonly context?: ParamContext;
  readonly disabled?: boolean;
  /** Switches that change nothing as things are, with the reason. */
  readonly idle?: Readonly<Record<string, string>>;
  /** @param typed the parameter's key where it was typed letter by letter, else null */
  onChange(params: Params, typed: string | null): void;
}

/** One control per parameter a method or a plot defines; a new one needs no edit here. */
export function ParamControls(props: ParamControlsProps): JSX.Element {
  const { defs, params, instead, context = NOTHING_OFFERED, disabled = false, idle = {}, onChange } = props;
  const values = withDefaults(defs, { ...instead, ...params });
  const set = (def: ParamDef, value: ParamValue): void => {
    const typed = def.type === "number" || def.type === "value" || def.type === "range";
    onChange({ ...params, [def.key]: value }, typed ? def.key : null);
  };
  return (
    <>
      {defs.map((def) => (
        <ParamControl
          key={def.key}
          def={def}
          value={values[def.key] ?? null}
          context={context}
          disabled={disabled}
          idle={idle[def.key]}
          set={(value) => set(def, value)}
        />
      ))}
    </>
  );
}

interface ParamControlProps {
  readonly def: ParamDef;
  readonly value: ParamValue;
  readonly context: ParamContext;
  readonly disabled: boolean;
  readonly idle: string | undefined;
  set(value: ParamValue): void;
}

function ParamControl({ def, value, context, disabled, idle, set }: ParamControlProps): JSX.Element {
  const common = { label: def.label, disabled, onChange: set };
  switch (def.type) {
    case "number":
      return (
        <NumberField
          {...common}
          help={def.help}
          value={typeof value === "number" ? value : def.default}
          min={def.min}
          max={def.max}
        />
      );
    case "boolean":
      return <CheckField {...common} checked={value === true} idle={idle} />;
    case "choice":
      return (
        <SelectField
          {...common}
          help={def.help}
          value={typeof value === "string" ? value : def.default}
          choices={def.choices}
        />
      );
    case "columns":
      return def.own !== undefined ? (
        <OrderedColumnsField
          {...common}
          help={def.help}
          offered={context.columns}
          own={def.own}
          value={isNameList(value) ? value : def.default}
          most={def.most}
        />
      ) : (
        <ColumnsField
          {...common}
          offered={context.columns}
          value={isNameList(value) ? value : def.default}
          most={def.most}
        />
      );
    case "numbers":
      return (
        <NumbersField
          {...common}
          help={def.help}
          problem={t.fields.numbersNeeded(def.least, def.most, def.min, def.max)}
          value={Array.isArray(value) ? value.filter((one) => typeof one === "number") : def.default}
          most={def.most}
          accepts={(numbers) => paramProblem(def, numbers) === null}
        />
      );
    case "value":
      return (
        <ValueField
          {...common}
          help={def.help}
          value={typeof value === "number" ? value : null}
          transformation={transformationOf(def, context)}
        />
      );
    case "range":
      return (
        <AxisLimitsField
          {...common}
          ends={def.ends}
          value={isRange(value) ? value : null}
          transformation={transformationOf(def, context)}
        />
      );
  }
}

function transformationOf(
  { scale }: { readonly scale: "effect" | "plain" },
  context: ParamContext,
): Transformation {
  return (scale === "effect" ? context : NOTHING_OFFERED).transformation;
}

interface ChoiceControlsProps extends Omit<ParamControlsProps, "context" | "instead" | "idle"> {}

/** The choices and switches among the parameters, small enough to stand beside what they change. */
export function ChoiceControls(props: ChoiceControlsProps): JSX.Element {
  const { defs, params, disabled = false, onChange } = props;
  const values = withDefaults(defs, params);
  return (
    <div class="card-choices">
      {defs.map((def) => {
        const change = (value: ParamValue): void => onChange({ ...params, [def.key]: value }, null);
        if (def.type === "boolean") {
          return (
            <label key={def.key} title={def.help}>
              <input
                type="checkbox"
                checked={values[def.key] === true}
                disabled={disabled}
                onChange={(event) => change(event.currentTarget.checked)}
              />
              <span>{def.label}</span>
            </label>
          );
        }
        return (
          def.type === "choice" && (
            <label key={def.key} title={def.help}>
              <span>{def.label}</span>
              <select
                value={String(values[def.key])}
                disabled={disabled}
                onChange={(event) => change(event.currentTarget.value)}
              >
                {def.choices.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          )
        );
      })}
    </div>
  );
}
