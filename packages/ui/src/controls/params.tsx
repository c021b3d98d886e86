import { type ParamDef, type Params, type ParamValue, withDefaults } from "@treeline/engine";
import type { JSX } from "preact";
import { CheckField, SelectField } from "./field.tsx";
import { NumberField } from "./number-field.tsx";

interface ParamControlsProps {
  readonly defs: readonly ParamDef[];
  readonly params: Params;
  readonly disabled?: boolean;
  onChange(params: Params): void;
}

/** One control per parameter a method defines; a new method needs no edit here. */
export function ParamControls({ defs, params, disabled = false, onChange }: ParamControlsProps): JSX.Element {
  const values = withDefaults(defs, params);
  const set = (key: string, value: ParamValue): void => onChange({ ...params, [key]: value });
  return (
    <>
      {defs.map((def) => (
        <ParamControl key={def.key} {...{ def, value: values[def.key], disabled, set }} />
      ))}
    </>
  );
}

interface ParamControlProps {
  readonly def: ParamDef;
  readonly value: ParamValue | undefined;
  readonly disabled: boolean;
  set(key: string, value: ParamValue): void;
}

function ParamControl({ def, value, disabled, set }: ParamControlProps): JSX.Element {
  const common = { label: def.label, help: def.help, disabled };
  switch (def.type) {
    case "number":
      return (
        <NumberField
          {...common}
          value={typeof value === "number" ? value : def.default}
          min={def.min}
          max={def.max}
          onChange={(next) => set(def.key, next)}
        />
      );
    case "boolean":
      return (
        <CheckField
          label={def.label}
          disabled={disabled}
          checked={value === true}
          onChange={(next) => set(def.key, next)}
        />
      );
    case "choice":
      return (
        <SelectField
          {...common}
          value={typeof value === "string" ? value : def.default}
          choices={def.choices}
          onChange={(next) => set(def.key, next)}
        />
      );
  }
}
