import { fail, ok, type Result } from "../result.ts";
import { jobs } from "./registry.ts";
import { shardsOf } from "./shards.ts";
import type { JobContext, JobId, JobOutcome, TellUnits } from "./types.ts";

/**
 * Runs a whole job where it is called, without workers.
 * @param tell hears how many units are done, and of how many
 */
export function runJobHere<I extends JobId>(
  id: I,
  context: JobContext,
  tell: (done: number, total: number) => void = () => undefined,
): Result<JobOutcome<I>> {
  const plan = jobs.get(id).plan(context);
  if (!plan.ok) return fail(...plan.issues);
  const { total } = plan.value;
  const parts = shardsOf(total, 1).map(({ from, to }) => {
    const telling: TellUnits = (done) => tell(from + done, total);
    const part = plan.value.run(from, to, telling);
    tell(to, total);
    return part;
  });
  return outcomeOf(id, plan.value.combine(parts));
}

/** The outcome of a job by its id: the registry knows its records by what they have in common. */
export function outcomeOf<I extends JobId>(_id: I, outcome: Result<unknown>): Result<JobOutcome<I>> {
  return outcome.ok ? ok(outcome.value as JobOutcome<I>, outcome.issues) : outcome;
}
