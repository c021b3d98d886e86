import type { AnalysisDocument } from "@treeline/engine";
import { parseFormula } from "@treeline/engine/formula";
import { type JobId, type JobPlan, jobContext, jobs, type Shard } from "@treeline/engine/jobs";

/** What is told to a process that works on parts of a job: first which job, then a part at a time. */
export type JobMessage =
  | { readonly kind: "prepare"; readonly id: JobId; readonly document: AnalysisDocument }
  | { readonly kind: "run"; readonly shard: Shard };

let plan: JobPlan | null = null;

function prepared(id: JobId, document: AnalysisDocument): JobPlan {
  const context = jobContext(document, parseFormula);
  const made = context.ok ? jobs.get(id).plan(context.value) : context;
  if (!made.ok) throw new TypeError(`the job was prepared before: ${made.issues[0]?.message ?? ""}`);
  return made.value;
}

process.on("message", (message: JobMessage) => {
  if (message.kind === "prepare") plan = prepared(message.id, message.document);
  else process.send?.(plan?.run(message.shard.from, message.shard.to));
});
