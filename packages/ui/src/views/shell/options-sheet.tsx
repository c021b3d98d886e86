import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Dialog } from "../../controls/dialog.tsx";
import { Icon } from "../../controls/icons.tsx";
import { t } from "../../strings/t.ts";
import { ResultsOptions } from "../results/options-panel.tsx";

/** The options where there is no room for a panel: a button, and a sheet from below. */
export function OptionsSheet(): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="button sheet-button icon-text" onClick={() => setOpen(true)}>
        <Icon name="options" />
        {t.shell.options}
      </button>
      {open && (
        <Dialog title={t.shell.options} kind="sheet" onClose={() => setOpen(false)}>
          <ResultsOptions />
        </Dialog>
      )}
    </>
  );
}
