// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role is one of three cell roles, all of which have the property.
import type { Issue } from "@treeline/engine";
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../strings/t.ts";
import { type GridColumn, isCutOff } from "./grid-model.ts";

export interface CellProps {
  readonly column: GridColumn;
  readonly colIndex: number;
  /** What the cell shows. */
  readonly text: string;
  /** Spoken name of a cell that shows nothing by itself. */
  readonly label?: string | undefined;
  readonly left: number | null;
  readonly active: boolean;
  readonly selected: boolean;
  readonly checked?: boolean;
  readonly issue?: Issue | undefined;
  readonly header?: boolean;
  /** The editor's text while this cell is edited. */
  readonly draft: string | null;
  readonly readOnly: boolean;
  onDraft(text: string): void;
  onCommit(move: "down" | "right" | "left" | "stay"): void;
  onCancel(): void;
  onToggle?(): void;
}

/** One cell; the grid handles its keys and clicks, the editor its own. */
export function GridCell(props: CellProps): JSX.Element {
  const { column, colIndex, label, left, active, selected, issue, header } = props;
  const formula = column.kind === "derived" ? t.data.formulaOf(column.column.name, column.expression) : null;
  const look = lookOf(column, left);
  return (
    <div
      class={look.classes}
      role={header ? "columnheader" : column.kind === "number" ? "rowheader" : "gridcell"}
      aria-colindex={colIndex + 1}
      aria-selected={header ? undefined : selected}
      aria-invalid={issue === undefined ? undefined : true}
      aria-label={label}
      title={titleOf(props, formula)}
      aria-readonly={formula === null ? undefined : true}
      tabIndex={active ? 0 : -1}
      data-col={colIndex}
      data-active={active ? "" : undefined}
      data-pinned={left === null ? undefined : ""}
      style={look.style}
    >
      {contentOf(props)}
    </div>
  );
}

interface Look {
  readonly left: number | null;
  readonly classes: string;
  readonly style: Readonly<Record<string, string>>;
}

const looks = new WeakMap<GridColumn, Look>();

/** The same object for all cells of a column: what is the same is not compared, and not set, for each row. */
function lookOf(column: GridColumn, left: number | null): Look {
  const known = looks.get(column);
  if (known !== undefined && known.left === left) return known;
  const numeric = "column" in column && column.column.kind === "number";
  const look: Look = {
    left,
    classes: ["cell", `cell-${column.kind}`, ...(numeric ? ["cell-numeric"] : [])].join(" "),
    style: { width: `${column.width}px`, ...(left === null ? {} : { left: `${left}px` }) },
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
  const { column, text, header, draft, label, onDraft, onCommit, onCancel } = props;
  if (draft !== null)
    return <Editor label={label ?? text} text={draft} {...{ onDraft, onCommit, onCancel }} />;
  if (column.kind !== "use" || header) return text;
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

interface EditorProps {
  readonly label: string;
  readonly text: string;
  onDraft(text: string): void;
  onCommit(move: "down" | "right" | "left" | "stay"): void;
  onCancel(): void;
}

/** Text being typed belongs to the editor until it is confirmed: its undo, its arrows, its clipboard. */
function Editor({ label, text, onDraft, onCommit, onCancel }: EditorProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const closed = useRef(false);
  useLayoutEffect(() => {
    const { current } = input;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  const finish = (act: () => void): void => {
    if (closed.current) return;
    closed.current = true;
    act();
  };
  return (
    <input
      ref={input}
      class="cell-editor"
      data-own-undo=""
      aria-label={t.data.cellAboutEditor(label)}
      value={text}
      onInput={(event) => onDraft(event.currentTarget.value)}
      onBlur={() => finish(() => onCommit("stay"))}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") finish(() => onCommit("down"));
        else if (event.key === "Tab") finish(() => onCommit(event.shiftKey ? "left" : "right"));
        else if (event.key === "Escape") finish(onCancel);
        else return;
        event.preventDefault();
      }}
    />
  );
}
