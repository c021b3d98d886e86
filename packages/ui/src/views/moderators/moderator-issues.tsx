import type { Issue } from "@treeline/engine";
import type { JSX } from "preact";
import { Repairs } from "../../controls/repairs.tsx";
import { showCell } from "../../state/navigation.ts";
import { t } from "../../strings/en.ts";
import { moderation as words } from "../../strings/moderation.ts";

interface IssuesProps {
  readonly issues: readonly Issue[];
}

/** What needs a look about the moderators, each said once; notes are folded away. */
export function ModeratorIssues({ issues }: IssuesProps): JSX.Element | null {
  const once = [...new Map(issues.map((issue) => [keyOf(issue), issue])).values()];
  if (once.length === 0) return null;
  const notes = once.filter(({ severity }) => severity === "note");
  return (
    <div class="messages">
      {once
        .filter(({ severity }) => severity !== "note")
        .map((issue) => (
          <IssueLine key={keyOf(issue)} issue={issue} />
        ))}
      {notes.length > 0 && (
        <details class="notes">
          <summary>{words.notes(notes.length)}</summary>
          {notes.map((issue) => (
            <IssueLine key={keyOf(issue)} issue={issue} />
          ))}
        </details>
      )}
    </div>
  );
}

function IssueLine({ issue }: { readonly issue: Issue }): JSX.Element {
  const { rowId, column } = issue.path;
  return (
    <div class={`note ${issue.severity}`}>
      <p>
        <span class="visually-hidden">{t.results.severity[issue.severity]}: </span>
        {issue.message} <span class="hint">{issue.hint}</span>
      </p>
      <Repairs issue={issue} />
      {rowId !== undefined && (
        <button type="button" class="link-button" onClick={() => showCell(rowId, column ?? null)}>
          {t.results.goData}
        </button>
      )}
    </div>
  );
}

function keyOf({ code, path, message }: Issue): string {
  return [code, path.rowId, path.column, message].join("|");
}
