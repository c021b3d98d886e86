import type { AnalysisDocument } from "@treeline/engine";
import { downloadText } from "../export/download.ts";
import { keeping } from "../strings/keeping.ts";
import { t } from "../strings/t.ts";
import { keepUnreadable, loadSnapshots } from "./database.ts";
import { dismissNotice, showNotice } from "./notices.ts";
import { offerTyped } from "./offer-typed.ts";
import { openProject, readOnly, readOnlyReason, replaceProject } from "./project.ts";
import { readSteps, sayLostSteps } from "./read-steps.ts";
import { markSaved } from "./saving.ts";
import { isFromNewer, type Restored, readRecord, readText } from "./stored-project.ts";
import { clearUnsavedCopy, laterCopy, readUnsavedCopy } from "./unsaved-copy.ts";
import { changesBetween, isChanged } from "./what-changed.ts";

/**
 * Opens what was kept on this device.
 * @param record as it was found; undefined = there is none, but perhaps a copy that the database did not get to take
 * @param holding whether this tab may write, asked when it matters
 * @returns whether something was opened
 */
export async function openRecord(record: unknown, holding: () => boolean): Promise<boolean> {
  const isOpened = await openLatest(record, holding);
  if (isOpened && holding() && !readOnly.value) offerTyped();
  return isOpened;
}

async function openLatest(record: unknown, holding: () => boolean): Promise<boolean> {
  const stored = record === undefined ? null : readRecord(record);
  if (record !== undefined && stored === null) return openSnapshot(record);
  if (stored?.newer === true) {
    openProject(stored.document);
    lookOnly(record);
    return true;
  }
  if (openUnsavedCopy(stored, holding)) return true;
  if (stored === null) return false;
  openProject(stored.document, stored.past, stored.future);
  if (holding()) markSaved(stored.document, stored.savedAt);
  if (stored.lostSteps) sayLostSteps();
  void readSteps(stored.document, stored.steps);
  return true;
}

/** Opens what the last visit left before the database could take it; saving it clears the copy. */
function openUnsavedCopy(stored: Restored | null, holding: () => boolean): boolean {
  const copy = laterCopy(readUnsavedCopy(), stored?.savedAt ?? null);
  const read = readText(copy?.text);
  if (copy === null || read === null || read.newer) {
    if (holding()) clearUnsavedCopy(Number.POSITIVE_INFINITY);
    return false;
  }
  openProject(read.document, stored === null ? [] : [...stored.past, stored.document]);
  if (stored !== null) {
    void readSteps(stored.document, { past: stored.steps.past, future: [] });
    sayRecovered(read.document, copy.savedAt, stored);
  }
  return true;
}

/** What was recovered may be what somebody wanted to be rid of by closing the page: they are asked. */
function sayRecovered(document: AnalysisDocument, at: number, stored: Restored): void {
  const changes = changesBetween(stored.document, document);
  if (!isChanged(changes)) return;
  const settle = (): void => dismissNotice("recovered");
  showNotice({
    id: "recovered",
    severity: "warning",
    text: keeping.recovered(keeping.time(at), keeping.time(stored.savedAt), keeping.changes(changes)),
    lasting: true,
    action: { label: keeping.keepRecovered, run: settle },
    other: {
      label: keeping.discardRecovered,
      run: () => {
        replaceProject(stored.document);
        settle();
      },
    },
  });
}

/** What a newer version saved is never written over. */
function lookOnly(record: unknown): void {
  readOnlyReason.value = "newer";
  readOnly.value = true;
  dismissNotice("tabs");
  showNotice({
    id: "newer",
    severity: "warning",
    text: keeping.newerStored,
    lasting: true,
    action: { label: keeping.reload, run: () => location.reload() },
    other: downloadOf(record),
  });
}

/** The record is beyond reading: keep it, say so, and open the last state that can be read. */
async function openSnapshot(record: unknown): Promise<boolean> {
  const snapshots = await loadSnapshots().catch(() => []);
  const document = snapshots
    .map(({ text }) => readText(text))
    .find((read) => read?.newer === false)?.document;
  if (document) openProject(document);
  if (isFromNewer(record)) {
    lookOnly(record);
    return document !== undefined;
  }
  await keepUnreadable({ foundAt: Date.now(), record }).catch(() => undefined);
  showNotice({
    id: "unreadable",
    severity: "error",
    text: document ? t.notices.unreadable : t.notices.unreadableNothing,
    action: downloadOf(record),
  });
  return document !== undefined;
}

function downloadOf(record: unknown) {
  return {
    label: t.notices.downloadRecord,
    run: () => downloadText("unreadable-record.json", "application/json", JSON.stringify(record)),
  };
}
