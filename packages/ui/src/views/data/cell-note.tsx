import type { JSX } from "preact";
import { Repairs } from "../../controls/repairs.tsx";
import { type CellIssues, cellKey } from "../../data/cell-issues.ts";
import type { GridColumn } from "../../data/grid-model.ts";
import { t } from "../../strings/t.ts";

interface CellNoteProps {
  readonly issues: CellIssues;
  readonly rowId: string | undefined;
  readonly column: GridColumn | undefined;
}

/** What is wrong with the cell that has the focus, and what would mend it. */
export function CellNote({ issues, rowId, column }: CellNoteProps): JSX.Element | null {
  if (rowId === undefined || column === undefined) return null;
  const issue = issues.get(cellKey(rowId, "column" in column ? column.column.name : ""));
  if (issue === undefined) return null;
  return (
    <div
      class={`note ${issue.severity} cell-note`}
      role="note"
      aria-label={t.results.severity[issue.severity]}
    >
      <p>
        {issue.message} <span class="hint">{issue.hint}</span>
      </p>
      <Repairs issue={issue} />
    </div>
  );
}
