import { biasMethods } from "@treeline/engine/bias";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ParamControls } from "../../controls/params.tsx";
import { SeedField } from "../../controls/seed-field.tsx";
import { biasOf, setMethodParams } from "../../state/audit-edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { bias as words } from "../../strings/bias.ts";
import { isLongMethod } from "./methods.ts";

/** What can be chosen of a method, folded away: the usual choices are good ones. Drawn once it is opened. */
export function MethodChoices({ method }: { readonly method: string }): JSX.Element | null {
  const [isOpen, setOpen] = useState(false);
  const { params, label } = biasMethods.get(method);
  const isSeeded = isLongMethod(method);
  if (params.length === 0 && !isSeeded) return null;
  return (
    <details class="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary aria-label={words.method.choicesOf(label)}>{words.method.choices}</summary>
      {isOpen && (
        <div class="panel-columns">
          <ParamControls
            defs={params}
            params={biasOf(project.value).params[method] ?? {}}
            disabled={readOnly.value}
            onChange={(next, typed) => setMethodParams(method, next, typed)}
          />
          {isSeeded && <SeedField label={words.setup.seed} />}
        </div>
      )}
    </details>
  );
}
