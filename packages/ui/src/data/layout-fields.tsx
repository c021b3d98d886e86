import type { FileColumn, LongLayout } from "@treeline/engine/import";
import type { JSX } from "preact";
import { CheckField, SelectField } from "../controls/field.tsx";
import { t } from "../strings/t.ts";

interface LayoutFieldsProps {
  readonly columns: readonly FileColumn[];
  /** null = one row per effect, as the table stands. */
  readonly layout: LongLayout | null;
  /** What to begin with. */
  readonly guess: LongLayout | null;
  onChange(layout: LongLayout | null): void;
}

/** Whether the table has one row per effect or one per arm, and in the latter case what its columns mean. */
export function LayoutFields({ columns, layout, guess, onChange }: LayoutFieldsProps): JSX.Element | null {
  if (columns.length < 3) return null;
  return (
    <section aria-label={t.importing.layout}>
      <div class="import-grid layout-grid">
        <SelectField
          label={t.importing.layout}
          value={layout === null ? "wide" : "long"}
          choices={[
            { value: "wide", label: t.importing.layoutWide },
            { value: "long", label: t.importing.layoutLong },
          ]}
          onChange={(value) => onChange(value === "long" ? (guess ?? firstLayout(columns)) : null)}
        />
        {layout !== null && <KeyFields columns={columns} layout={layout} onChange={onChange} />}
      </div>
      {layout !== null && <NameChecks columns={columns} layout={layout} onChange={onChange} />}
    </section>
  );
}

interface MappingProps {
  readonly columns: readonly FileColumn[];
  readonly layout: LongLayout;
  onChange(layout: LongLayout): void;
}

function KeyFields({ columns, layout, onChange }: MappingProps): JSX.Element {
  const names = columns.map(({ name }) => ({ value: name, label: name }));
  const valuesOf = (name: string) =>
    (columns.find((column) => column.name === name)?.values ?? []).map((value) => ({ value, label: value }));
  return (
    <>
      <SelectField
        label={t.importing.study}
        value={layout.study}
        choices={names}
        onChange={(study) => onChange({ ...layout, study })}
      />
      <SelectField
        label={t.importing.arm}
        value={layout.arm}
        choices={names}
        onChange={(arm) => onChange({ ...layout, arm, reference: valuesOf(arm)[0]?.value ?? "" })}
      />
      <SelectField
        label={t.importing.reference}
        value={layout.reference}
        choices={valuesOf(layout.arm)}
        onChange={(reference) => onChange({ ...layout, reference })}
      />
      {layout.within.map((name) => (
        <SelectField
          key={name}
          label={t.importing.only(name)}
          value={layout.only[name] ?? ""}
          choices={[{ value: "", label: t.importing.onlyAll }, ...valuesOf(name)]}
          onChange={(value) => onChange({ ...layout, only: withValue(layout.only, name, value) })}
        />
      ))}
    </>
  );
}

function withValue(only: LongLayout["only"], name: string, value: string): LongLayout["only"] {
  const others = Object.entries(only).filter(([known]) => known !== name);
  return Object.fromEntries(value === "" ? others : [...others, [name, value]]);
}

function NameChecks({ columns, layout, onChange }: MappingProps): JSX.Element {
  const rest = columns.map(({ name }) => name).filter((name) => name !== layout.study && name !== layout.arm);
  const { within, values } = layout;
  return (
    <>
      <NameGroup
        legend={t.importing.within}
        help={t.importing.withinHelp}
        names={rest.filter((name) => !values.includes(name))}
        chosen={within}
        onChange={(names) => onChange({ ...layout, within: names })}
      />
      <NameGroup
        legend={t.importing.values}
        names={rest.filter((name) => !within.includes(name))}
        chosen={values}
        onChange={(names) => onChange({ ...layout, values: names })}
      />
    </>
  );
}

interface NameGroupProps {
  readonly legend: string;
  readonly help?: string;
  readonly names: readonly string[];
  readonly chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

/** Nothing at all where there is no name to choose. */
function NameGroup({ legend, help, names, chosen, onChange }: NameGroupProps): JSX.Element | null {
  if (names.length === 0) return null;
  return (
    <fieldset class="import-names">
      <legend class="field-label">{legend}</legend>
      {names.map((name) => (
        <CheckField
          key={name}
          label={name}
          checked={chosen.includes(name)}
          onChange={(on) => onChange(on ? [...chosen, name] : chosen.filter((known) => known !== name))}
        />
      ))}
      {help !== undefined && <p class="hint">{help}</p>}
    </fieldset>
  );
}

/** The first column names the study, the first other text the arm, and every number is an arm's own. */
function firstLayout(columns: readonly FileColumn[]): LongLayout {
  const study = columns[0]!;
  const arm = columns.find((column) => column !== study && column.kind === "text") ?? columns[1]!;
  return {
    study: study.name,
    arm: arm.name,
    reference: arm.values[0] ?? "",
    within: [],
    only: {},
    values: columns.filter((column) => column.kind === "number" && column !== arm).map(({ name }) => name),
  };
}
