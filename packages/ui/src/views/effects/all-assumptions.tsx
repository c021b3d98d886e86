import { conversions } from "@treeline/engine/ledger";
import type { JSX } from "preact";
import { ParamControls } from "../../controls/params.tsx";
import { evaluated } from "../../state/evaluation.ts";
import { assumeForAll } from "../../state/ledger-edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { later } from "../../strings/later.ts";

/** What the conversions in use assume where a study does not tell, for all rows. */
export function AllAssumptions(): JSX.Element | null {
  const converted = evaluated.value?.report.effects?.converted ?? [];
  const used = new Set(converted.flatMap(({ route }) => route));
  const assuming = conversions.records.filter(({ id, params }) => used.has(id) && params.length > 0);
  if (assuming.length === 0) return null;
  const { assumptions } = project.value.effects;
  return (
    <>
      <h4>{later.further.assumptionsHeading}</h4>
      <p class="hint">{later.further.assumptionsHint}</p>
      {assuming.map(({ id, label, params }) => (
        <fieldset key={id} class="assumptions">
          <legend>{label}</legend>
          <div class="panel-columns">
            <ParamControls
              defs={params}
              params={assumptions[id] ?? {}}
              disabled={readOnly.value}
              onChange={(next, typed) => assumeForAll(id, next, typed)}
            />
          </div>
        </fieldset>
      ))}
    </>
  );
}
