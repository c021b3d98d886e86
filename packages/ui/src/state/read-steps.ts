import type { AnalysisDocument } from "@treeline/engine";
import { loadStep, type StepRef } from "./database.ts";
import { MAX_STEPS } from "./history.ts";
import { acrossStep, rememberStep, type Side, setWaiting, sharing, waitingSteps } from "./kept-steps.ts";
import { currentHistory, extendHistory } from "./project.ts";
import { restore } from "./restore.ts";

const SLICE_MS = 12;

/** Steps around a document, nearest first. */
export interface StepsAround {
  readonly past: readonly StepRef[];
  readonly future: readonly StepRef[];
}

/**
 * Takes up the steps around the document just opened, a few at a time: checking two hundred documents of many thousand rows
 * takes seconds, which nobody should wait for. Steps not taken up yet are kept by whatever is saved meanwhile.
 */
export async function readSteps(present: AnalysisDocument, steps: StepsAround): Promise<void> {
  setWaiting("past", present, steps.past);
  setWaiting("future", present, steps.future);
  await readSide("past", present);
  await readSide("future", present);
}

async function readSide(side: Side, present: AnalysisDocument): Promise<void> {
  let from = present;
  let started = performance.now();
  for (;;) {
    const [ref, ...rest] = waitingHere(side);
    if (ref === undefined) return;
    const next = await readStep(ref, from, side);
    // Meanwhile the history may have been replaced, or gone another way.
    if (waitingHere(side)[0] !== ref) return;
    if (next === null) {
      // A step that cannot be read ends the line.
      setWaiting(side, from, []);
      return;
    }
    if (side === "past") rememberStep(next, from, ref);
    else rememberStep(from, next, ref);
    setWaiting(side, next, rest);
    extendHistory(side, next);
    from = next;
    if (performance.now() - started > SLICE_MS) {
      await new Promise((resolve) => setTimeout(resolve, SLICE_MS));
      started = performance.now();
    }
  }
}

function waitingHere(side: Side): readonly StepRef[] {
  const history = currentHistory();
  if (history === null || history[side].length >= MAX_STEPS) return [];
  return waitingSteps(side, history);
}

/** @returns null where the step is missing, does not fit, or leads to no document */
async function readStep([id]: StepRef, from: AnalysisDocument, side: Side): Promise<AnalysisDocument | null> {
  try {
    const step = await loadStep(id);
    if (step === undefined) return null;
    const made = acrossStep(from, step, side);
    const restored = restore(made);
    return restored.ok ? sharing(made, restored.value) : null;
  } catch {
    return null;
  }
}
