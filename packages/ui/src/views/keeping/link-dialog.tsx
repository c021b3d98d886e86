import type { AnalysisDocument, Issue } from "@treeline/engine";
import { readShareLink } from "@treeline/engine/share";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../../controls/dialog.tsx";
import { clearLink } from "../../state/opened-link.ts";
import { project, readOnly } from "../../state/project.ts";
import { restore, restoreNewer } from "../../state/restore.ts";
import { firstVisit, lookAt, startWith } from "../../state/session.ts";
import { keeping, sharing } from "../../strings/keeping.ts";
import { TablePreview } from "./table-preview.tsx";

type Link =
  | { readonly kind: "failed"; readonly issues: readonly Issue[] }
  | { readonly kind: "read"; readonly document: AnalysisDocument; readonly newer: boolean };

/** Shows what a link holds and asks before it takes the place of one's own; on a first visit there is nothing to ask about. */
export function LinkDialog({ onClose }: { onClose(): void }): JSX.Element | null {
  const [link] = useState(() => readLink(location.hash));
  const [size] = useState(location.href.length);
  const done = (): void => {
    clearLink();
    onClose();
  };
  const open = async (document: AnalysisDocument, newer: boolean): Promise<void> => {
    await (newer ? lookAt(document) : startWith(document));
    done();
  };
  const unasked = firstVisit.value && link.kind === "read" && !link.newer && !readOnly.value;
  useEffect(() => {
    if (unasked && link.kind === "read") void open(link.document, false);
  }, []);
  if (unasked) return null;
  return (
    <Dialog
      title={sharing.openHeading}
      onClose={done}
      footer={
        <>
          <span class="spacer" />
          <button type="button" class="button" onClick={done}>
            {link.kind === "read" ? sharing.leave : sharing.close}
          </button>
          {link.kind === "read" && (
            <button
              type="button"
              class="button primary"
              disabled={readOnly.value}
              onClick={() => void open(link.document, link.newer)}
            >
              {sharing.open}
            </button>
          )}
        </>
      }
    >
      <div class="keeping">
        {link.kind === "failed" ? <Problems issues={link.issues} /> : <Content link={link} size={size} />}
      </div>
    </Dialog>
  );
}

function readLink(hash: string): Link {
  const read = readShareLink(hash);
  if (!read.ok) return { kind: "failed", issues: read.issues };
  const restored = restore(read.value);
  if (restored.ok) return { kind: "read", document: restored.value, newer: false };
  const newer = restoreNewer(read.value);
  return newer.ok
    ? { kind: "read", document: newer.value, newer: true }
    : { kind: "failed", issues: restored.issues };
}

function Problems({ issues }: { readonly issues: readonly Issue[] }): JSX.Element {
  return (
    <>
      {issues.map(({ code, message, hint }) => (
        <p key={code + message} role="alert">
          {message} {hint}
        </p>
      ))}
    </>
  );
}

function Content({
  link: { document, newer },
  size,
}: {
  readonly link: Extract<Link, { readonly kind: "read" }>;
  readonly size: number;
}): JSX.Element {
  const title = document.title === "" ? keeping.untitled : document.title;
  const own = project.value.title === "" ? keeping.untitled : project.value.title;
  const { rowIds, columns } = document.table;
  return (
    <>
      <p>{sharing.openLead(title, keeping.extent(rowIds.length, columns.length), keeping.size(size))}</p>
      <TablePreview table={document.table} title={title} />
      {newer ? <p>{sharing.newer}</p> : <p>{sharing.replaces(own)}</p>}
      {readOnly.value && <p role="alert">{sharing.readOnly}</p>}
      <p class="hint">{sharing.notice}</p>
    </>
  );
}
