import type { AnalysisDocument, Result } from "@treeline/engine";
import type { JobId, Shard } from "@treeline/engine/jobs";

/** What a job has to do for a document, or why it cannot. */
export type JobOutline = Result<{ readonly total: number; readonly shards: readonly Shard[] }>;

/** The side of the boundary on which parts of a job are computed. A worker has one job at a time. */
export interface JobApi {
  /** Makes the job ready for the calls that follow. */
  prepare(id: JobId, document: AnalysisDocument, workers: number): Promise<JobOutline>;
  /** @param tell hears how many units of the part are done */
  run(shard: Shard, tell: (done: number) => void): unknown;
  /** @param parts of all units, in their order */
  combine(parts: readonly unknown[]): Result<unknown>;
}
