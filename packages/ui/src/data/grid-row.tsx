// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go while scrolling cannot be rows of a table element.
// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid the cells take the focus, not the rows.
import { Component, createRef, type JSX, type RefObject } from "preact";
import { isLit } from "../state/lit-row.ts";
import { project, readOnly } from "../state/project.ts";
import { t } from "../strings/t.ts";
import type { Leave } from "./cell-editor.tsx";
import { type CellIssues, cellKey } from "./cell-issues.ts";
import { GridCell } from "./grid-cell.tsx";
import { contains, type GridColumn } from "./grid-model.ts";
import { nameOf, textOf } from "./grid-texts.ts";
import { sortOf } from "./sorted-by.ts";
import { type GridControl, ROW_HEIGHT } from "./use-grid.ts";

export interface RowShared {
  readonly columns: readonly GridColumn[];
  readonly grid: GridControl;
  readonly issues: CellIssues;
  /** Cells that the search has found, by `cellKey`. */
  readonly found: ReadonlySet<string>;
  commit(move: Leave): void;
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
              active={active}
              selected={contains(grid.selection, -1, col)}
              sorted={"column" in column ? sortOf(column.column.name, project.value.table.rowIds) : undefined}
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
  private readonly element = createRef<HTMLDivElement>();

  override shouldComponentUpdate(next: RowProps): boolean {
    const now = this.props;
    return (
      now.row !== next.row ||
      now.rowId !== next.rowId ||
      now.excluded !== next.excluded ||
      now.filtered !== next.filtered ||
      now.columns !== next.columns ||
      now.issues !== next.issues ||
      now.found !== next.found ||
      (now.grid !== next.grid && (isSelected(now) || isSelected(next)))
    );
  }

  /** The light is set by hand; an element that went over to another study must not keep it. */
  override componentDidUpdate(): void {
    this.element.current?.classList.toggle("lit", isLit(this.props.rowId));
  }

  render(): JSX.Element {
    return <Cells {...this.props} element={this.element} />;
  }
}

function isSelected({ row, grid }: RowProps): boolean {
  return grid.active.row === row || (row >= grid.selection.top && row <= grid.selection.bottom);
}

function Cells({
  element,
  row,
  rowId,
  excluded,
  filtered,
  columns,
  grid,
  issues,
  found,
  commit,
  onToggle,
}: RowProps & { readonly element: RefObject<HTMLDivElement | null> }): JSX.Element {
  const { top, left, bottom, right } = grid.selection;
  const several = top !== bottom || left !== right;
  return (
    <div
      ref={element}
      class={excluded || filtered ? "grid-row excluded-row" : "grid-row"}
      role="row"
      aria-rowindex={row + 2}
      data-row={row}
      data-row-id={rowId}
      style={{ top: `${row * ROW_HEIGHT}px` }}
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
            active={active}
            selected={active || (several && contains(grid.selection, row, col))}
            checked={!excluded}
            issue={issueOf(column, rowId, issues)}
            fill={row === bottom && col === right}
            found={found.size > 0 && isFound(column, rowId, found)}
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

function isFound(column: GridColumn, rowId: string, found: ReadonlySet<string>): boolean {
  return "column" in column && found.has(cellKey(rowId, column.column.name));
}
