import { type Measure, type MeasureInput, measures, type Roles } from "@treeline/engine";
import { canConvert, quantityOf } from "@treeline/engine/ledger";
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { type Choice, SelectField } from "../../controls/field.tsx";
import { setRoles } from "../../state/edits.ts";
import { guessInputs } from "../../state/guess-inputs.ts";
import { project, readOnly } from "../../state/project.ts";
import { t } from "../../strings/t.ts";

/** Which column plays which role; what most tables do not have is folded away until it is used. */
export function ColumnFields(): JSX.Element {
  const { table, derived, roles, effects } = project.value;
  const measure = measures.get(effects.measure);
  const columns = [...table.columns, ...derived].map(({ name }) => ({ value: name, label: name }));
  const usual = new Set(measure.inputSets[0]);
  const isShown = ({ key }: MeasureInput): boolean => usual.has(key) || roles.inputs[key] !== undefined;
  const panel = useRef<HTMLElement>(null);
  const changed = useRef<string | null>(null);
  // A menu that is used for the first time, or for the last, changes its place: the focus goes with it.
  useLayoutEffect(() => {
    const menu = changed.current === null ? null : menuOf(panel.current, changed.current);
    changed.current = null;
    if (menu instanceof HTMLElement && document.activeElement === document.body) menu.focus();
  });
  const change = (key: string, column: string | null): void => {
    changed.current = key;
    setRoles({ inputs: withInput(roles, key, column) });
  };
  return (
    <section class="card panel" ref={panel}>
      <h3>{t.effects.columnsHeading}</h3>
      <div class="panel-columns">
        <ColumnSelect
          label={t.effects.label}
          empty={t.effects.none}
          column={roles.label}
          columns={columns}
          onChange={(label) => setRoles({ label })}
        />
        <InputSelects inputs={measure.inputs.filter(isShown)} {...{ measure, roles, columns, change }} />
        <ColumnSelect
          label={t.effects.weights}
          empty={t.effects.none}
          column={roles.weights}
          columns={columns}
          onChange={(weights) => setRoles({ weights })}
        />
      </div>
      <details class="fold">
        <summary>{t.effects.otherColumns}</summary>
        {measure.inputSets.length > 1 && (
          <p class="hint">{t.effects.alternatives(measure.inputSets.map((set) => named(measure, set)))}</p>
        )}
        <div class="panel-columns">
          <InputSelects
            inputs={measure.inputs.filter((input) => !isShown(input))}
            {...{ measure, roles, columns, change }}
          />
        </div>
      </details>
      <button
        type="button"
        class="button"
        disabled={readOnly.value}
        onClick={() => setRoles({ inputs: guessAgain(measure) })}
      >
        {t.effects.guess}
      </button>
    </section>
  );
}

interface InputSelectsProps {
  readonly inputs: readonly MeasureInput[];
  readonly measure: Measure;
  readonly roles: Roles;
  readonly columns: readonly Choice[];
  change(key: string, column: string | null): void;
}

function menuOf(panel: HTMLElement | null, key: string): Element | null {
  return panel?.querySelector(`[data-input="${CSS.escape(key)}"] select`) ?? null;
}

function InputSelects({ inputs, measure, roles, columns, change }: InputSelectsProps): JSX.Element {
  return (
    <>
      {inputs.map((input) => (
        <div key={input.key} data-input={input.key}>
          <ColumnSelect
            label={input.label}
            empty={isMissing(measure, roles, input) ? t.effects.noneNeeded : t.effects.none}
            column={roles.inputs[input.key] ?? null}
            columns={columns}
            onChange={(column) => change(input.key, column)}
          />
        </div>
      ))}
    </>
  );
}

interface ColumnSelectProps {
  readonly label: string;
  readonly empty: string;
  readonly column: string | null;
  readonly columns: readonly Choice[];
  onChange(column: string | null): void;
}

function ColumnSelect({ label, empty, column, columns, onChange }: ColumnSelectProps): JSX.Element {
  return (
    <SelectField
      label={label}
      value={column ?? ""}
      choices={[{ value: "", label: empty }, ...columns]}
      disabled={readOnly.value}
      onChange={(value) => onChange(value === "" ? null : value)}
    />
  );
}

/** Asked for by the usual set of inputs, while no set is complete. */
function isMissing(measure: Measure, roles: Roles, input: MeasureInput): boolean {
  const given = (key: string): boolean => roles.inputs[key] !== undefined;
  const complete =
    measure.inputSets.some((set) => set.every(given)) ||
    canConvert(new Set(Object.keys(roles.inputs)), measure);
  return !complete && (measure.inputSets[0]?.includes(input.key) ?? false) && !given(input.key);
}

/** The measure's own columns anew; those that serve conversions stay as they were chosen. */
function guessAgain(measure: Measure): Roles["inputs"] {
  const { table, roles } = project.value;
  const own = new Set(measure.inputs.flatMap((input) => [input.key, quantityOf(input)]));
  const others = Object.entries(roles.inputs).filter(([key]) => !own.has(key));
  return guessInputs(table, measure, Object.fromEntries(others));
}

function withInput(roles: Roles, key: string, column: string | null): Roles["inputs"] {
  const inputs = Object.entries(roles.inputs).filter(([known]) => known !== key);
  return Object.fromEntries(column === null ? inputs : [...inputs, [key, column]]);
}

function named(measure: Measure, keys: readonly string[]): string {
  return keys.map((key) => measure.inputs.find((input) => input.key === key)?.label ?? key).join(" + ");
}
