import type { JSX } from "preact";
import { evaluated } from "../../state/evaluation.ts";
import { view } from "../../state/project.ts";
import { t } from "../../strings/t.ts";

/** Counts what should not be overlooked, and leads there. */
export function NeedsLook(): JSX.Element | null {
  const report = evaluated.value?.report;
  if (!report) return null;
  const left = new Set(report.effects?.excluded.map((row) => row.rowId));
  const serious = report.issues.filter(
    ({ severity, path }) => severity !== "note" && (path.rowId === undefined || !left.has(path.rowId)),
  );
  const excluded = report.effects?.excluded.length ?? 0;
  if (serious.length + excluded === 0) return null;
  const errors = serious.filter((issue) => issue.severity === "error").length;
  const count = serious.length + Math.min(excluded, 1);
  return (
    <section class="needs-look" aria-labelledby="needs-look">
      <h2 id="needs-look">{t.shell.needsLook}</h2>
      <button type="button" class="step" onClick={showMessages}>
        <span class="step-number" aria-hidden="true">
          !
        </span>
        <span class="step-label">{t.shell.messages(count)}</span>
        <span class="step-count" aria-hidden="true">
          {count}
        </span>
        <small class="step-detail">{t.shell.messagesDetail(errors, excluded)}</small>
      </button>
    </section>
  );
}

function showMessages(): void {
  view.value = "results";
  requestAnimationFrame(() => document.getElementById("messages")?.scrollIntoView({ block: "center" }));
}
