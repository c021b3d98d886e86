import { type Signal, signal } from "@preact/signals";
import type { JSX } from "preact";
import { importCommand } from "../../commands/files.ts";
import { showKeys } from "../../commands/keys.ts";
import { Icon } from "../../controls/icons.tsx";
import { canUndo, readOnly, view } from "../../state/project.ts";
import { firstVisit } from "../../state/session.ts";
import { welcome as words } from "../../strings/welcome.ts";

const dismissed: Signal<boolean> = signal(false);

/** How to come from the sample to an analysis of one's own; gone with the first edit. */
export function Welcome(): JSX.Element | null {
  const isSample = firstVisit.value && !canUndo.value && !readOnly.value;
  if (!isSample || dismissed.value || view.value !== "results") return null;
  return (
    <section class="welcome" aria-label={words.label}>
      <p>
        {words.text(showKeys("Mod+V"))}{" "}
        <button type="button" class="link-button" onClick={() => void importCommand.run()}>
          {words.import}
        </button>
        .
      </p>
      <button
        type="button"
        class="icon-button"
        aria-label={words.dismiss}
        onClick={() => {
          dismissed.value = true;
        }}
      >
        <Icon name="close" />
      </button>
    </section>
  );
}
