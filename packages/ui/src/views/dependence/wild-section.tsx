import type { AnalysisDocument } from "@treeline/engine";
import { tellJob } from "@treeline/engine/jobs/tell";
import type { JSX } from "preact";
import { NumberField } from "../../controls/number-field.tsx";
import { SeedField } from "../../controls/seed-field.tsx";
import { Term } from "../../controls/term.tsx";
import { setDependence } from "../../state/edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { dependence as words } from "../../strings/dependence.ts";
import { JobRun } from "../moderators/job-run.tsx";
import { ToldSentences, ToldTables } from "../moderators/told-parts.tsx";
import { useJob } from "../moderators/use-job.ts";

const ID = "wild-bootstrap";
const USUAL = 1999;

/** The cluster wild bootstrap: its choices, its run on the workers, and what it came to. */
export function WildSection({ document }: { readonly document: AnalysisDocument }): JSX.Element {
  const job = useJob(ID, document);
  const spec = project.value.dependence;
  return (
    <section aria-label={words.wild}>
      <h4>
        <Term about="wild-bootstrap">{words.wild}</Term>
      </h4>
      <p class="hint">{words.wildLead}</p>
      <div class="dependence-fields">
        <NumberField
          label={words.replicates}
          value={spec?.replicates ?? USUAL}
          min={99}
          max={99_999}
          disabled={readOnly.value}
          onChange={(value) => {
            if (spec !== undefined) setDependence({ ...spec, replicates: Math.round(value) }, "replicates");
          }}
        />
        <SeedField label={words.seed} />
      </div>
      <JobRun job={job} label={words.wildRun} units={words.wildUnits}>
        {(outcome) => {
          const told = tellJob(ID, outcome);
          return (
            <>
              <ToldSentences told={told} />
              <ToldTables told={told} />
            </>
          );
        }}
      </JobRun>
    </section>
  );
}
