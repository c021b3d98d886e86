// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role is one of three cell roles, all of which have the property.
import type { Issue } from "@treeline/engine";
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../strings/en.ts";
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
  const { column, colIndex, label, left, active, selected, checked, issue, header, draft } = props;
  const role = header ? "columnheader" : column.kind === "number" ? "rowheader" : "gridcell";
  const numeric = "column" in column && column.column.kind === "number";
  const formula = column.kind === "derived" ? t.data.formulaOf(column.column.name, column.expression) : null;
  const classes = ["cell", `cell-${column.kind}`, numeric ? "cell-numeric" : ""].join(" ");
  return (
    <div
      class={classes}
      role={role}
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
      style={{ width: `${column.width}px`, left: left === null ? undefined : `${left}px` }}
    >
      <Content {...props} />
      {draft === null && column.kind === "use" && !header && (
        <input
          type="checkbox"
          tabIndex={-1}
          checked={checked ?? false}
          disabled={props.readOnly}
          aria-label={label}
          onChange={props.onToggle}
        />
      )}
    </div>
  );
}

/** Cells that show all they hold need no tooltip: setting thousands of them is felt while scrolling. */
function titleOf({ issue, text, column }: CellProps, formula: string | null): string | undefined {
  if (issue !== undefined) return `${issue.message} ${issue.hint}`;
  return formula ?? (isCutOff(text, column.width) ? text : undefined);
}

function Content({
  column,
  text,
  header,
  draft,
  label,
  onDraft,
  onCommit,
  onCancel,
}: CellProps): JSX.Element | null {
  if (draft !== null)
    return <Editor label={label ?? text} text={draft} {...{ onDraft, onCommit, onCancel }} />;
  if (column.kind === "use" && !header) return null;
  return <span class="cell-text">{text}</span>;
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
