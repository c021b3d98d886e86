import { type AnalysisDocument, createDocument, type Result } from "@treeline/engine";
import { downloadText } from "../export/download.ts";
import { t } from "../strings/t.ts";
import { keepUnreadable, loadProject, loadSnapshots } from "./database.ts";
import { dismissNotice, showNotice } from "./notices.ts";
import { openProject, readOnly, replaceProject } from "./project.ts";
import { loadFirstSample } from "./samples.ts";
import { keepPresentState, markSaved, saveState } from "./saving.ts";
import { clearUnsavedCopy, laterCopy, readUnsavedCopy } from "./unsaved-copy.ts";
import { createWriterLock } from "./writer-lock.ts";

/** This tab has the lock, though it may still be reading what the other one saved. */
let holding = false;

const lock = createWriterLock(
  () => {
    holding = false;
    readOnly.value = true;
    showNotice({ id: "tabs", severity: "warning", text: t.notices.takenOver, action: takeOverAction() });
    lock.waitForTurn();
  },
  () => void startWriting(),
);

/** Opens what was left on this device, or else the first sample; settles who may write. */
export async function openSession(): Promise<void> {
  holding = await lock.claim();
  readOnly.value = !holding;
  if (readOnly.value) {
    showNotice({ id: "tabs", severity: "warning", text: t.notices.otherTab, action: takeOverAction() });
  }
  if (!(await openStored())) openProject((await loadFirstSample()) ?? emptyDocument());
  if (readOnly.value) lock.waitForTurn();
}

/** Puts a document in place of the present one, of which a copy is kept. */
export async function startWith(document: AnalysisDocument): Promise<void> {
  await keepPresentState();
  dismissNotice("open");
  replaceProject(document);
}

export function emptyDocument(): AnalysisDocument {
  return createDocument();
}

function takeOverAction() {
  return {
    label: t.notices.takeOver,
    run: async () => {
      await lock.takeOver();
      await startWriting();
    },
  };
}

/** The other tab may have saved since this one was opened: nothing is edited or saved before that is on the screen. */
async function startWriting(): Promise<void> {
  holding = true;
  await openStored();
  // Another tab may have taken over meanwhile.
  if (!holding) return;
  readOnly.value = false;
  dismissNotice("tabs");
}

type Restore = (input: unknown) => Result<AnalysisDocument>;

async function loadRestore(): Promise<Restore> {
  return (await import("./restore.ts")).restore;
}

/** @returns whether something was opened */
async function openStored(): Promise<boolean> {
  let record: unknown;
  try {
    record = await loadProject();
  } catch {
    // Storage is blocked: work goes on, and the state of saving says that nothing is kept.
    saveState.value = { kind: "failed" };
    return false;
  }
  if (record === undefined && readUnsavedCopy() === null) return false;
  const restore = await loadRestore();
  const stored = record === undefined ? null : readRecord(record, restore);
  if (record !== undefined && stored === null) return openSnapshot(record, restore);
  if (openUnsavedCopy(stored, restore)) return true;
  if (stored === null) return false;
  openProject(stored.document, stored.past, stored.future);
  if (holding) markSaved(stored.document, stored.savedAt);
  return true;
}

/** Opens what the last visit left before the database could take it; saving it clears the copy. */
function openUnsavedCopy(stored: Restored | null, restore: Restore): boolean {
  const copy = laterCopy(readUnsavedCopy(), stored?.savedAt ?? null);
  const document = readDocument(copy?.text, restore);
  if (document === null) {
    if (holding) clearUnsavedCopy(Number.POSITIVE_INFINITY);
    return false;
  }
  openProject(document, stored === null ? [] : [...stored.past, stored.document]);
  return true;
}

interface Restored {
  readonly document: AnalysisDocument;
  readonly past: readonly AnalysisDocument[];
  readonly future: readonly AnalysisDocument[];
  readonly savedAt: number;
}

function readRecord(record: unknown, restore: Restore): Restored | null {
  if (typeof record !== "object" || record === null) return null;
  const { text, past, future, savedAt } = record as Record<string, unknown>;
  const document = readDocument(text, restore);
  if (document === null) return null;
  return {
    document,
    past: readSteps(past, restore),
    future: readSteps(future, restore),
    savedAt: typeof savedAt === "number" ? savedAt : Date.now(),
  };
}

function readDocument(text: unknown, restore: Restore): AnalysisDocument | null {
  if (typeof text !== "string") return null;
  try {
    const restored = restore(JSON.parse(text));
    return restored.ok ? restored.value : null;
  } catch {
    return null;
  }
}

/** Steps are a convenience: those that cannot be read, and all beyond them, are left out. */
function readSteps(steps: unknown, restore: Restore): readonly AnalysisDocument[] {
  if (!Array.isArray(steps)) return [];
  const read: AnalysisDocument[] = [];
  for (const step of steps) {
    const restored = restore(step);
    if (!restored.ok) return [];
    read.push(restored.value);
  }
  return read;
}

/** The record is beyond reading: keep it, say so, and open the last state that can be read. */
async function openSnapshot(record: unknown, restore: Restore): Promise<boolean> {
  const snapshots = await loadSnapshots().catch(() => []);
  const document = snapshots
    .map((snapshot) => readDocument(snapshot.text, restore))
    .find((read) => read !== null);
  await keepUnreadable({ foundAt: Date.now(), record }).catch(() => undefined);
  showNotice({
    id: "unreadable",
    severity: "error",
    text: document ? t.notices.unreadable : t.notices.unreadableNothing,
    action: {
      label: t.notices.downloadRecord,
      run: () => downloadText("unreadable-record.json", "application/json", JSON.stringify(record)),
    },
  });
  if (document) openProject(document);
  return document !== undefined;
}
