import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Dialog } from "../../controls/dialog.tsx";
import { downloadProject } from "../../export/download.ts";
import { deleteEverything } from "../../state/delete-everything.ts";
import { keepingDialog } from "../../state/keeping.ts";
import { project, readOnly, readOnlyReason } from "../../state/project.ts";
import { askToPersist, persistent, saveNow, saveState } from "../../state/saving.ts";
import { keeping } from "../../strings/keeping.ts";
import { t } from "../../strings/t.ts";
import { saveWords } from "../shell/status-chip.tsx";

/** Where the work is, for how long, how much room it takes, and how to be rid of it. */
export function StorageDialog({ onClose }: { onClose(): void }): JSX.Element {
  return (
    <Dialog
      title={keeping.heading}
      onClose={onClose}
      footer={
        <>
          <span class="spacer" />
          <button
            type="button"
            class={hasFailed() ? "button primary" : "button"}
            onClick={() => downloadProject(project.value)}
          >
            {keeping.download}
          </button>
          <button
            type="button"
            class={hasFailed() ? "button" : "button primary"}
            onClick={() => {
              keepingDialog.value = "earlier";
            }}
          >
            {keeping.earlier}
          </button>
        </>
      }
    >
      <div class="keeping keeping-words">
        <State />
        <h3>{keeping.nothingUploaded}</h3>
        <p>{keeping.nothingUploadedLead}</p>
        <Persistence />
        <Room />
        <Offline />
        {!isOtherTab() && <DeleteAll />}
      </div>
    </Dialog>
  );
}

/** Whether the work is nowhere but in this tab. */
function hasFailed(): boolean {
  return saveState.value.kind === "failed" && !readOnly.value;
}

/** Whether another tab writes, whose work is not this one's to delete. */
function isOtherTab(): boolean {
  return readOnly.value && readOnlyReason.value === "tab";
}

/** What the header says, with what to do where nothing is saved. */
function State(): JSX.Element {
  const isFailed = hasFailed();
  return (
    <>
      <h3>{keeping.state}</h3>
      {isFailed ? (
        <p class="note error" role="alert">
          {saveWords().words}
        </p>
      ) : (
        <p>{saveWords().words}</p>
      )}
      {isFailed && (
        <button type="button" class="button" onClick={() => void saveNow()}>
          {t.notices.tryAgain}
        </button>
      )}
    </>
  );
}

function Persistence(): JSX.Element {
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    void navigator.storage?.persisted?.().then((answer) => {
      persistent.value = answer;
    });
  }, []);
  const kept = persistent.value;
  const words =
    kept === null ? keeping.persistenceUnknown : kept ? keeping.persistent : keeping.notPersistent;
  return (
    <>
      <h3>{keeping.persistence}</h3>
      <p role="status">
        {words} {asked && kept === false ? keeping.refused : ""}
      </p>
      {kept === false && (
        <button type="button" class="button" onClick={() => void askToPersist().then(() => setAsked(true))}>
          {keeping.askToKeep}
        </button>
      )}
    </>
  );
}

function Room(): JSX.Element {
  const [estimate, setEstimate] = useState<StorageEstimate | null>(null);
  useEffect(() => {
    void navigator.storage?.estimate?.().then(setEstimate, () => undefined);
  }, []);
  const { usage, quota } = estimate ?? {};
  return (
    <>
      <h3>{keeping.room}</h3>
      <p>
        {usage === undefined || quota === undefined
          ? keeping.roomUnknown
          : keeping.used(keeping.size(usage), keeping.size(quota))}
      </p>
    </>
  );
}

function Offline(): JSX.Element | null {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    void navigator.serviceWorker?.getRegistration().then((found) => setReady(found?.active != null));
  }, []);
  if (!("serviceWorker" in navigator)) return null;
  return (
    <>
      <h3>{keeping.offline}</h3>
      <p>{ready ? keeping.offlineReady : keeping.offlineNotYet}</p>
    </>
  );
}

/** Asks before it deletes, and offers the file first. */
function DeleteAll(): JSX.Element {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" class="button danger" onClick={() => setAsking(true)}>
        {keeping.deleteAll}
      </button>
    );
  }
  return <Confirm onCancel={() => setAsking(false)} />;
}

function Confirm({ onCancel }: { onCancel(): void }): JSX.Element {
  const section = useRef<HTMLElement>(null);
  // Where the window is low, what was asked for opens below its edge.
  useEffect(() => section.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <section ref={section} class="note error" aria-label={keeping.deleteAll}>
      <p>{keeping.deleteLead}</p>
      <button type="button" class="link-button" onClick={() => downloadProject(project.value)}>
        {keeping.download}
      </button>
      <button type="button" class="link-button" onClick={() => void deleteEverything()}>
        {keeping.deleteNow}
      </button>
      <button type="button" class="link-button" onClick={onCancel}>
        {keeping.cancel}
      </button>
    </section>
  );
}
