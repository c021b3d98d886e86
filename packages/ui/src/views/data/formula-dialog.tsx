import { type AnalysisDocument, quoteName, type StudyTable } from "@treeline/engine";
import type { JSX } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { Dialog } from "../../controls/dialog.tsx";
import { SelectField, TextField } from "../../controls/field.tsx";
import { derivedValues } from "../../data/derived-values.ts";
import { evaluated } from "../../state/evaluation.ts";
import { removeDerived, setDerived, setFilter } from "../../state/formula-edits.ts";
import { project } from "../../state/project.ts";
import { t } from "../../strings/t.ts";
import { FormulaPreviewTable } from "./formula-preview.tsx";
import { useFormulaPreview } from "./use-formula-preview.ts";

/** What a formula is written for: a column that is new or known by its name, or the filter. */
export type FormulaTarget =
  | { readonly kind: "column"; readonly name: string | null }
  | { readonly kind: "filter"; readonly start: string };

interface FormulaDialogProps {
  readonly target: FormulaTarget;
  onClose(): void;
}

/** A formula with what it gives for the first rows, or what is wrong with it, while it is typed. */
export function FormulaDialog({ target, onClose }: FormulaDialogProps): JSX.Element {
  const document = project.value;
  const known =
    target.kind === "column" ? document.derived.find(({ name }) => name === target.name) : undefined;
  const [name, setName] = useState(known?.name ?? "");
  const [expression, setExpression] = useState(
    known?.expression ?? (target.kind === "filter" ? (document.filter ?? target.start) : ""),
  );
  const table = tableBefore(document, known?.name ?? null);
  const wanted = target.kind === "filter" ? null : name.trim() || t.data.formulas.newName;
  const answer = useFormulaPreview(table, wanted, expression);
  const ready = answer?.ok === true && (target.kind === "filter" || name.trim() !== "");
  const accept = (): void => {
    if (!ready) return;
    if (target.kind === "filter") setFilter(expression.trim());
    else setDerived({ name: name.trim(), expression: expression.trim() }, known?.name ?? null);
    onClose();
  };
  const remove = (): void => {
    if (target.kind === "filter") setFilter(null);
    else if (known !== undefined) removeDerived(known.name);
    onClose();
  };
  const isSet = target.kind === "filter" ? document.filter !== null : known !== undefined;
  const words = wordsFor(target, known?.name ?? null);
  return (
    <Dialog
      title={words.heading}
      onClose={onClose}
      footer={
        <>
          {isSet && (
            <button type="button" class="button" onClick={remove}>
              {words.remove}
            </button>
          )}
          <span class="spacer" />
          <button type="button" class="button" onClick={onClose}>
            {t.importing.cancel}
          </button>
          <button type="button" class="button primary" disabled={!ready} onClick={accept}>
            {words.accept}
          </button>
        </>
      }
    >
      {target.kind === "column" && (
        <TextField
          label={t.data.formulas.name}
          value={name}
          placeholder={t.data.formulas.newName}
          first={known === undefined}
          onInput={setName}
        />
      )}
      <FormulaField
        label={target.kind === "filter" ? t.data.formulas.condition : t.data.formulas.expression}
        placeholder={target.kind === "filter" ? t.data.formulas.conditionExample : t.data.formulas.example}
        text={expression}
        table={table}
        first={target.kind === "filter" || known !== undefined}
        onInput={setExpression}
      />
      <FormulaPreviewTable
        answer={expression.trim() === "" ? null : answer}
        table={table}
        name={wanted}
        tree={expression}
      />
    </Dialog>
  );
}

function wordsFor(
  target: FormulaTarget,
  known: string | null,
): { heading: string; accept: string; remove: string } {
  const { formulas } = t.data;
  if (target.kind === "filter") {
    return { heading: formulas.filterHeading, accept: formulas.apply, remove: formulas.remove };
  }
  return known === null
    ? { heading: formulas.columnHeading, accept: formulas.add, remove: formulas.removeColumn }
    : { heading: formulas.editHeading(known), accept: formulas.change, remove: formulas.removeColumn };
}

/** The table with the derived columns a formula may use: for a derived column those before it. */
function tableBefore(document: AnalysisDocument, name: string | null): StudyTable {
  const all = derivedValues(document, evaluated.value).map(({ column }) => column);
  const own = all.findIndex((column) => column.name === name);
  const { rowIds, columns } = document.table;
  return { rowIds, columns: [...columns, ...(own < 0 ? all : all.slice(0, own))] };
}

interface FormulaFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly table: StudyTable;
  /** The window opens with the focus here. */
  readonly first: boolean;
  onInput(text: string): void;
}

function FormulaField({ label, placeholder, text, table, first, onInput }: FormulaFieldProps): JSX.Element {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string): void => {
    const at = field.current?.selectionStart ?? text.length;
    onInput(`${text.slice(0, at)}${quoteName(name)}${text.slice(at)}`);
    field.current?.focus();
  };
  return (
    <div class="stacked formula-field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={2}
        autofocus={first}
        spellcheck={false}
        value={text}
        placeholder={placeholder}
        aria-describedby={`${id}-help`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <div id={`${id}-help`}>
        <p class="hint">{t.data.formulas.help}</p>
        <details>
          <summary class="hint">{t.data.formulas.functionsHeading}</summary>
          <p class="hint">{t.data.formulas.functions}</p>
        </details>
      </div>
      <SelectField
        label={t.data.formulas.insert}
        value=""
        choices={[
          { value: "", label: t.data.formulas.chooseColumn },
          ...table.columns.map(({ name }) => ({ value: name, label: quoteName(name) })),
        ]}
        onChange={(name) => name !== "" && insert(name)}
      />
    </div>
  );
}
