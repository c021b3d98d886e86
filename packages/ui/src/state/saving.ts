import { effect, type Signal, signal } from "@preact/signals";
import { type AnalysisDocument, serialiseDocument } from "@treeline/engine";
import { downloadProject } from "../export/download.ts";
import { t } from "../strings/t.ts";
import { keepSnapshot, saveProject } from "./database.ts";
import type { History } from "./history.ts";
import { dismissNotice, showNotice } from "./notices.ts";
import { currentHistory, hasProject, project, readOnly } from "./project.ts";
import { clearUnsavedCopy, keepUnsavedCopy } from "./unsaved-copy.ts";

export type SaveState =
  | { readonly kind: "waiting" | "saving" | "failed" }
  | { readonly kind: "saved"; readonly at: number };

export const saveState: Signal<SaveState> = signal({ kind: "waiting" });

const DEBOUNCE_MS = 300;
const SNAPSHOT_EVERY_MS = 5 * 60_000;
/** History kept between visits is bounded by its size, for tables of many thousand rows. */
const MAX_KEPT_CELLS = 500_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let lastSnapshot = 0;
let saved: AnalysisDocument | null = null;
let askedToPersist = false;

/** Saves every change after a pause, and at once when the page is left. */
export function startSaving(): void {
  effect(() => {
    if (!hasProject.value || project.value === saved || readOnly.value) return;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), DEBOUNCE_MS);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
  window.addEventListener("pagehide", leave);
  window.addEventListener("beforeunload", (event) => {
    if (saveState.value.kind === "failed") event.preventDefault();
  });
}

/** The document just read from storage needs no saving. */
export function markSaved(document: AnalysisDocument, at: number): void {
  saved = document;
  saveState.value = { kind: "saved", at };
}

/** The database may not be done before the page is gone, so a copy is kept at once. */
function leave(): void {
  const history = currentHistory();
  if (history === null || readOnly.value || history.present === saved) return;
  keepUnsavedCopy({ text: serialiseDocument(history.present), savedAt: Date.now() });
  void flush();
}

async function flush(): Promise<void> {
  clearTimeout(timer);
  const history = currentHistory();
  if (history === null || readOnly.value || history.present === saved) return;
  saveState.value = { kind: "saving" };
  const savedAt = Date.now();
  try {
    const text = serialiseDocument(history.present);
    await saveProject({ text, ...keptSteps(history), savedAt });
    clearUnsavedCopy(savedAt);
    if (savedAt - lastSnapshot > SNAPSHOT_EVERY_MS) await snapshotOf(history.present);
    markSaved(history.present, savedAt);
    dismissNotice("save-failed");
    askToPersist();
  } catch {
    saveState.value = { kind: "failed" };
    showNotice({
      id: "save-failed",
      severity: "error",
      text: t.notices.saveFailed,
      action: { label: t.notices.download, run: () => downloadProject(project.value) },
    });
  }
}

/** Keeps the present state apart, before another document takes its place. */
export async function keepPresentState(): Promise<void> {
  const history = currentHistory();
  if (history === null || readOnly.value) return;
  // Failing to keep a copy must not stand in the way; failing storage is reported by the save itself.
  await snapshotOf(history.present).catch(() => undefined);
}

async function snapshotOf(document: AnalysisDocument): Promise<void> {
  lastSnapshot = Date.now();
  await keepSnapshot({ savedAt: lastSnapshot, title: document.title, text: serialiseDocument(document) });
}

function keptSteps(history: History<AnalysisDocument>): {
  past: readonly AnalysisDocument[];
  future: readonly AnalysisDocument[];
} {
  const cells = Math.max(1, history.present.table.rowIds.length * history.present.table.columns.length);
  const steps = Math.floor(MAX_KEPT_CELLS / cells);
  return { past: steps === 0 ? [] : history.past.slice(-steps), future: history.future.slice(0, steps) };
}

/** Asks the browser not to clear the project when space runs short; some ask the user, so only once there is work to keep. */
function askToPersist(): void {
  if (askedToPersist || currentHistory()?.past.length === 0) return;
  askedToPersist = true;
  void navigator.storage?.persist?.();
}
