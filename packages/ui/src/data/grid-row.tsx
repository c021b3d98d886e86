// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go while scrolling cannot be rows of a table element.
// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid the cells take the focus, not the rows.
import { Component, type JSX } from "preact";
import { exclusionReason, isExcluded } from "../state/edits.ts";
import { project, readOnly } from "../state/project.ts";
import { t } from "../strings/t.ts";
import { type CellIssues, cellKey } from "./cell-issues.ts";
import { GridCell } from "./grid-cell.tsx";
import { contains, type GridColumn, shownText } from "./grid-model.ts";
import { type GridControl, ROW_HEIGHT } from "./use-grid.ts";

export interface RowShared {
  readonly columns: readonly GridColumn[];
  readonly grid: GridControl;
  readonly issues: CellIssues;
  commit(move: "down" | "right" | "left" | "stay"): void;
}

/** The names of the columns; they are edited like cells. */
export function HeaderRow({ columns, grid, commit }: RowShared): JSX.Element {
  return (
    <div class="grid-head" role="rowgroup">
      <div class="grid-row" role="row" aria-rowindex={1} data-row={-1}>
        {columns.map((column, col) => {
          const active = grid.active.row === -1 && grid.active.col === col;
          return (
            <GridCell
              key={keyOf(column)}
              column={column}
              colIndex={col}
              header
              text={nameOf(column)}
              left={pinnedLeft(columns, col)}
              active={active}
              selected={false}
              draft={active ? grid.draft : null}
              readOnly={readOnly.value}
              onDraft={grid.setDraft}
              onCommit={commit}
              onCancel={grid.stopEdit}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowProps extends RowShared {
  readonly row: number;
  readonly rowId: string;
  readonly excluded: boolean;
  /** Left out by the filter. */
  readonly filtered: boolean;
  onToggle(): void;
}

/** A row is drawn anew only when it changed or the selection is, or was, in it; scrolling leaves the others alone. */
export class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    const now = this.props;
    return (
      now.row !== next.row ||
      now.rowId !== next.rowId ||
      now.excluded !== next.excluded ||
      now.filtered !== next.filtered ||
      now.columns !== next.columns ||
      now.issues !== next.issues ||
      (now.grid !== next.grid && (isSelected(now) || isSelected(next)))
    );
  }

  render(): JSX.Element {
    return <Cells {...this.props} />;
  }
}

function isSelected({ row, grid }: RowProps): boolean {
  return grid.active.row === row || (row >= grid.selection.top && row <= grid.selection.bottom);
}

function Cells({
  row,
  rowId,
  excluded,
  filtered,
  columns,
  grid,
  issues,
  commit,
  onToggle,
}: RowProps): JSX.Element {
  const several =
    grid.selection.top !== grid.selection.bottom || grid.selection.left !== grid.selection.right;
  return (
    <div
      class={excluded || filtered ? "grid-row excluded-row" : "grid-row"}
      role="row"
      aria-rowindex={row + 2}
      data-row={row}
      style={{ transform: `translateY(${row * ROW_HEIGHT}px)` }}
    >
      {columns.map((column, col) => {
        const active = grid.active.row === row && grid.active.col === col;
        const text = textOf(column, row, rowId);
        return (
          <GridCell
            key={keyOf(column)}
            column={column}
            colIndex={col}
            text={text}
            label={labelOf(column, row, rowId)}
            left={pinnedLeft(columns, col)}
            active={active}
            selected={active || (several && contains(grid.selection, row, col))}
            checked={!excluded}
            issue={issueOf(column, rowId, issues)}
            draft={active ? grid.draft : null}
            readOnly={readOnly.value}
            onDraft={grid.setDraft}
            onCommit={commit}
            onCancel={grid.stopEdit}
            onToggle={onToggle}
          />
        );
      })}
    </div>
  );
}

function keyOf(column: GridColumn): string {
  if (column.kind === "derived") return `derived ${column.column.name}`;
  return column.kind === "data" ? `data ${column.index}` : column.kind;
}

function nameOf(column: GridColumn): string {
  switch (column.kind) {
    case "number":
      return t.data.rowNumber;
    case "use":
      return t.data.use;
    case "reason":
      return t.data.reason;
    case "data":
    case "derived":
      return column.column.name;
  }
}

function textOf(column: GridColumn, row: number, rowId: string): string {
  switch (column.kind) {
    case "number":
      return String(row + 1);
    case "use":
      return "";
    case "reason":
      return (
        exclusionReason(project.value, rowId) || (isExcluded(project.value, rowId) ? t.data.noReason : "")
      );
    case "data":
    case "derived":
      return shownText(column.column, row, rowId);
  }
}

function labelOf(column: GridColumn, row: number, rowId: string): string | undefined {
  if (column.kind !== "use") return undefined;
  const { table, roles } = project.value;
  const name = table.columns.find((known) => known.name === roles.label);
  const label = name === undefined ? "" : String(name.values[row] ?? "");
  return t.data.useRow(label === "" ? t.data.rowName(row + 1) : label) || rowId;
}

function issueOf(column: GridColumn, rowId: string, issues: CellIssues) {
  if (column.kind === "number") return issues.get(cellKey(rowId, ""));
  const isCell = column.kind === "data" || column.kind === "derived";
  return isCell ? issues.get(cellKey(rowId, column.column.name)) : undefined;
}

/** The first two columns stay where they are while the others scroll. */
function pinnedLeft(columns: readonly GridColumn[], col: number): number | null {
  const column = columns[col];
  if (column?.kind === "number") return 0;
  return column?.kind === "use" ? (columns[0]?.width ?? 0) : null;
}
