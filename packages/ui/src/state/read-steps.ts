import type { AnalysisDocument } from "@treeline/engine";
import { keeping } from "../strings/keeping.ts";
import { type KeptStep, loadStep, type StepRef } from "./database.ts";
import { MAX_STEPS } from "./history.ts";
import { acrossStep, rememberStep, type Side, setWaiting, sharing, waitingSteps } from "./kept-steps.ts";
import { showNotice } from "./notices.ts";
import { currentHistory, extendHistory, readOnly } from "./project.ts";
import { restore } from "./restore.ts";
import { createSlices } from "./slices.ts";

/** The page has the greater part of the time while steps are taken up. */
const PAUSE_MS = 8;

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
  try {
    await readSide("past", present);
    await readSide("future", present);
  } catch {
    // Storage gave no answer: what it holds beyond this is kept for the next visit.
  }
}

async function readSide(side: Side, present: AnalysisDocument): Promise<void> {
  let from = present;
  const slices = createSlices(PAUSE_MS);
  for (;;) {
    const [ref, ...rest] = waitingHere(side);
    if (ref === undefined) return;
    const step = await loadStep(ref[0]);
    // Meanwhile the history may have been replaced, or gone another way.
    if (waitingHere(side)[0] !== ref) return;
    const next = step === undefined ? null : checkedAcross(from, step, side);
    if (next === null) {
      // A step that cannot be read ends the line. Where another tab writes, it may only have been taken out of storage.
      if (!readOnly.value) sayLostSteps();
      setWaiting(side, from, []);
      return;
    }
    if (side === "past") rememberStep(next, from, ref);
    else rememberStep(from, next, ref);
    setWaiting(side, next, rest);
    extendHistory(side, next);
    from = next;
    await slices.rest();
  }
}

/** The analysis itself is whole: what was done to it earlier can only be undone in part. */
export function sayLostSteps(): void {
  showNotice({ id: "steps", severity: "warning", text: keeping.lostSteps });
}

function waitingHere(side: Side): readonly StepRef[] {
  const history = currentHistory();
  if (history === null || history[side].length >= MAX_STEPS) return [];
  return waitingSteps(side, history);
}

/** @returns null where the step does not fit, or leads to no document */
function checkedAcross(from: AnalysisDocument, step: KeptStep, side: Side): AnalysisDocument | null {
  try {
    const made = acrossStep(from, step, side);
    const restored = restore(made);
    return restored.ok ? sharing(made as AnalysisDocument, restored.value) : null;
  } catch {
    return null;
  }
}
