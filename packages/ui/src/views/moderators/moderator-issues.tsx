import type { Issue } from "@treeline/engine";
import type { JSX } from "preact";
import { Repairs } from "../../controls/repairs.tsx";
import { showCell } from "../../state/navigation.ts";
import { moderation as words } from "../../strings/moderation.ts";
import { t } from "../../strings/t.ts";

interface IssuesProps {
  readonly issues: readonly Issue[];
  /** Several messages are folded away behind their number, for a part that they are not about. */
  readonly folded?: boolean;
}

/** What needs a look about the moderators, each said once; notes are folded away. */
export function ModeratorIssues({ issues, folded = false }: IssuesProps): JSX.Element | null {
  const once = [...new Map(issues.map((issue) => [keyOf(issue), issue])).values()];
  if (once.length === 0) return null;
  const serious = once.filter(({ severity }) => severity !== "note");
  const notes = once.filter(({ severity }) => severity === "note");
  return (
    <div class="messages">
      {folded && serious.length > 1 ? (
        <Folded summary={words.messages(serious.length)} issues={serious} />
      ) : (
        serious.map((issue) => <IssueLine key={keyOf(issue)} issue={issue} />)
      )}
      {notes.length > 0 && <Folded summary={words.notes(notes.length)} issues={notes} />}
    </div>
  );
}

interface FoldedProps {
  readonly summary: string;
  readonly issues: readonly Issue[];
}

function Folded({ summary, issues }: FoldedProps): JSX.Element {
  return (
    <details class="notes">
      <summary>{summary}</summary>
      {issues.map((issue) => (
        <IssueLine key={keyOf(issue)} issue={issue} />
      ))}
    </details>
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
