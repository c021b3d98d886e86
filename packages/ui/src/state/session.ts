import { batch, type Signal, signal } from "@preact/signals";
import { type AnalysisDocument, createDocument } from "@treeline/engine";
import { t } from "../strings/t.ts";
import { loadProject } from "./database.ts";
import { confirmAnswer, engine, showAnswer } from "./evaluation.ts";
import { firstAnswer } from "./first-answer.ts";
import { firstResultShown } from "./first-result.ts";
import { dismissNotice, showNotice } from "./notices.ts";
import { currentHistory, openProject, readOnly, readOnlyReason, replaceProject } from "./project.ts";
import { keepPresentState, saveNow, saveState } from "./saving.ts";
import { readUnsavedCopy } from "./unsaved-copy.ts";
import { createWriterLock } from "./writer-lock.ts";

/** Nothing had been stored on this device when the page was opened. */
export const firstVisit: Signal<boolean> = signal(false);

/** This tab has the lock, though it may still be reading what the other one saved. */
let holding = false;

const lock = createWriterLock(
  () => {
    lookOn();
    lock.waitForTurn();
  },
  () => void startWriting(),
);

/** Opens what was left on this device, or else the first sample; settles who may write. */
export async function openSession(): Promise<void> {
  // Where locks are refused there is no telling tabs apart; writing is better than refusing to.
  holding = await lock.claim().catch(() => true);
  readOnly.value = !holding;
  if (readOnly.value) {
    showNotice({ id: "tabs", severity: "warning", text: t.notices.otherTab, action: takeOverAction() });
  }
  if (!(await openStored())) openFirstSample();
  if (!holding) lock.waitForTurn();
  document.addEventListener("visibilitychange", () => void followWriter());
}

/** Nothing is fetched for it before it stands; then the engine, which the first change will ask. */
function openFirstSample(): void {
  const answer = firstAnswer();
  batch(() => {
    firstVisit.value = true;
    showAnswer(answer);
    openProject(answer.document);
  });
  void firstResultShown.then(confirmAnswer);
}

/** Puts a document in place of the present one, of which a copy is kept. */
export async function startWith(document: AnalysisDocument): Promise<void> {
  await keepPresentState();
  firstVisit.value = false;
  dismissNotice("open");
  replaceProject(document);
}

export function emptyDocument(): AnalysisDocument {
  return createDocument();
}

/** This tab no longer writes: another one has taken over, or has written although it should not have. */
export function lookOn(): void {
  holding = false;
  readOnly.value = true;
  showNotice({ id: "tabs", severity: "warning", text: t.notices.takenOver, action: takeOverAction() });
}

/** Shows what a newer version saved, without a way to edit or save it; the work that was on the screen waits. */
export async function lookAt(document: AnalysisDocument): Promise<void> {
  await saveNow();
  const own = currentHistory();
  readOnlyReason.value = "newer";
  readOnly.value = true;
  openProject(document);
  const comeBack = (): void => {
    dismissNotice("newer");
    readOnlyReason.value = "tab";
    readOnly.value = !holding;
    if (own !== null) openProject(own.present, own.past, own.future);
  };
  showNotice({
    id: "newer",
    severity: "warning",
    text: t.notices.newerFile,
    lasting: true,
    action: { label: t.notices.backToOwn, run: comeBack },
  });
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
  // Another tab may have taken over meanwhile, or a newer version may have saved.
  if (!holding || readOnlyReason.value === "newer") return;
  readOnly.value = false;
  dismissNotice("tabs");
}

/** A tab that looks on shows what the other one has saved by the time somebody looks. */
async function followWriter(): Promise<void> {
  if (document.visibilityState === "visible" && readOnly.value && readOnlyReason.value === "tab") {
    await openStored();
  }
}

/** @returns whether something was opened */
async function openStored(): Promise<boolean> {
  let record: unknown;
  try {
    record = await loadProject();
  } catch {
    // Storage is blocked: work goes on from what was copied, and the state of saving says that nothing is kept.
    saveState.value = { kind: "failed" };
  }
  if (record === undefined && readUnsavedCopy() === null) return false;
  engine.start();
  const { openRecord } = await import("./open-stored.ts");
  return openRecord(record, () => holding);
}
