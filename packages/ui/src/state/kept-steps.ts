import type { AnalysisDocument } from "@treeline/engine";
import type { KeptStep, StepRef } from "./database.ts";
import { type History, MAX_STEPS } from "./history.ts";
import { apply, diff, type Patch } from "./patch.ts";
import { createSlices } from "./slices.ts";

/** All steps together may take this many characters: two hundred edits of large columns, or a few dozen whole tables. */
const MAX_CHARACTERS = 60_000_000;

export type Side = "past" | "future";

/** The line of documents: those to undo to, the present one, those to redo to. */
type Line = History<AnalysisDocument>;

/** Steps in storage that a history has yet to take up, nearest first, and the document they go on from. */
interface Waiting {
  readonly end: AnalysisDocument;
  readonly refs: readonly StepRef[];
}

/** What to write for a history. */
interface StepPlan {
  readonly list: { readonly past: readonly StepRef[]; readonly future: readonly StepRef[] };
  readonly added: readonly KeptStep[];
  /** To be called once `added` is written: these steps need no writing again. */
  written(): void;
}

interface Step {
  readonly earlier: AnalysisDocument;
  readonly later: AnalysisDocument;
  readonly ref: StepRef;
  /** null = it is kept already. */
  readonly text: string | null;
}

/** Which pairs of documents are kept under which number; by the earlier one. */
const known = new WeakMap<AnalysisDocument, { readonly later: AnalysisDocument; readonly ref: StepRef }>();
/** Steps written and not yet kept; by the earlier document. */
const prepared = new WeakMap<AnalysisDocument, { readonly later: AnalysisDocument; readonly text: string }>();
const NONE: readonly StepRef[] = [];
const waiting: Record<Side, Waiting | null> = { past: null, future: null };

/** Notes that a step between two documents is kept. */
export function rememberStep(earlier: AnalysisDocument, later: AnalysisDocument, ref: StepRef): void {
  known.set(earlier, { later, ref });
  prepared.delete(earlier);
}

/** Notes which steps beyond a document stand in storage. */
export function setWaiting(side: Side, end: AnalysisDocument, refs: readonly StepRef[]): void {
  waiting[side] = { end, refs };
}

/** Steps in storage that belong to this history still: not once it was replaced, or went another way. */
export function waitingSteps(side: Side, { past, present, future }: Line): readonly StepRef[] {
  const end = side === "past" ? (past[0] ?? present) : (future.at(-1) ?? present);
  return waiting[side]?.end === end ? waiting[side].refs : NONE;
}

/** The steps of a history as they are kept: those that are known by their numbers, the others as patches to add. */
export function planSteps(history: Line): StepPlan {
  const { past, present, future } = history;
  const line = [...past, present, ...future];
  const steps = line.slice(1).map((later, index) => stepBetween(line[index] ?? present, later));
  const refs = steps.map(({ ref }) => ref);
  const near = [...refs.slice(0, past.length).reverse(), ...waitingSteps("past", history)];
  const list = bounded(near, [...refs.slice(past.length), ...waitingSteps("future", history)]);
  const named = new Set([...list.past, ...list.future].map(([id]) => id));
  const added = steps.filter(({ text, ref }) => text !== null && named.has(ref[0]));
  return {
    list,
    added: added.map(({ ref, text }) => ({ id: ref[0], text: text ?? "" })),
    written() {
      for (const { earlier, later, ref } of added) rememberStep(earlier, later, ref);
    },
  };
}

/**
 * The document on the other side of a step, not checked yet.
 * @throws TypeError or SyntaxError for a step that does not fit
 */
export function acrossStep(from: AnalysisDocument, step: KeptStep, side: Side): unknown {
  const patches: unknown = JSON.parse(step.text);
  if (!Array.isArray(patches)) throw new TypeError(`step ${step.id} is no pair of patches`);
  const [forth, back] = patches as readonly (Patch | null)[];
  return apply(from, (side === "past" ? back : forth) ?? null);
}

/** A document that was checked, sharing what it can with the unchecked one it was made from. */
export function sharing(unchecked: AnalysisDocument, checked: AnalysisDocument): AnalysisDocument {
  // The table as it was checked: what is the same object is not checked again for the next step.
  const { table } = checked;
  const before = { ...unchecked, table };
  return { ...(apply(before, diff(before, checked)) as AnalysisDocument), table };
}

/** Writes the steps that are not kept yet between what the page does, so that planning finds them written. */
export async function prepareSteps({ past, present, future }: Line): Promise<void> {
  const slices = createSlices();
  const line = [...past, present, ...future];
  for (const [index, later] of line.slice(1).entries()) {
    const earlier = line[index] ?? present;
    if (known.get(earlier)?.later === later || prepared.get(earlier)?.later === later) continue;
    const forth = diff(earlier, later);
    await slices.rest();
    const back = diff(later, earlier);
    await slices.rest();
    const written = JSON.stringify(forth);
    await slices.rest();
    prepared.set(earlier, { later, text: `[${written},${JSON.stringify(back)}]` });
    await slices.rest();
  }
}

function stepBetween(earlier: AnalysisDocument, later: AnalysisDocument): Step {
  const found = known.get(earlier);
  if (found?.later === later) return { earlier, later, ref: found.ref, text: null };
  const ready = prepared.get(earlier);
  const text =
    ready?.later === later ? ready.text : JSON.stringify([diff(earlier, later), diff(later, earlier)]);
  return { earlier, later, ref: [freshId(), text.length], text };
}

/** Both nearest first; drops the farthest steps where there are too many, or they take too much room. */
function bounded(past: readonly StepRef[], future: readonly StepRef[]): StepPlan["list"] {
  let room = MAX_CHARACTERS;
  const fitting = (refs: readonly StepRef[]): StepRef[] => {
    const end = refs.findIndex(([, size], index) => {
      room -= size;
      return index >= MAX_STEPS || room < 0;
    });
    return refs.slice(0, end < 0 ? undefined : end);
  };
  return { past: fitting(past), future: fitting(future) };
}

/** Numbers only need to differ, also from those of earlier visits. */
function freshId(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return (high % 2 ** 21) * 2 ** 32 + low;
}
