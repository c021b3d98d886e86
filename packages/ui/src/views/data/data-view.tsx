import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { type CellIssues, cellIssues } from "../../data/cell-issues.ts";
import { DataGrid } from "../../data/data-grid.tsx";
import { derivedValues } from "../../data/derived-values.ts";
import { type GridColumn, gridColumns } from "../../data/grid-model.ts";
import { useGrid } from "../../data/use-grid.ts";
import { evaluated } from "../../state/evaluation.ts";
import { project, readOnly } from "../../state/project.ts";
import { t } from "../../strings/t.ts";
import { importSource } from "../shell/files.ts";
import { CellIssueList } from "./cell-issue-list.tsx";
import { CellNote } from "./cell-note.tsx";
import { GridTools } from "./grid-tools.tsx";

/** The study table, what can be done with it, and the cells that need a look. */
export function DataStep(): JSX.Element {
  const document = project.value;
  const now = evaluated.value;
  const derived = useMemo(() => derivedValues(document, now), [document.derived, document.table, now]);
  const columns = useMemo(
    () => gridColumns(document, derived),
    [document.table, document.exclusions.length > 0, derived],
  );
  const grid = useGrid(document.table.rowIds.length, columns.length, firstDataColumn(columns));
  const [said, setSaid] = useState("");
  const issues = useMemo<CellIssues>(() => cellIssues(document, now?.report ?? null), [document, now]);
  usePasteAnywhere();
  const empty = document.table.rowIds.length === 0;
  return (
    <div class="data">
      <h2 class="view-title">{t.data.heading}</h2>
      <p class="by">
        {readOnly.value ? t.data.readOnly : t.data.lead}{" "}
        {document.source !== "" && t.data.source(document.source)}
      </p>
      <GridTools document={document} grid={grid} columns={columns} />
      <p id="grid-help" class="visually-hidden">
        {t.data.gridHelp}
      </p>
      {empty ? (
        <Empty />
      ) : (
        <DataGrid document={document} {...{ issues, columns, grid }} onAnnounce={setSaid} />
      )}
      <CellNote
        issues={issues}
        rowId={document.table.rowIds[grid.active.row]}
        column={columns[grid.active.col]}
      />
      <p class="visually-hidden" role="status">
        {said}
      </p>
      <CellIssueList document={document} issues={issues} />
    </div>
  );
}

function firstDataColumn(columns: readonly GridColumn[]): number {
  return Math.max(
    0,
    columns.findIndex((column) => column.kind === "data"),
  );
}

function Empty(): JSX.Element {
  return (
    <section class="card empty">
      <h3>{t.data.emptyHeading}</h3>
      <p>{t.data.emptyText}</p>
    </section>
  );
}

/** A block pasted outside the grid and outside any field is a table to import. */
function usePasteAnywhere(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const { target } = event;
      if (target instanceof Element && target.closest("input, textarea, [role=grid], dialog")) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.trim() === "" || readOnly.value) return;
      event.preventDefault();
      importSource.value = { kind: "text", text };
    };
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, []);
}
