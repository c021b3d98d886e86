import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ChangedDot } from "../../controls/changed-dot.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { Icon } from "../../controls/icons.tsx";
import { modelChanged } from "../../state/changed-options.ts";
import { project } from "../../state/project.ts";
import { t } from "../../strings/t.ts";
import { ResultsOptions } from "../results/options-panel.tsx";

/** The options where there is no room for a panel: a button beside the conclusion, and a sheet from below. */
export function OptionsSheet(): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="button sheet-button icon-text" onClick={() => setOpen(true)}>
        <Icon name="options" />
        {t.shell.options}
        <ChangedDot when={modelChanged(project.value.model)} />
      </button>
      {open && (
        <Dialog title={t.shell.options} kind="sheet" onClose={() => setOpen(false)}>
          <ResultsOptions />
        </Dialog>
      )}
    </>
  );
}
