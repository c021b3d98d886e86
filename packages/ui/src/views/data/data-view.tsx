import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { CommandButton } from "../../commands/command-button.tsx";
import { importCommand } from "../../commands/files.ts";
import { lazyWindow } from "../../controls/lazy-window.tsx";
import { type CellIssues, cellIssues } from "../../data/cell-issues.ts";
import { DataGrid } from "../../data/data-grid.tsx";
import { derivedValues } from "../../data/derived-values.ts";
import { gridColumns } from "../../data/grid-columns.ts";
import { type GridContext, type GridPanel, gridCommands } from "../../data/grid-commands.ts";
import { endItems } from "../../data/grid-menu.ts";
import type { GridColumn } from "../../data/grid-model.ts";
import { dataDialog, gridOnPage } from "../../data/grid-on-page.ts";
import { useGrid } from "../../data/use-grid.ts";
import { evaluated } from "../../state/evaluation.ts";
import { project, readOnly } from "../../state/project.ts";
import { say } from "../../state/said.ts";
import { t } from "../../strings/t.ts";
import { CellIssueList } from "./cell-issue-list.tsx";
import { CellNote } from "./cell-note.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { GridTools } from "./grid-tools.tsx";

const FindBar = lazyWindow(
  async () => (await import("./find-bar.tsx")).FindBar,
  ({ onClose }) => onClose(),
);
const FilterDialog = lazyWindow(
  async () => (await import("./filter-dialog.tsx")).FilterDialog,
  ({ onClose }) => onClose(),
);
const ReasonDialog = lazyWindow(
  async () => (await import("./reason-dialog.tsx")).ReasonDialog,
  ({ onClose }) => onClose(),
);

const NOTHING: ReadonlySet<string> = new Set();

/** The study table, what can be done with it, and the cells that need a look. */
export function DataStep(): JSX.Element {
  const document = project.value;
  const now = evaluated.value;
  const derived = useMemo(() => derivedValues(document, now), [document.derived, document.table, now]);
  const drawn = useRef<readonly GridColumn[]>([]);
  const columns = useMemo(
    () => gridColumns(document, derived, drawn.current),
    [document.table, document.exclusions.length > 0, document.grid, document.roles.label, derived],
  );
  drawn.current = columns;
  const grid = useGrid(document.table.rowIds.length, columns.length, firstDataColumn(columns));
  const [panel, setPanel] = useState<GridPanel | null>(null);
  const [found, setFound] = useState(NOTHING);
  const context: GridContext = { document, columns, grid, announce: say, ask: setPanel };
  useLayoutEffect(() => {
    gridOnPage.value = context;
    return () => {
      gridOnPage.value = null;
    };
  });
  // A dialog that was left open by going to another page does not come back with this one.
  useEffect(() => {
    return () => {
      dataDialog.value = null;
    };
  }, []);
  const issues = useMemo<CellIssues>(() => cellIssues(document, now?.report ?? null), [document, now]);
  const empty = document.table.rowIds.length === 0;
  return (
    <div class="data">
      <h2 class="view-title">{t.data.heading}</h2>
      <p class="by">
        {readOnly.value ? t.data.readOnly : t.data.lead}{" "}
        {document.source !== "" && t.data.source(document.source)}
      </p>
      <GridTools document={document} context={context} />
      <p id="grid-help" class="visually-hidden">
        {t.data.gridHelp}
      </p>
      <FilterBar document={document} />
      {panel?.kind === "find" && (
        <FindBar context={context} onFound={setFound} onClose={() => setPanel(null)} />
      )}
      {empty ? <Empty context={context} /> : <DataGrid {...{ context, issues, found }} />}
      <CellNote
        issues={issues}
        rowId={document.table.rowIds[grid.active.row]}
        column={columns[grid.active.col]}
      />
      <CellIssueList document={document} issues={issues} />
      <PanelDialog panel={panel} context={context} onClose={() => setPanel(null)} />
    </div>
  );
}

function firstDataColumn(columns: readonly GridColumn[]): number {
  return Math.max(
    0,
    columns.findIndex((column) => column.kind === "data"),
  );
}

interface PanelDialogProps {
  readonly panel: GridPanel | null;
  readonly context: GridContext;
  onClose(): void;
}

/** The windows that commands of the grid open; closing gives the focus back to it. */
function PanelDialog({ panel, context, onClose }: PanelDialogProps): JSX.Element | null {
  const close = (): void => {
    onClose();
    context.grid.stopEdit();
  };
  if (panel?.kind === "reason") return <ReasonDialog rowIds={panel.rowIds} onClose={close} />;
  if (panel?.kind !== "filter") return null;
  const column = context.columns.find((known) => "column" in known && known.column.name === panel.column);
  if (column === undefined || !("column" in column)) return null;
  return <FilterDialog document={context.document} column={column.column} onClose={close} />;
}

/** What to begin with, where there is no table yet. */
function Empty({ context }: { readonly context: GridContext }): JSX.Element {
  const { label, disabled, run } = endItems(gridCommands(context)).row;
  return (
    <section class="card empty">
      <h3>{t.data.emptyHeading}</h3>
      <p>{t.data.emptyText}</p>
      <p class="empty-ways">
        <CommandButton command={importCommand} />
        <button type="button" class="button" disabled={disabled} onClick={run}>
          {label}
        </button>
      </p>
    </section>
  );
}
