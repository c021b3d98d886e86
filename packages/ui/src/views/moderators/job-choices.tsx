import type { JobId } from "@treeline/engine/jobs";
import { FURTHER_PARAMS } from "@treeline/engine/jobs/tell";
import type { JSX } from "preact";
import { ParamControls } from "../../controls/params.tsx";
import { SeedField } from "../../controls/seed-field.tsx";
import { moderatorsOf, setFurther } from "../../state/moderators.ts";
import { project, readOnly } from "../../state/project.ts";
import { further as words } from "../../strings/further.ts";

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
        {isSeeded && <SeedField label={words.seed} />}
      </div>
    </details>
  );
}
