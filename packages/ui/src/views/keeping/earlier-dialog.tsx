import { measures } from "@treeline/engine";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../../controls/dialog.tsx";
import { downloadText, fileName } from "../../export/download.ts";
import { loadSnapshots, loadUnreadable, type Snapshot, type Unreadable } from "../../state/database.ts";
import { project, readOnly } from "../../state/project.ts";
import { startWith } from "../../state/session.ts";
import { readText } from "../../state/stored-project.ts";
import { changesBetween } from "../../state/what-changed.ts";
import { keeping } from "../../strings/keeping.ts";
import { TablePreview } from "./table-preview.tsx";

interface Kept {
  readonly snapshots: readonly Snapshot[];
  readonly unreadable: readonly Unreadable[];
}

/** What was kept of the work before: looked at, opened, or taken along as a file. */
export function EarlierDialog({ onClose }: { onClose(): void }): JSX.Element {
  const [kept, setKept] = useState<Kept | "failed" | null>(null);
  useEffect(() => {
    void Promise.all([loadSnapshots(), loadUnreadable()]).then(
      ([snapshots, unreadable]) => setKept({ snapshots, unreadable }),
      () => setKept("failed"),
    );
  }, []);
  return (
    <Dialog title={keeping.earlier} onClose={onClose}>
      <div class="keeping">
        <p>{keeping.earlierLead}</p>
        {kept === null && <p role="status">{keeping.reading}</p>}
        {kept === "failed" && <p role="alert">{keeping.failed}</p>}
        {kept !== null && kept !== "failed" && (
          <>
            {kept.snapshots.length === 0 && <p>{keeping.earlierNone}</p>}
            <ul class="kept-list">
              {kept.snapshots.map((snapshot) => (
                <SnapshotItem key={snapshot.savedAt} snapshot={snapshot} onClose={onClose} />
              ))}
            </ul>
            <UnreadableList records={kept.unreadable} />
          </>
        )}
      </div>
    </Dialog>
  );
}

interface SnapshotProps {
  readonly snapshot: Snapshot;
  onClose(): void;
}

function SnapshotItem({ snapshot, onClose }: SnapshotProps): JSX.Element {
  const [shown, setShown] = useState(false);
  const [read] = useState(() => readText(snapshot.text));
  const title = snapshot.title === "" ? keeping.untitled : snapshot.title;
  const document = read?.document ?? null;
  return (
    <li class="kept-state" aria-label={`${keeping.time(snapshot.savedAt)} ${title}`}>
      <div class="kept-words">
        <strong>{title}</strong>
        <span>
          <time dateTime={new Date(snapshot.savedAt).toISOString()}>{keeping.time(snapshot.savedAt)}</time>
          {document !== null &&
            `; ${keeping.extent(document.table.rowIds.length, document.table.columns.length)}; ${measures.get(document.effects.measure).label}`}
        </span>
        <span class="hint">
          {document === null
            ? keeping.unreadableState
            : keeping.since(keeping.changes(changesBetween(document, project.value)))}
        </span>
      </div>
      <div class="kept-actions">
        {document !== null && (
          <>
            <button type="button" class="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
              {shown ? keeping.hide : keeping.show}
            </button>
            <button
              type="button"
              class="button"
              disabled={readOnly.value || read?.newer === true}
              onClick={() => void startWith(document).then(onClose)}
            >
              {keeping.openState}
            </button>
          </>
        )}
        <button
          type="button"
          class="button"
          onClick={() => downloadText(fileName(title, "treeline.json"), "application/json", snapshot.text)}
        >
          {keeping.downloadState}
        </button>
      </div>
      {shown && document !== null && <TablePreview table={document.table} title={title} />}
    </li>
  );
}

function UnreadableList({ records }: { readonly records: readonly Unreadable[] }): JSX.Element | null {
  if (records.length === 0) return null;
  return (
    <>
      <h3>{keeping.unreadable}</h3>
      <p>{keeping.unreadableLead}</p>
      <ul class="kept-list">
        {records.map(({ foundAt, record }) => (
          <li key={foundAt} class="kept-state">
            <div class="kept-words">{keeping.time(foundAt)}</div>
            <div class="kept-actions">
              <button
                type="button"
                class="button"
                onClick={() =>
                  downloadText("unreadable-record.json", "application/json", JSON.stringify(record))
                }
              >
                {keeping.downloadRecord}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
