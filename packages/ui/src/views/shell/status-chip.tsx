import type { JSX } from "preact";
import { readOnly } from "../../state/project.ts";
import { saveState } from "../../state/saving.ts";
import { t } from "../../strings/t.ts";

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** Whether the work is safe, and where it is. */
export function StatusChip(): JSX.Element {
  const { tone, long, short } = describe();
  return (
    <span class={`chip ${tone}`} role="status" title={long}>
      <span class="dot" aria-hidden="true" />
      <span class="chip-long">{long}</span>
      <span class="chip-short" aria-hidden="true">
        {short}
      </span>
    </span>
  );
}

function describe(): { tone: string; long: string; short: string } {
  if (readOnly.value) return { tone: "warn", long: t.saving.readOnly, short: t.saving.readOnlyShort };
  const state = saveState.value;
  switch (state.kind) {
    case "saved": {
      const time = CLOCK.format(state.at);
      return { tone: "ok", long: t.saving.saved(time), short: t.saving.savedShort(time) };
    }
    case "saving":
      return { tone: "mute", long: t.saving.saving, short: t.saving.saving };
    case "failed":
      return { tone: "warn", long: t.saving.failed, short: t.saving.failedShort };
    case "waiting":
      return { tone: "mute", long: t.saving.waiting, short: t.saving.waiting };
  }
}
