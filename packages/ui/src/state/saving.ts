import { effect, type Signal, signal } from "@preact/signals";
import { type AnalysisDocument, SCHEMA_VERSION, serialiseDocument } from "@treeline/engine";
import { downloadProject } from "../export/download.ts";
import { t } from "../strings/t.ts";
import { keepSnapshot, saveProject, WrittenElsewhere } from "./database.ts";
import type { History } from "./history.ts";
import { dismissNotice, showNotice } from "./notices.ts";
import { currentHistory, hasProject, project, readOnly } from "./project.ts";
import { isUntouched } from "./samples.ts";
import { clearUnsavedCopy, keepUnsavedCopy } from "./unsaved-copy.ts";

export type SaveState =
  | { readonly kind: "waiting" | "saving" | "failed" }
  | { readonly kind: "saved"; readonly at: number };

export const saveState: Signal<SaveState> = signal({ kind: "waiting" });
/** Whether the browser has promised not to clear what is kept here; null = it has not been asked yet, or cannot say. */
export const persistent: Signal<boolean | null> = signal(null);

const DEBOUNCE_MS = 300;
/** Someone who types without a pause is saved all the same. */
const LONGEST_WAIT_MS = 700;
const SNAPSHOT_EVERY_MS = 5 * 60_000;
/** How soon a save that failed is tried again without being asked. */
const RETRY_MS = 10_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let waitingSince: number | null = null;
let lastSnapshot = 0;
let saved: AnalysisDocument | null = null;
/** Saves follow one another: each starts from what the one before has written. */
let writing: Promise<void> = Promise.resolve();
let askedToPersist = false;
let onWrittenElsewhere = (): void => undefined;
/** What writes is fetched with the first save, and the first result is not to wait for that. */
let mayWrite: Promise<void> = Promise.resolve();

/**
 * Saves every change after a pause, and at once when the page is left.
 * @param overtaken called where another tab has written meanwhile, and nothing was written over its work
 * @param ready settles when the page has shown what it opened with
 */
export function startSaving(overtaken: () => void, ready: Promise<void>): void {
  onWrittenElsewhere = overtaken;
  mayWrite = ready;
  effect(() => {
    if (!hasProject.value || readOnly.value || isSaved(project.value)) return;
    const now = Date.now();
    waitingSince ??= now;
    // What is not saved yet must not be called saved; a failure stands until a save succeeds.
    if (saveState.peek().kind === "saved") saveState.value = { kind: "saving" };
    saveIn(Math.min(DEBOUNCE_MS, Math.max(0, waitingSince + LONGEST_WAIT_MS - now)));
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
  window.addEventListener("pagehide", () => {
    // What is being typed is taken up as if its field had been left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    leave();
  });
  window.addEventListener("beforeunload", (event) => {
    if (saveState.value.kind === "failed") event.preventDefault();
  });
}

/** Notes what storage holds; it is called saved unless it was changed meanwhile. */
export function markSaved(document: AnalysisDocument, at: number): void {
  saved = document;
  saveState.value = project.peek() === document ? { kind: "saved", at } : { kind: "saving" };
}

/** Saves what is not saved yet, after what is being written; resolves once that is done, or has failed. */
export function saveNow(): Promise<void> {
  clearTimeout(timer);
  writing = writing.then(write);
  return writing;
}

/** Keeps the present state apart, before another document takes its place. */
export async function keepPresentState(): Promise<void> {
  const history = currentHistory();
  if (history === null || readOnly.value) return;
  // Failing to keep a copy must not stand in the way; failing storage is reported by the save itself.
  await snapshotOf(history.present, serialiseDocument(history.present)).catch(() => undefined);
}

/** Asks the browser not to clear the project when space runs short; some ask the user. */
export async function askToPersist(): Promise<void> {
  askedToPersist = true;
  persistent.value = (await navigator.storage?.persist?.().catch(() => false)) ?? null;
}

/** A document gone back to, after a change that was to be saved, is written with that change to redo. */
function isSaved(document: AnalysisDocument): boolean {
  return document === saved && saveState.peek().kind === "saved";
}

function saveIn(wait: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void mayWrite.then(saveNow), wait);
}

/** The database may not be done before the page is gone, so a copy is kept at once. */
function leave(): void {
  const history = currentHistory();
  if (history === null || readOnly.value || history.present === saved) return;
  copyOf(history.present);
  void saveNow();
}

function copyOf(document: AnalysisDocument): void {
  keepUnsavedCopy({ text: serialiseDocument(document), savedAt: Date.now() });
}

async function write(): Promise<void> {
  waitingSince = null;
  const due = currentHistory();
  if (due === null || readOnly.value || isSaved(due.present)) return;
  if (saveState.peek().kind !== "failed") saveState.value = { kind: "saving" };
  let now: Written;
  try {
    now = await writeHistory();
  } catch (error) {
    if (error instanceof WrittenElsewhere) onWrittenElsewhere();
    else reportFailure(error);
    return;
  }
  await afterSaving(now);
}

function openHistory(): History<AnalysisDocument> {
  const history = currentHistory();
  if (history === null) throw new TypeError("a project is not closed again");
  return history;
}

/** What was written, and as what. */
interface Written {
  readonly present: AnalysisDocument;
  readonly text: string;
}

async function writeHistory(): Promise<Written> {
  const [{ planSteps, prepareSteps }, { prepareText, textOf }] = await Promise.all([
    import("./kept-steps.ts"),
    import("./document-text.ts"),
  ]);
  // What takes its time is written first, between what the page does: then only what changed meanwhile remains.
  await prepareSteps(openHistory());
  await prepareText(openHistory().present);
  // Not before that: a history whose steps were taken up meanwhile would drop from storage those it does not know of.
  const history = openHistory();
  const { present } = history;
  const savedAt = Date.now();
  const plan = planSteps(history);
  const text = textOf(present);
  await saveProject({ text, steps: plan.list, savedAt }, plan.added, SCHEMA_VERSION);
  plan.written();
  clearUnsavedCopy(savedAt);
  markSaved(present, savedAt);
  dismissNotice("save-failed");
  return { present, text };
}

/** What is not the save itself and may fail without a word: the project is safe. */
async function afterSaving({ present, text }: Written): Promise<void> {
  if (Date.now() - lastSnapshot > SNAPSHOT_EVERY_MS) await snapshotOf(present, text).catch(() => undefined);
  // Some browsers ask the user: only once there is work to keep, and the next save does not wait for the answer.
  if (!askedToPersist && currentHistory()?.past.length !== 0) void askToPersist();
}

/** Storage that is full or blocked is said for as long as it lasts, and tried again. */
function reportFailure(error: unknown): void {
  // The tab may crash before storage takes anything again.
  copyOf(project.peek());
  saveState.value = { kind: "failed" };
  saveIn(RETRY_MS);
  if (error instanceof DOMException && error.name === "VersionError") {
    void import("./newer-storage.ts").then(({ sayNewerStorage }) => sayNewerStorage());
    return;
  }
  showNotice({
    id: "save-failed",
    severity: "error",
    text: t.notices.saveFailed,
    lasting: true,
    action: { label: t.notices.download, run: () => downloadProject(project.value) },
    other: { label: t.notices.tryAgain, run: () => void saveNow() },
  });
}

/** What is part of the program is no work of anybody's, and would push out what is. */
async function snapshotOf(document: AnalysisDocument, text: string): Promise<void> {
  if (isUntouched(document)) return;
  lastSnapshot = Date.now();
  await keepSnapshot({ savedAt: lastSnapshot, title: document.title, text });
}
