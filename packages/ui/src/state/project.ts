import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { AnalysisDocument } from "@treeline/engine";
import { type History, recordStep, redoStep, startHistory, undoStep } from "./history.ts";

/** The page of the way that is on the screen; `views/shell/pages.tsx` says what stands on it and under which step. */
export type View =
  | "data"
  | "effects"
  | "results"
  | "moderators"
  | "network"
  | "bias"
  | "sensitivity"
  | "report"
  | "numbers";

const history: Signal<History<AnalysisDocument> | null> = signal(null);

export const view: Signal<View> = signal("results");
/** Nothing may be edited or saved here. */
export const readOnly: Signal<boolean> = signal(false);
/** Why: another tab writes and this one looks on, or a newer version saved what is shown. */
export const readOnlyReason: Signal<"tab" | "newer"> = signal("tab");

export const hasProject: ReadonlySignal<boolean> = computed(() => history.value !== null);
export const canUndo: ReadonlySignal<boolean> = computed(
  () => !readOnly.value && (history.value?.past.length ?? 0) > 0,
);
export const canRedo: ReadonlySignal<boolean> = computed(
  () => !readOnly.value && (history.value?.future.length ?? 0) > 0,
);

/** The document on the screen. Views are mounted only once there is one. */
export const project: ReadonlySignal<AnalysisDocument> = computed(() => {
  if (history.value === null) throw new TypeError("the project is read before it is opened");
  return history.value.present;
});

export function currentHistory(): History<AnalysisDocument> | null {
  return history.value;
}

/** Opens a document with its own history, in place of the present one. */
export function openProject(
  document: AnalysisDocument,
  past: readonly AnalysisDocument[] = [],
  future: readonly AnalysisDocument[] = [],
): void {
  history.value = { ...startHistory(document), past, future };
}

/** Adds a document at the far end of what can be undone or redone. */
export function extendHistory(side: "past" | "future", document: AnalysisDocument): void {
  const present = history.value;
  if (present === null) return;
  const { past, future } = present;
  history.value =
    side === "past"
      ? { ...present, past: [document, ...past] }
      : { ...present, future: [...future, document] };
}

/** Replaces the document by another as one step, so that opening a file or a sample can be undone. */
export function replaceProject(document: AnalysisDocument): void {
  batch(() => {
    if (history.value === null) openProject(document);
    else change(() => document);
  });
}

/**
 * Makes one edit.
 * @param tag names the thing edited where typing makes many small edits of it; they are undone together
 */
export function change(
  edit: (document: AnalysisDocument) => AnalysisDocument,
  tag: string | null = null,
): void {
  const present = history.value;
  if (present === null || readOnly.value) return;
  history.value = recordStep(present, edit(present.present), tag, Date.now());
}

export function undo(): void {
  if (canUndo.value && history.value !== null) history.value = undoStep(history.value);
}

export function redo(): void {
  if (canRedo.value && history.value !== null) history.value = redoStep(history.value);
}
