// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role is one of three cell roles, all of which have the property.
import type { Issue } from "@treeline/engine";
import { Component, type JSX } from "preact";
import { grid as words } from "../strings/grid.ts";
import { t } from "../strings/t.ts";
import { CellEditor, type Leave } from "./cell-editor.tsx";
import { isCutOff } from "./grid-columns.ts";
import type { GridColumn } from "./grid-model.ts";

export interface CellProps {
  readonly column: GridColumn;
  readonly colIndex: number;
  /** What the cell shows. */
  readonly text: string;
  /** Spoken name of a cell that shows nothing by itself. */
  readonly label?: string | undefined;
  readonly active: boolean;
  readonly selected: boolean;
  readonly checked?: boolean;
  readonly issue?: Issue | undefined;
  readonly header?: boolean;
  /** The editor's text while this cell is edited. */
  readonly draft: string | null;
  readonly readOnly: boolean;
  onDraft(text: string): void;
  /** Which way the rows are sorted by the column; for its name. */
  readonly sorted?: "ascending" | "descending" | undefined;
  /** Whether the corner that continues the selection is this cell's. */
  readonly fill?: boolean;
  /** Whether the search has found the cell. */
  readonly found?: boolean;
  onCommit(move: Leave): void;
  onCancel(): void;
  onToggle?(): void;
}

/** What a cell is drawn from, apart from what it calls. */
const DRAWN = [
  "column",
  "colIndex",
  "text",
  "label",
  "active",
  "selected",
  "checked",
  "issue",
  "header",
  "draft",
  "readOnly",
  "sorted",
  "fill",
  "found",
] as const;

/** One cell; the grid handles its keys and clicks, the editor its own. Drawn anew only when something of it changed. */
export class GridCell extends Component<CellProps> {
  override shouldComponentUpdate(next: CellProps): boolean {
    const now = this.props;
    // Editors and checkboxes call back: what they call must be of the document as it is now.
    if (next.draft !== null || next.column.kind === "use" || next.header) return true;
    return DRAWN.some((name) => now[name] !== next[name]);
  }

  render(): JSX.Element {
    return cellElement(this.props);
  }
}

function cellElement(props: CellProps): JSX.Element {
  const { column, colIndex, label, active, selected, issue, header, found } = props;
  const formula = column.kind === "derived" ? t.data.formulaOf(column.column.name, column.expression) : null;
  const look = lookOf(column);
  return (
    <div
      class={look.classes}
      role={header ? "columnheader" : column.kind === "number" ? "rowheader" : "gridcell"}
      aria-colindex={colIndex + 1}
      aria-selected={selected}
      aria-sort={props.sorted}
      aria-invalid={issue === undefined ? undefined : true}
      aria-label={label}
      title={titleOf(props, formula)}
      aria-readonly={formula === null ? undefined : true}
      tabIndex={active ? 0 : -1}
      data-col={colIndex}
      data-active={active ? "" : undefined}
      data-pinned={column.left === null ? undefined : ""}
      data-found={found ? "" : undefined}
      style={look.style}
    >
      {contentOf(props)}
    </div>
  );
}

interface Look {
  readonly classes: string;
  readonly style: Readonly<Record<string, string>>;
}

const looks = new WeakMap<GridColumn, Look>();

/** The same object for all cells of a column: what is the same is not compared, and not set, for each row. */
function lookOf(column: GridColumn): Look {
  const known = looks.get(column);
  if (known !== undefined) return known;
  const numeric = "column" in column && column.column.kind === "number";
  const look: Look = {
    classes: ["cell", `cell-${column.kind}`, ...(numeric ? ["cell-numeric"] : [])].join(" "),
    style: { width: `${column.width}px`, ...(column.left === null ? {} : { "--left": `${column.left}px` }) },
  };
  looks.set(column, look);
  return look;
}

/** Cells that show all they hold need no tooltip: setting thousands of them is felt while scrolling. */
function titleOf({ issue, text, column }: CellProps, formula: string | null): string | undefined {
  if (issue !== undefined) return `${issue.message} ${issue.hint}`;
  return formula ?? (isCutOff(text, column.width) ? text : undefined);
}

/** Mere text wherever it can be: a scrolled row is as fast as its cells have few elements. */
function contentOf(props: CellProps): JSX.Element | string {
  const { column, text, header, draft, label, fill } = props;
  if (draft !== null) {
    const { onDraft, onCommit, onCancel } = props;
    const own = "column" in column && !header ? column.column : null;
    return (
      <CellEditor label={label ?? text} text={draft} column={own} {...{ onDraft, onCommit, onCancel }} />
    );
  }
  if (header) return <HeaderContent {...props} />;
  if (fill && column.kind === "data") {
    return (
      <>
        {text}
        <span class="fill-handle" aria-hidden="true" />
      </>
    );
  }
  if (column.kind !== "use") return text;
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      checked={props.checked ?? false}
      disabled={props.readOnly}
      aria-label={label}
      onChange={props.onToggle}
    />
  );
}

const ARROWS = { ascending: "\u2191", descending: "\u2193" } as const;

/** The name, which way the rows are sorted by it, and the edge that sets the width. */
function HeaderContent({ column, text, sorted }: CellProps): JSX.Element {
  return (
    <>
      {text}
      {sorted !== undefined && <span aria-hidden="true"> {ARROWS[sorted]}</span>}
      {"column" in column && (
        <span class="col-resize" aria-hidden="true" title={words.resize(column.column.name)} />
      )}
    </>
  );
}
