import type { AnalysisDocument, Issue } from "@treeline/engine";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Repairs } from "../../controls/repairs.tsx";
import type { CellIssues } from "../../data/cell-issues.ts";
import { showCell } from "../../state/navigation.ts";
import { t } from "../../strings/t.ts";

/** More fold away, and from a certain number on they are only counted. */
const MAX_OPEN = 5;
const MAX_SHOWN = 50;

interface CellIssueListProps {
  readonly document: AnalysisDocument;
  readonly issues: CellIssues;
}

/** Every cell that needs a look, with what is wrong and the way to it. */
export function CellIssueList({ document, issues }: CellIssueListProps): JSX.Element | null {
  const { rowIds } = document.table;
  const rows = useMemo(() => new Map(rowIds.map((rowId, index) => [rowId, index])), [rowIds]);
  const found = useMemo(
    () => [...issues.values()].filter((issue) => rows.has(issue.path.rowId ?? "")),
    [issues, rows],
  );
  if (issues.size === 0) return null;
  return (
    <section class="card issue-list" aria-label={t.data.issuesHeading(found.length)}>
      <h3>{t.data.issuesHeading(found.length)}</h3>
      <Items issues={found.slice(0, MAX_OPEN)} rows={rows} />
      {found.length > MAX_OPEN && (
        <details>
          <summary>{t.data.moreIssues(found.length - MAX_OPEN)}</summary>
          <Items issues={found.slice(MAX_OPEN, MAX_SHOWN)} rows={rows} />
          {found.length > MAX_SHOWN && <p class="hint">{t.data.moreIssues(found.length - MAX_SHOWN)}</p>}
        </details>
      )}
    </section>
  );
}

interface ItemsProps {
  readonly issues: readonly Issue[];
  /** Positions of the rows by their ids. */
  readonly rows: ReadonlyMap<string, number>;
}

function Items({ issues, rows }: ItemsProps): JSX.Element {
  return (
    <ul>
      {issues.map((issue) => (
        <Item
          key={`${issue.path.rowId} ${issue.path.column} ${issue.code}`}
          issue={issue}
          row={rows.get(issue.path.rowId ?? "") ?? 0}
        />
      ))}
    </ul>
  );
}

function Item({ issue, row }: { readonly issue: Issue; readonly row: number }): JSX.Element {
  return (
    <li>
      <b>{t.data.issuePlace(t.data.rowName(row + 1), issue.path.column ?? "")}</b>
      <span>
        {issue.message} <span class="hint">{issue.hint}</span>
        <Repairs issue={issue} />
      </span>
      <button
        type="button"
        class="link-button"
        onClick={() => showCell(issue.path.rowId ?? "", issue.path.column ?? null)}
      >
        {t.data.goToCell}
      </button>
    </li>
  );
}
