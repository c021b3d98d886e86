import {
  displayParamDefs,
  type Measure,
  measures,
  offeredTransformations,
  transformations,
} from "@treeline/engine";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { SelectField } from "../../controls/field.tsx";
import { ParamControls } from "../../controls/params.tsx";
import { setEffects } from "../../state/edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { t } from "../../strings/t.ts";
import { chooseMeasure } from "./choose-measure.ts";

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
      <DisplayFields measure={measure} />
    </section>
  );
}

/** The scales that fit the measure, and what the chosen one needs to know. */
function DisplayFields({ measure }: { readonly measure: Measure }): JSX.Element {
  const { display, displayParams } = project.value.effects;
  const own = transformations.get(measure.display);
  const chosen = display === null ? own : transformations.get(display);
  const offered = offeredTransformations(measure).filter(({ id }) => id !== own.id);
  const others = chosen === own || offered.includes(chosen) ? offered : [...offered, chosen];
  return (
    <>
      <SelectField
        label={t.effects.display}
        value={display === own.id ? "" : (display ?? "")}
        choices={[
          { value: "", label: t.effects.displayOwn(own.label) },
          ...others.map(({ id, label }) => ({ value: id, label })),
        ]}
        disabled={readOnly.value}
        onChange={(id) => setEffects({ display: id === "" ? null : id, displayParams: {} })}
      />
      {chosen !== own && <p class="hint">{chosen.summary}</p>}
      <ParamControls
        key={chosen.id}
        defs={displayParamDefs(measure.id, chosen)}
        params={displayParams}
        disabled={readOnly.value}
        onChange={(params, typed) => setEffects({ displayParams: params }, typed && `display ${typed}`)}
      />
    </>
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
