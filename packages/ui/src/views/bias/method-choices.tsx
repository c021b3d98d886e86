import { biasMethods } from "@treeline/engine/bias";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { NumberField } from "../../controls/number-field.tsx";
import { ParamControls } from "../../controls/params.tsx";
import { biasOf, setMethodParams } from "../../state/audit-edits.ts";
import { setModel } from "../../state/edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { bias as words } from "../../strings/bias.ts";
import { isLongMethod } from "./methods.ts";

const LARGEST_SEED = 4_294_967_295;

/** What can be chosen of a method, folded away: the usual choices are good ones. Drawn once it is opened. */
export function MethodChoices({ method }: { readonly method: string }): JSX.Element | null {
  const [isOpen, setOpen] = useState(false);
  const { params } = biasMethods.get(method);
  const isSeeded = isLongMethod(method);
  if (params.length === 0 && !isSeeded) return null;
  return (
    <details class="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.method.choices}</summary>
      {isOpen && (
        <div class="panel-columns">
          <ParamControls
            defs={params}
            params={biasOf(project.value).params[method] ?? {}}
            disabled={readOnly.value}
            onChange={(next, typed) => setMethodParams(method, next, typed)}
          />
          {isSeeded && (
            <NumberField
              label={words.setup.seed}
              value={project.value.model.seed}
              min={0}
              max={LARGEST_SEED}
              disabled={readOnly.value}
              onChange={(value) => setModel({ seed: Math.round(value) }, "seed")}
            />
          )}
        </div>
      )}
    </details>
  );
}
