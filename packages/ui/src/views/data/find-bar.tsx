import { cellText, findColumn, type StudyTable } from "@treeline/engine";
import type { FindOptions, FoundCell } from "@treeline/engine/table-edits";
import { patternOf } from "@treeline/engine/table-edits";
import type { JSX, RefObject } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { CheckField, SelectField } from "../../controls/field.tsx";
import { Icon } from "../../controls/icons.tsx";
import { cellKey } from "../../data/cell-issues.ts";
import type { GridContext } from "../../data/grid-commands.ts";
import { dataColumns } from "../../data/grid-model.ts";
import { decimalMark } from "../../state/number-marks.ts";
import { project, readOnly } from "../../state/project.ts";
import { writeCells } from "../../state/table-edits.ts";
import { grid } from "../../strings/grid.ts";
import { useSearch } from "./use-search.ts";

interface FindBarProps {
  readonly context: GridContext;
  onFound(found: ReadonlySet<string>): void;
  onClose(): void;
}

/** Looks for a text or a number in the table, marks what it finds and replaces it, one at a time or all as one step. */
export function FindBar({ context, onFound, onClose }: FindBarProps): JSX.Element {
  const words = grid.find;
  const { document } = context;
  const { table } = document;
  const [text, setText] = useState("");
  const [replacement, setReplacement] = useState("");
  const [flags, setFlags] = useState({ wholeCell: false, matchCase: false, pattern: false });
  const selected = useRef(selectedNames(context));
  const [isSelection, setIsSelection] = useState(false);
  const [at, setAt] = useState(-1);
  /** Cells replaced since something else was looked for; null = none were. */
  const [replaced, setReplaced] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const columns = isSelection ? new Set(selected.current) : null;
  const options: FindOptions = { text, columns, ...flags, decimal: decimalMark };
  const { found, state, replaced: replacedTexts } = useSearch(table, options);
  const current = at < found.length ? at : -1;

  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => {
    onFound(new Set(found.map(({ rowId, column }) => cellKey(rowId, column))));
  }, [found]);
  useEffect(() => () => onFound(new Set()), []);
  useEffect(() => setReplaced(null), [text, flags, isSelection]);
  const isBroken = flags.pattern && text !== "" && patternOf(options) === null;
  const said =
    replaced !== null
      ? words.replaced(replaced)
      : isBroken
        ? words.noPattern
        : text === ""
          ? ""
          : state === "done"
            ? words.count(current, found.length)
            : words[state];

  const go = (by: 1 | -1): void => {
    if (found.length === 0) return;
    const next = current < 0 ? (by > 0 ? 0 : found.length - 1) : (current + by + found.length) % found.length;
    setAt(next);
    setReplaced(null);
    const cell = found[next]!;
    const col = context.columns.findIndex((known) => "column" in known && known.column.name === cell.column);
    context.grid.show({ row: table.rowIds.indexOf(cell.rowId), col });
  };
  const replace = async (cells: readonly FoundCell[]): Promise<void> => {
    if (cells.length === 0 || readOnly.value) return;
    const texts = await replacedTexts(
      cells.map((cell) => textAt(table, cell)),
      replacement,
    );
    // What was replaced elsewhere meanwhile is looked for anew.
    if (texts === null || project.value.table !== table) return;
    writeCells(cells.map(({ rowId, column }, position) => ({ rowId, column, text: texts[position]! })));
    setReplaced(cells.length);
  };
  const one = current < 0 ? found.slice(0, 1) : [found[current]!];
  const close = (): void => {
    onClose();
    context.grid.stopEdit();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === field.current) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  return (
    <search class="find-bar card" aria-label={words.heading} data-own-undo="" onKeyDown={onKeyDown}>
      <div class="find-line">
        <FindField label={words.text} value={text} inputRef={field} onInput={setText} />
        <span class="tool-group">
          <button type="button" class="button" disabled={found.length === 0} onClick={() => go(-1)}>
            {words.previous}
          </button>
          <button type="button" class="button" disabled={found.length === 0} onClick={() => go(1)}>
            {words.next}
          </button>
        </span>
        <span class="find-count" role="status">
          {said}
        </span>
        <button type="button" class="icon-button find-close" aria-label={words.close} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <div class="find-line">
        <FindField label={words.replacement} value={replacement} onInput={setReplacement} />
        <span class="tool-group">
          <button
            type="button"
            class="button"
            disabled={found.length === 0 || readOnly.value}
            onClick={() => void replace(one)}
          >
            {words.replace}
          </button>
          <button
            type="button"
            class="button"
            disabled={found.length === 0 || readOnly.value}
            onClick={() => void replace(found)}
          >
            {words.replaceAll}
          </button>
        </span>
        {selected.current.length > 0 && (
          <SelectField
            label={words.where}
            value={isSelection ? "selected" : "all"}
            choices={[
              { value: "all", label: words.everywhere },
              { value: "selected", label: words.selectedColumns(selected.current.join(", ")) },
            ]}
            onChange={(value) => setIsSelection(value === "selected")}
          />
        )}
        <CheckField
          label={words.wholeCell}
          checked={flags.wholeCell}
          onChange={(wholeCell) => setFlags({ ...flags, wholeCell })}
        />
        <CheckField
          label={words.matchCase}
          checked={flags.matchCase}
          onChange={(matchCase) => setFlags({ ...flags, matchCase })}
        />
        <CheckField
          label={words.pattern}
          checked={flags.pattern}
          onChange={(pattern) => setFlags({ ...flags, pattern })}
        />
      </div>
    </search>
  );
}

/** The columns of the selection when the search was opened. */
function selectedNames({ columns, grid: { selection } }: GridContext): readonly string[] {
  return dataColumns(columns, selection).map(({ column }) => column.name);
}

function textAt(table: StudyTable, { rowId, column }: FoundCell): string {
  const known = findColumn(table, column);
  return known === undefined ? "" : cellText(known, table.rowIds.indexOf(rowId), rowId);
}

interface FindFieldProps {
  readonly label: string;
  readonly value: string;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  onInput(text: string): void;
}

function FindField({ label, value, inputRef, onInput }: FindFieldProps): JSX.Element {
  const id = useId();
  return (
    <span class="find-field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        ref={inputRef ?? null}
        id={id}
        type="text"
        value={value}
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </span>
  );
}
