import { type AnalysisDocument, bracketed } from "@treeline/engine";
import type { PermutationIntervals, PermutationTests } from "@treeline/engine/jobs";
import { tellJob } from "@treeline/engine/jobs/tell";
import type { JSX } from "preact";
import { NumberField } from "../../controls/number-field.tsx";
import { setModel } from "../../state/edits.ts";
import { moderatorsOf, setModerators } from "../../state/moderators.ts";
import { project, readOnly } from "../../state/project.ts";
import { moderation } from "../../strings/moderation.ts";
import { JobRun } from "./job-run.tsx";
import { NumberTable } from "./number-table.tsx";
import { showNumber } from "./shown-numbers.ts";
import { ToldFiles, ToldSentences } from "./told-parts.tsx";
import { type JobHandle, useJob } from "./use-job.ts";

const words = moderation.permutation;
const MOST = 1_000_000;

interface PermutationProps {
  readonly document: AnalysisDocument;
  readonly tests: JobHandle<PermutationTests>;
}

/** The permutation test of the model, which puts its p-values beside the others, and intervals by the same arrangements. */
export function PermutationSection({ document, tests }: PermutationProps): JSX.Element {
  const intervals = useJob("permutation-intervals", document);
  const { permutations } = moderatorsOf(project.value);
  return (
    <section class="permutation">
      <h3>{words.heading}</h3>
      <p class="hint">{words.hint}</p>
      <div class="panel-columns">
        <NumberField
          label={words.permutations}
          value={permutations}
          min={100}
          max={MOST}
          disabled={readOnly.value}
          onChange={(value) => setModerators({ permutations: Math.round(value) }, "permutations")}
        />
        <NumberField
          label={words.seed}
          value={project.value.model.seed}
          min={0}
          max={4294967295}
          disabled={readOnly.value}
          onChange={(value) => setModel({ seed: Math.round(value) }, "seed")}
        />
      </div>
      <JobRun job={tests} label={words.run} units={words.permutationUnits}>
        {(value) => (
          <>
            <ToldSentences told={tellJob("permutation", value)} />
            <ToldFiles told={tellJob("permutation", value)} />
          </>
        )}
      </JobRun>
      {(tests.state.kind === "done" || intervals.state.kind !== "idle") && (
        <JobRun job={intervals} label={words.runIntervals} units={words.permutationUnits}>
          {(value) => (
            <>
              <Intervals value={value} />
              <ToldSentences told={tellJob("permutation-intervals", value)} />
              <ToldFiles told={tellJob("permutation-intervals", value)} />
            </>
          )}
        </JobRun>
      )}
    </section>
  );
}

function Intervals({ value }: { readonly value: PermutationIntervals }): JSX.Element {
  return (
    <NumberTable
      caption={words.interval}
      isCaptionShown
      head={[moderation.coefficient, moderation.estimate, words.interval]}
      rows={value.coefficients.map(({ name, label, estimate, lower, upper }) => ({
        key: name,
        head: label,
        cells: [
          showNumber(estimate),
          bracketed(
            lower === null ? moderation.minusInfinity : showNumber(lower),
            upper === null ? moderation.infinity : showNumber(upper),
          ),
        ],
      }))}
    />
  );
}
