import type { JSX } from "preact";
import { keepingDialog } from "../../state/keeping.ts";
import { readOnly, readOnlyReason } from "../../state/project.ts";
import { saveState } from "../../state/saving.ts";
import { t } from "../../strings/t.ts";

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** Whether the work is safe, and where it is, in words at any width; leads to what is kept. */
export function StatusChip(): JSX.Element {
  const { tone, words } = saveWords();
  return (
    <>
      <button
        type="button"
        class={`chip ${tone}`}
        title={t.saving.details}
        onClick={() => {
          keepingDialog.value = "storage";
        }}
      >
        <span class="dot" aria-hidden="true" />
        <span>{words}</span>
      </button>
      {/* Heard only where something is wrong: every edit is saved. Within the button it would keep the button from its name. */}
      <span class="visually-hidden" role="status">
        {tone === "warn" ? words : ""}
      </span>
    </>
  );
}

/** How the work is kept, in words. */
export function saveWords(): { tone: string; words: string } {
  if (readOnly.value) {
    return { tone: "warn", words: readOnlyReason.value === "newer" ? t.saving.newer : t.saving.readOnly };
  }
  const state = saveState.value;
  switch (state.kind) {
    case "saved":
      return { tone: "ok", words: t.saving.saved(CLOCK.format(state.at)) };
    case "saving":
      return { tone: "mute", words: t.saving.saving };
    case "failed":
      return { tone: "warn", words: t.saving.failed };
    case "waiting":
      return { tone: "mute", words: t.saving.waiting };
  }
}
