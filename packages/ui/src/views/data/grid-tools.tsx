import type { AnalysisDocument, Column } from "@treeline/engine";
import type { JSX } from "preact";
import { Icon } from "../../controls/icons.tsx";
import { Menu } from "../../controls/menu.tsx";
import type { GridColumn } from "../../data/grid-model.ts";
import type { GridControl } from "../../data/use-grid.ts";
import { readOnly } from "../../state/project.ts";
import {
  appendColumn,
  convertColumn,
  deleteColumn,
  deleteRow,
  insertRow,
  moveRowBy,
} from "../../state/table-edits.ts";
import { t } from "../../strings/t.ts";
import { importSource } from "../shell/files.ts";
import { CodingTools } from "./coding-tools.tsx";
import { FormulaTools } from "./formula-tools.tsx";

const KINDS: readonly Column["kind"][] = ["number", "text"];

interface GridToolsProps {
  readonly document: AnalysisDocument;
  readonly grid: GridControl;
  readonly columns: readonly GridColumn[];
}

/** What can be done with rows and columns, for those who do not know the keys. */
export function GridTools({ document, grid, columns }: GridToolsProps): JSX.Element {
  const { rowIds } = document.table;
  const { row, col } = grid.active;
  const rowId = rowIds[row];
  const column = columns[col];
  const locked = readOnly.value;
  const move = (by: -1 | 1): void => {
    if (rowId === undefined) return;
    moveRowBy(rowId, by);
    grid.goTo({ row: row + by, col });
  };
  const add = (kind: Column["kind"]): void => {
    appendColumn(kind);
    // Straight to the new column's name, which is what comes next.
    grid.goTo({ row: -1, col: columns.length });
  };
  return (
    <div class="grid-tools" role="toolbar" aria-label={t.data.gridLabel}>
      <button
        type="button"
        class="button primary"
        disabled={locked}
        onClick={() => {
          importSource.value = { kind: "choose" };
        }}
      >
        {t.data.import}
      </button>
      <span class="tool-group">
        <Tool
          label={t.data.addRow}
          disabled={locked}
          run={() => insertRow(rowId === undefined ? rowIds.length : row + 1)}
        />
        <Tool
          label={t.data.removeRow}
          disabled={locked || rowId === undefined}
          run={() => rowId !== undefined && deleteRow(rowId)}
        />
        <button
          type="button"
          class="button icon-only"
          aria-label={t.data.moveUp}
          title={`${t.data.moveUp} (Alt \u2191)`}
          disabled={locked || rowId === undefined || row <= 0}
          onClick={() => move(-1)}
        >
          <Icon name="up" />
        </button>
        <button
          type="button"
          class="button icon-only"
          aria-label={t.data.moveDown}
          title={`${t.data.moveDown} (Alt \u2193)`}
          disabled={locked || rowId === undefined || row >= rowIds.length - 1}
          onClick={() => move(1)}
        >
          <Icon name="down" />
        </button>
      </span>
      <span class="tool-group">
        <Menu
          label={t.data.addColumn}
          disabled={locked}
          items={KINDS.map((kind) => ({ label: t.data.newKinds[kind], run: () => add(kind) }))}
        />
        <Tool
          label={t.data.removeColumn}
          disabled={locked || column?.kind !== "data"}
          run={() => column?.kind === "data" && deleteColumn(column.column.name)}
        />
        <ColumnType column={column} locked={locked} />
      </span>
      <CodingTools locked={locked} isEmpty={rowIds.length === 0} />
      <FormulaTools document={document} column={column} locked={locked} />
      {document.exclusions.length > 0 && (
        <span class="hint">{t.data.excludedCount(document.exclusions.length)}</span>
      )}
    </div>
  );
}

interface ColumnTypeProps {
  readonly column: GridColumn | undefined;
  readonly locked: boolean;
}

/** Whether the column with the focus holds numbers or text. */
function ColumnType({ column, locked }: ColumnTypeProps): JSX.Element {
  const data = column?.kind === "data" ? column.column : null;
  return (
    <label class="column-type">
      <span>{t.data.columnType}</span>
      <select
        value={data?.kind ?? ""}
        disabled={locked || data === null}
        title={data === null ? t.data.columnTypeNone : data.name}
        onChange={(event) => {
          const kind = KINDS.find((known) => known === event.currentTarget.value);
          if (data !== null && kind !== undefined) convertColumn(data.name, kind);
        }}
      >
        {data === null && <option value="">{t.data.columnTypeNone}</option>}
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t.data.kinds[kind]}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ToolProps {
  readonly label: string;
  readonly disabled: boolean;
  run(): unknown;
}

function Tool({ label, disabled, run }: ToolProps): JSX.Element {
  return (
    <button type="button" class="button" disabled={disabled} onClick={() => run()}>
      {label}
    </button>
  );
}
