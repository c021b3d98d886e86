import { computed, effect, type ReadonlySignal } from "@preact/signals";
import {
  type AnalysisDocument,
  createSensitivitySpec,
  type SensitivityReport,
  type SensitivitySpec,
} from "@treeline/engine";
import type { SensitivityProgress } from "@treeline/engine/sensitivity";
import { type AuditClient, createAuditClient } from "../worker/audit-client.ts";
import { RequestDroppedError } from "../worker/client.ts";
import { speakingWorker } from "../worker/speaking-worker.ts";
import { type Audited, createAuditRun } from "./audit-run.ts";
import { type Evaluated, evaluated, stale, updating } from "./evaluation.ts";
import { evaluationInput } from "./evaluation-input.ts";
import { change } from "./project.ts";

/** So many refits as are made at once of a usual number of studies take less. */
const GRACE_MS = 400;

let client: AuditClient<SensitivityReport, SensitivityProgress> | null = null;

/** Started when it is asked for first. */
function worker(): AuditClient<SensitivityReport, SensitivityProgress> {
  client ??= createAuditClient<SensitivityReport, SensitivityProgress>({
    spawn: () =>
      speakingWorker(
        new Worker(new URL("../worker/sensitivity.worker.ts", import.meta.url), { type: "module" }),
      ),
    graceMs: GRACE_MS,
  });
  return client;
}

const run = createAuditRun<SensitivityReport, SensitivityProgress>({
  audit: (document, report, tell) => worker().audit(evaluationInput(document), report, tell),
  drop: () => client?.drop(),
  isDropped: (error) => error instanceof RequestDroppedError,
});

/** The sensitivity analyses of a result, with that result. */
export interface Examined extends Evaluated {
  /** null where there is no model. */
  readonly sensitivity: SensitivityReport | null;
}

/** The last ones; null = none have been made yet. */
export const examined: ReadonlySignal<Examined | null> = computed(() => {
  const made = run.latest.value;
  if (made === null) return null;
  const { audit: sensitivity, ...of } = made;
  const now = evaluated.value;
  // A title or the look of a plot asks for no other analyses.
  const document = now !== null && isOf(made, now) ? now.document : of.document;
  return { ...of, document, sensitivity };
});
export const sensitivityProgress: ReadonlySignal<SensitivityProgress | null> = run.progress;
export const examining: ReadonlySignal<boolean> = run.busy;
/** What kept the last ones from their end; an empty text = they were stopped. */
export const sensitivityFault: ReadonlySignal<string | null> = computed(
  () => run.fault.value?.message ?? null,
);
/** What is on the screen is not of the present document. */
export const sensitivityStale: ReadonlySignal<boolean> = computed(
  () => updating.value || stale.value || !isOf(run.latest.value, evaluated.value),
);

/**
 * Keeps the sensitivity analyses up to date until it is told to stop.
 * @returns what stops it
 */
export function watchSensitivity(): () => void {
  const stop = effect(() => {
    const now = evaluated.value;
    if (now === null || updating.value || isOf(run.latest.peek(), now)) run.drop();
    else void run.start(now);
  });
  return () => {
    stop();
    run.drop();
  };
}

export function stopSensitivity(): void {
  run.stop();
}

export function sensitivityAgain(): void {
  const now = evaluated.peek();
  if (now !== null) void run.start(now);
}

/** The sensitivity analyses of a result where they are at hand already, else made now; null where there is no model. */
export async function sensitivityFor(now: Evaluated): Promise<SensitivityReport | null> {
  if (!isOf(run.latest.peek(), now)) await run.start(now);
  return isOf(run.latest.peek(), now) ? (run.latest.peek()?.audit ?? null) : null;
}

function isOf(made: Audited<SensitivityReport> | null, now: Evaluated | null): boolean {
  if (made === null || now === null) return false;
  return made.report === now.report && sameAsked(made.document, now.document);
}

function sameAsked(a: AnalysisDocument, b: AnalysisDocument): boolean {
  return (
    a.sensitivity === b.sensitivity &&
    a.moderators === b.moderators &&
    a.model === b.model &&
    a.table === b.table
  );
}

/** What a document says of the sensitivity analyses; the usual choices where it says nothing. */
export function sensitivitySpecOf({ sensitivity }: Pick<AnalysisDocument, "sensitivity">): SensitivitySpec {
  return sensitivity ?? createSensitivitySpec();
}

/** Makes an edit of these choices as one step of the history. */
export function setSensitivity(patch: Partial<SensitivitySpec>, tag: string | null = null): void {
  change(
    (document) => ({ ...document, sensitivity: { ...sensitivitySpecOf(document), ...patch } }),
    tag === null ? null : `sensitivity ${tag}`,
  );
}
