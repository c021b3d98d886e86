import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { AnalysisDocument, BiasAudit } from "@treeline/engine";
import type { AuditProgress } from "@treeline/engine/bias";
import { type AuditClient, createAuditClient } from "../worker/audit-client.ts";
import { RequestDroppedError } from "../worker/client.ts";
import { speakingWorker } from "../worker/speaking-worker.ts";
import { type Audited, createAuditRun } from "./audit-run.ts";
import { type Evaluated, evaluated, stale, updating } from "./evaluation.ts";
import { evaluationInput } from "./evaluation-input.ts";

/** A method of a usual number of studies takes less. */
const GRACE_MS = 300;

let client: AuditClient | null = null;

/** Started with the first audit. */
function worker(): AuditClient {
  client ??= createAuditClient({
    spawn: () =>
      speakingWorker(new Worker(new URL("../worker/audit.worker.ts", import.meta.url), { type: "module" })),
    graceMs: GRACE_MS,
  });
  return client;
}

const run = createAuditRun({
  audit: (document, report, tell) => worker().audit(evaluationInput(document), report, tell),
  drop: () => client?.drop(),
  isDropped: (error) => error instanceof RequestDroppedError,
});

const watching: Signal<number> = signal(0);

/** The last audit; null = none has been made yet. */
export const audited: ReadonlySignal<Audited | null> = run.latest;
/** The method that is being computed; null = none is. */
export const auditProgress: ReadonlySignal<AuditProgress | null> = run.progress;
/** An audit is under way. */
export const auditing: ReadonlySignal<boolean> = run.busy;
/** The last audit that was asked for failed (a fault, in its words) or was stopped (an empty text). */
export const auditFault: ReadonlySignal<string | null> = computed(() => run.fault.value?.message ?? null);
/** The audit on the screen is not of the present document. */
export const auditStale: ReadonlySignal<boolean> = computed(
  () => updating.value || stale.value || !isOf(run.latest.value, evaluated.value),
);

/**
 * Keeps the audit up to date until it is told to stop: with every result, so that evaluations go first.
 * @returns what stops it
 */
export function watchAudit(): () => void {
  watching.value += 1;
  const stop = effect(() => {
    const now = evaluated.value;
    // What is under way belongs to numbers that are no longer asked for.
    if (now === null || updating.value || isOf(run.latest.peek(), now)) run.drop();
    else void run.start(now);
  });
  return () => {
    stop();
    watching.value -= 1;
    if (watching.peek() === 0) run.drop();
  };
}

export function stopAudit(): void {
  run.stop();
}

export function auditAgain(): void {
  if (evaluated.peek() !== null) void run.start(evaluated.peek()!);
}

/** The audit of a result where it is at hand already, else made now; null where there is none. */
export async function auditFor(now: Evaluated): Promise<BiasAudit | null> {
  if (!isOf(run.latest.peek(), now)) await run.start(now);
  return knownAudit(now);
}

/** The audit of a result where it is at hand already. */
export function knownAudit(now: Evaluated): BiasAudit | null {
  return isOf(run.latest.peek(), now) ? run.latest.peek()!.audit : null;
}

/** Whether an audit is of a result; titles and looks of plots do not bear on it. */
function isOf(made: Audited | null, now: Evaluated | null): boolean {
  if (made === null || now === null) return false;
  return made.report === now.report && sameAsked(made.document, now.document);
}

function sameAsked(a: AnalysisDocument, b: AnalysisDocument): boolean {
  return a.bias === b.bias && a.effects === b.effects && a.model === b.model && a.table === b.table;
}
