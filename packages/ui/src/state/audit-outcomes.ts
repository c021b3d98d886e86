import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { AnalysisDocument, BiasAudit } from "@treeline/engine";
import { withOutcomes } from "@treeline/engine/bias";
import { auditing } from "./audit.ts";
import { knownOutcome } from "./jobs.ts";
import type { Answered } from "./latest-run.ts";

const runs: Signal<number> = signal(0);

/** Told when a long method has come to its end, so that verdict and estimates take it in. */
export function outcomeCame(): void {
  runs.value += 1;
}

/** The audit on the screen, with what long methods came to on the same numbers; null = none has been made yet. */
export const shownAudit: ReadonlySignal<Answered<BiasAudit> | null> = computed(() => {
  void runs.value;
  const made = auditing.latest.value;
  return made?.answer == null ? made : { ...made, answer: withLongOutcomes(made.answer, made.document) };
});

/** The audit with every long method that has been run on the numbers of the document. */
export function withLongOutcomes(audit: BiasAudit, document: AnalysisDocument): BiasAudit {
  const known = audit.entries
    .filter(({ status }) => status === "long")
    .flatMap(({ method }) => {
      const outcome = knownOutcome(method, document);
      return outcome === null ? [] : [[method, outcome] as const];
    });
  return known.length === 0 ? audit : withOutcomes(audit, Object.fromEntries(known));
}
