import { guards } from "@treeline/engine";
import type { JSX } from "preact";
import { ParamControls } from "../../controls/params.tsx";
import { project, readOnly } from "../../state/project.ts";
import { setGuardParams } from "../../state/repairs.ts";
import { t } from "../../strings/t.ts";

/** What some guards have to be told before they can judge the numbers. */
export function GuardFields(): JSX.Element {
  const { guards: choices } = project.value;
  return (
    <section class="card panel">
      <h3>{t.guards.heading}</h3>
      <p class="hint">{t.guards.lead}</p>
      <div class="panel-columns">
        {guards.records
          .filter(({ params }) => params.length > 0)
          .map((guard) => (
            <fieldset key={guard.id} class="guard-fields">
              <legend title={guard.summary}>{guard.label}</legend>
              <ParamControls
                defs={guard.params}
                params={choices[guard.id]?.params ?? {}}
                disabled={readOnly.value}
                onChange={(params, typed) => setGuardParams(guard.id, params, typed)}
              />
            </fieldset>
          ))}
      </div>
    </section>
  );
}
