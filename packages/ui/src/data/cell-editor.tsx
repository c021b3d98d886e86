import type { Column } from "@treeline/engine";
import type { JSX } from "preact";
import { useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../strings/t.ts";

/** Where the focus goes when a cell is left. */
export type Leave = "down" | "up" | "right" | "left" | "stay";

interface CellEditorProps {
  readonly label: string;
  readonly text: string;
  /** The column of the cell, for what may be chosen; null for a name. */
  readonly column: Column | null;
  onDraft(text: string): void;
  onCommit(move: Leave): void;
  onCancel(): void;
}

/** Text being typed belongs to the editor until it is confirmed: its undo, its arrows, its clipboard. */
export function CellEditor({
  label,
  text,
  column,
  onDraft,
  onCommit,
  onCancel,
}: CellEditorProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const closed = useRef(false);
  const list = useId();
  const choices = useMemo(() => choicesOf(column), [column]);
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
    <>
      <input
        ref={input}
        class="cell-editor"
        data-own-undo=""
        aria-label={t.data.cellAboutEditor(label)}
        list={choices === null ? undefined : list}
        value={text}
        onInput={(event) => onDraft(event.currentTarget.value)}
        onBlur={() => finish(() => onCommit("stay"))}
        onKeyDown={(event) => {
          if (event.key === "Enter") finish(() => onCommit(event.shiftKey ? "up" : "down"));
          else if (event.key === "Tab") finish(() => onCommit(event.shiftKey ? "left" : "right"));
          else if (event.key === "Escape") finish(onCancel);
          else return;
          event.preventDefault();
        }}
      />
      {choices !== null && (
        <datalist id={list}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </>
  );
}

const MAX_CHOICES = 200;
/** As the document holds them, in any language. */
const YES_NO = ["yes", "no"];

/** What a cell of a column is chosen from; null = anything is typed. */
function choicesOf(column: Column | null): readonly string[] | null {
  if (column?.kind !== "text" || column.form === undefined) return null;
  if (column.form === "yes-no") return YES_NO;
  const known = new Set(column.values.filter((value) => value !== null));
  return [...known].sort((one, other) => one.localeCompare(other)).slice(0, MAX_CHOICES);
}
