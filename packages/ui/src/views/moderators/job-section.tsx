import type { AnalysisDocument } from "@treeline/engine";
import type { JobId, JobOutcome } from "@treeline/engine/jobs";
import { tellJob } from "@treeline/engine/jobs/tell";
import type { JSX } from "preact";
import { JobChoices } from "./job-choices.tsx";
import { JobRun } from "./job-run.tsx";
import { ToldSentences, ToldTables } from "./told-parts.tsx";
import { useJob } from "./use-job.ts";

interface SectionWords {
  readonly heading: string;
  readonly lead: string;
  readonly run: string;
  readonly units: string;
}

interface JobSectionProps<I extends JobId> {
  readonly id: I;
  readonly document: AnalysisDocument;
  readonly words: SectionWords;
  /** What is drawn of it. */
  readonly chart?: (outcome: JobOutcome<I>) => JSX.Element | null;
}

/** A long analysis: what it does, its choices, its run, and what it came to in sentences, drawings and tables. */
export function JobSection<I extends JobId>({ id, document, words, chart }: JobSectionProps<I>): JSX.Element {
  const job = useJob(id, document);
  return (
    <section aria-label={words.heading}>
      <h3>{words.heading}</h3>
      <p class="hint">{words.lead}</p>
      <JobChoices id={id} />
      <JobRun job={job} label={words.run} units={words.units}>
        {(value) => {
          const told = tellJob(id, value);
          return (
            <>
              <ToldSentences told={told} />
              {chart?.(value)}
              <ToldTables told={told} />
            </>
          );
        }}
      </JobRun>
    </section>
  );
}
