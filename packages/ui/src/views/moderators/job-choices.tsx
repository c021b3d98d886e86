import type { JobId } from "@treeline/engine/jobs";
import { FURTHER_PARAMS } from "@treeline/engine/jobs/tell";
import type { JSX } from "preact";
import { NumberField } from "../../controls/number-field.tsx";
import { ParamControls } from "../../controls/params.tsx";
import { setModel } from "../../state/edits.ts";
import { moderatorsOf, setFurther } from "../../state/moderators.ts";
import { project, readOnly } from "../../state/project.ts";
import { further as words } from "../../strings/further.ts";

const LARGEST_SEED = 4_294_967_295;

interface JobChoicesProps {
  readonly id: JobId;
  /** Whether it draws at random. */
  readonly isSeeded?: boolean;
}

/** What can be chosen of a long analysis, folded away: the usual choices are good ones. */
export function JobChoices({ id, isSeeded = true }: JobChoicesProps): JSX.Element {
  const params = moderatorsOf(project.value).further?.[id] ?? {};
  return (
    <details class="fold">
      <summary>{words.choices}</summary>
      <div class="panel-columns">
        <ParamControls
          defs={FURTHER_PARAMS[id] ?? []}
          params={params}
          disabled={readOnly.value}
          onChange={(next, typed) => setFurther(id, next, typed)}
        />
        {isSeeded && (
          <NumberField
            label={words.seed}
            value={project.value.model.seed}
            min={0}
            max={LARGEST_SEED}
            disabled={readOnly.value}
            onChange={(value) => setModel({ seed: Math.round(value) }, "seed")}
          />
        )}
      </div>
    </details>
  );
}
