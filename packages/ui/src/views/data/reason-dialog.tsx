import type { JSX } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Dialog } from "../../controls/dialog.tsx";
import { project } from "../../state/project.ts";
import { excludeRows } from "../../state/row-edits.ts";
import { grid } from "../../strings/grid.ts";

interface ReasonDialogProps {
  readonly rowIds: readonly string[];
  onClose(): void;
}

/** One reason for leaving out several rows; those given before are offered. */
export function ReasonDialog({ rowIds, onClose }: ReasonDialogProps): JSX.Element {
  const words = grid.reason;
  const id = useId();
  const [reason, setReason] = useState("");
  const field = useRef<HTMLInputElement>(null);
  // A dialog puts the focus on its first button, which typing a space would press.
  useLayoutEffect(() => field.current?.focus(), []);
  const given = new Set(project.value.exclusions.map((exclusion) => exclusion.reason));
  const accept = (): void => {
    excludeRows(rowIds, reason.trim());
    onClose();
  };
  return (
    <Dialog
      title={words.heading(rowIds.length)}
      kind="small"
      onClose={onClose}
      footer={
        <>
          <span class="spacer" />
          <button type="button" class="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button type="button" class="button primary" onClick={accept}>
            {words.accept}
          </button>
        </>
      }
    >
      <div class="stacked">
        <label class="field-label" for={id}>
          {words.label}
        </label>
        <input
          ref={field}
          id={id}
          type="text"
          list={`${id}-given`}
          value={reason}
          placeholder={words.placeholder}
          aria-describedby={`${id}-help`}
          onInput={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") accept();
          }}
        />
        <p id={`${id}-help`} class="hint">
          {words.help}
        </p>
      </div>
      <datalist id={`${id}-given`}>
        {[...given]
          .filter((text) => text !== "")
          .map((text) => (
            <option key={text} value={text} />
          ))}
      </datalist>
    </Dialog>
  );
}
