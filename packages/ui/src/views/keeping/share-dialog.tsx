import { LINK_LIMITS, shareLink, withoutUnusedColumns } from "@treeline/engine/share";
import type { JSX } from "preact";
import { useId, useMemo, useState } from "preact/hooks";
import { CopyButton } from "../../controls/copy-button.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { SelectField } from "../../controls/field.tsx";
import { downloadProject } from "../../export/download.ts";
import { project } from "../../state/project.ts";
import { keeping, sharing } from "../../strings/keeping.ts";

/** A link with the document in it, its size, and what stands in the way of one too long. */
export function ShareDialog({ onClose }: { onClose(): void }): JSX.Element {
  const [columns, setColumns] = useState("all");
  const document = project.value;
  const lean = useMemo(() => withoutUnusedColumns(document), [document]);
  const link = useMemo(
    () => shareLink(columns === "all" ? document : lean, location.href),
    [document, lean, columns],
  );
  const id = useId();
  return (
    <Dialog
      title={sharing.heading}
      onClose={onClose}
      footer={
        <>
          <span class="spacer" />
          <button type="button" class="button" onClick={() => downloadProject(document)}>
            {sharing.file}
          </button>
          <CopyButton primary label={sharing.copy} text={() => link} />
        </>
      }
    >
      <div class="keeping">
        <p>{sharing.lead}</p>
        <p>
          <strong>{sharing.holdsData}</strong>
        </p>
        <SelectField
          label={sharing.columns}
          value={columns}
          choices={[
            { value: "all", label: sharing.all(document.table.columns.length) },
            { value: "used", label: sharing.used(lean.table.columns.length) },
          ]}
          onChange={setColumns}
        />
        <label for={id} class="keeping-label">
          {sharing.link}
        </label>
        <textarea id={id} class="share-link" readOnly rows={4} value={link} onFocus={selectAll} />
        <p role="status">
          {sharing.size(link.length)} ({keeping.size(link.length)}). {fitness(link.length)}
        </p>
      </div>
    </Dialog>
  );
}

function selectAll({ currentTarget }: { readonly currentTarget: HTMLTextAreaElement }): void {
  currentTarget.select();
}

function fitness(length: number): string {
  if (length > LINK_LIMITS.many) return sharing.manyCut;
  return length > LINK_LIMITS.some ? sharing.someCut : sharing.fits;
}
