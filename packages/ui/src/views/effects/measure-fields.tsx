import { type Measure, measures, transformations } from "@treeline/engine";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { SelectField } from "../../controls/field.tsx";
import { ParamControls } from "../../controls/params.tsx";
import { setEffects } from "../../state/edits.ts";
import { guessInputs } from "../../state/guess-inputs.ts";
import { change, project, readOnly } from "../../state/project.ts";
import { t } from "../../strings/en.ts";

/** What was measured: the menu and the parameters come from the registry. */
export function MeasureFields(): JSX.Element {
  const { effects } = project.value;
  const measure = measures.get(effects.measure);
  return (
    <section class="card panel">
      <h3>{t.effects.measureHeading}</h3>
      <MeasureSelect current={measure} />
      <p class="hint">{measure.summary}</p>
      <ParamControls
        defs={measure.params}
        params={effects.params}
        disabled={readOnly.value}
        onChange={(params) => setEffects({ params }, "params")}
      />
      <SelectField
        label={t.effects.display}
        value={effects.display ?? ""}
        choices={[
          { value: "", label: t.effects.displayOwn(transformations.get(measure.display).label) },
          ...transformations.records.map(({ id, label }) => ({ value: id, label })),
        ]}
        disabled={readOnly.value}
        onChange={(id) => setEffects({ display: id === "" ? null : id })}
      />
    </section>
  );
}

function MeasureSelect({ current }: { readonly current: Measure }): JSX.Element {
  const id = useId();
  const families = [...new Set(measures.records.map((measure) => measure.family))];
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {t.effects.measure}
      </label>
      <select
        id={id}
        value={current.id}
        disabled={readOnly.value}
        onChange={(event) => chooseMeasure(event.currentTarget.value)}
      >
        {families.map((family) => (
          <optgroup key={family} label={t.effects.families[family] ?? family}>
            {measures.records
              .filter((measure) => measure.family === family)
              .map((measure) => (
                <option key={measure.id} value={measure.id} selected={measure.id === current.id}>
                  {measure.label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

/** A new measure keeps the columns that still fit and guesses the rest from their names. */
function chooseMeasure(id: string): void {
  const measure = measures.get(id);
  change((document) => ({
    ...document,
    roles: { ...document.roles, inputs: guessInputs(document.table, measure, document.roles.inputs) },
    effects: { ...document.effects, measure: id, params: {}, display: null, effectName: null },
  }));
}
