import type { AnalysisDocument } from "@treeline/engine";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { outcomeCame } from "../../state/audit-outcomes.ts";
import { jobInput, jobKey } from "../../state/job-input.ts";
import { project } from "../../state/project.ts";
import { bias as words } from "../../strings/bias.ts";
import { JobRun } from "../moderators/job-run.tsx";
import { useJob } from "../moderators/use-job.ts";
import { CardFrame, type MethodCardProps } from "./method-card.tsx";
import { unitsOf } from "./methods.ts";
import { OutcomeParts } from "./outcome-parts.tsx";

/** A method that takes its time: run on request, with how far it is and a way to stop it. */
export function LongMethodCard({ entry, made, audit }: MethodCardProps): JSX.Element {
  // What is chosen is run at once, not when the audit has followed.
  const document = useSameNumbers(entry.method, project.value);
  const job = useJob(entry.method, document);
  const isDone = job.state.kind === "done";
  useEffect(() => {
    if (isDone) outcomeCame();
  }, [isDone, document]);
  return (
    <CardFrame entry={entry} audit={audit}>
      <JobRun job={job} label={words.method.run(entry.label)} units={unitsOf(entry.method) ?? ""}>
        {(outcome) => <OutcomeParts label={entry.label} outcome={outcome} made={made} />}
      </JobRun>
    </CardFrame>
  );
}

/** The document as it was when the numbers of a job last changed: the look of a plot must not end a run. */
function useSameNumbers(id: string, document: AnalysisDocument): AnalysisDocument {
  const key = jobKey(id, jobInput(document));
  const kept = useRef({ key, document });
  if (kept.current.key !== key) kept.current = { key, document };
  return kept.current.document;
}
