import { type AnalysisDocument, type Column, formatExact, parseTypedNumber } from "@treeline/engine";
import {
  type ColumnChoice,
  columnCondition,
  columnConditions,
  readColumnChoice,
} from "@treeline/engine/table-edits";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { Dialog } from "../../controls/dialog.tsx";
import { CheckField, TextField } from "../../controls/field.tsx";
import { searchable } from "../../controls/searchable.ts";
import { filterColumn } from "../../state/column-edits.ts";
import { grid } from "../../strings/grid.ts";
import { valueCounts } from "./value-counts.ts";

interface FilterDialogProps {
  readonly document: AnalysisDocument;
  /** A column of the table or a computed one. */
  readonly column: Column;
  onClose(): void;
}

/** So few numbers are codes, and chosen one by one. */
const FEW = 12;

/** A quick filter by what a column holds; it becomes a condition of the same filter that formulas write. */
export function FilterDialog({ document, column, onClose }: FilterDialogProps): JSX.Element {
  const words = grid.filter;
  const { values, missing } = useMemo(() => valueCounts(column), [column]);
  const everything = values.map(({ value }) => value);
  const [choice, setChoice] = useState<ColumnChoice>(
    () =>
      readColumnChoice(column, document.filter) ??
      (column.kind === "number" && values.length > FEW
        ? { kind: "range", from: null, to: null, missing: true }
        : { kind: "values", values: everything, missing: true }),
  );
  const isAll = choice.kind === "values" && choice.missing && choice.values.length === values.length;
  const condition = isAll ? null : columnCondition(column, choice);
  const problem = problemOf(choice);
  const isSet = columnConditions(document.filter, column.name).length > 0;
  const accept = (given: ColumnChoice | null): void => {
    filterColumn(column, given);
    onClose();
  };
  return (
    <Dialog
      title={words.heading(column.name)}
      kind="small"
      onClose={onClose}
      footer={
        <>
          {isSet && (
            <button type="button" class="button" onClick={() => accept(null)}>
              {words.clear}
            </button>
          )}
          <span class="spacer" />
          <button type="button" class="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button
            type="button"
            class="button primary"
            disabled={problem !== null}
            onClick={() => accept(isAll ? null : choice)}
          >
            {words.apply}
          </button>
        </>
      }
    >
      {choice.kind === "values" ? (
        <ValueChoice values={values} missing={missing} choice={choice} onChange={setChoice} />
      ) : (
        <RangeChoice values={values} missing={missing} choice={choice} onChange={setChoice} />
      )}
      {problem !== null && (
        <p class="note warning" role="alert">
          {problem}
        </p>
      )}
      {condition !== null && problem === null && (
        <p class="hint">
          {words.writes} <code>{condition}</code>
        </p>
      )}
    </Dialog>
  );
}

function problemOf(choice: ColumnChoice): string | null {
  if (choice.kind === "values")
    return choice.values.length === 0 && !choice.missing ? grid.filter.nothing : null;
  const { from, to } = choice;
  return from !== null && to !== null && from > to ? grid.filter.wrongRange : null;
}

interface ChoiceProps<Kind extends ColumnChoice["kind"]> {
  readonly values: ReturnType<typeof valueCounts>["values"];
  readonly missing: number;
  readonly choice: ColumnChoice & { readonly kind: Kind };
  onChange(choice: ColumnChoice): void;
}

const MAX_LISTED = 200;

function ValueChoice({ values, missing, choice, onChange }: ChoiceProps<"values">): JSX.Element {
  const words = grid.filter;
  const [search, setSearch] = useState("");
  const chosen = new Set(choice.values);
  const matching = values.filter(({ value }) => searchable(value).includes(searchable(search)));
  const set = (wanted: readonly string[], isOn: boolean): void => {
    const next = new Set(chosen);
    for (const value of wanted) {
      if (isOn) next.add(value);
      else next.delete(value);
    }
    onChange({ ...choice, values: values.map(({ value }) => value).filter((value) => next.has(value)) });
  };
  const all = (isOn: boolean): void =>
    set(
      matching.map(({ value }) => value),
      isOn,
    );
  return (
    <>
      {values.length > 8 && <TextField label={words.search} value={search} onInput={setSearch} />}
      <div class="filter-all">
        <button type="button" class="link-button" onClick={() => all(true)}>
          {words.all}
        </button>
        <button type="button" class="link-button" onClick={() => all(false)}>
          {words.none}
        </button>
      </div>
      <fieldset class="filter-values">
        <legend>{words.values}</legend>
        {matching.slice(0, MAX_LISTED).map(({ value, count }) => (
          <CheckField
            key={value}
            label={words.valueCount(value, count)}
            checked={chosen.has(value)}
            onChange={(isOn) => set([value], isOn)}
          />
        ))}
        {missing > 0 && (
          <CheckField
            label={words.missing(missing)}
            checked={choice.missing}
            onChange={(keep) => onChange({ ...choice, missing: keep })}
          />
        )}
      </fieldset>
      {matching.length > MAX_LISTED && <p class="hint">{words.tooMany(matching.length)}</p>}
    </>
  );
}

function RangeChoice({ values, missing, choice, onChange }: ChoiceProps<"range">): JSX.Element {
  const words = grid.filter;
  const [lowest, highest] = [Number(values[0]?.value), Number(values.at(-1)?.value)];
  return (
    <>
      {values.length > 0 && <p class="hint">{words.range(formatExact(lowest), formatExact(highest))}</p>}
      <div class="filter-range">
        <Bound
          label={words.from}
          given={choice.from ?? lowest}
          onChange={(from) => onChange({ ...choice, from: from === lowest ? null : from })}
        />
        <Bound
          label={words.to}
          given={choice.to ?? highest}
          onChange={(to) => onChange({ ...choice, to: to === highest ? null : to })}
        />
      </div>
      {missing > 0 && (
        <CheckField
          label={words.keepMissing(missing)}
          checked={choice.missing}
          onChange={(keep) => onChange({ ...choice, missing: keep })}
        />
      )}
    </>
  );
}

function Bound({
  label,
  given,
  onChange,
}: {
  readonly label: string;
  /** The end chosen so far, or the last value there is: what is typed goes on from it. */
  readonly given: number;
  onChange(value: number | null): void;
}): JSX.Element {
  const [text, setText] = useState(Number.isFinite(given) ? formatExact(given) : "");
  return (
    <TextField
      label={label}
      value={text}
      onInput={(next) => {
        setText(next);
        const value = parseTypedNumber(next);
        onChange(typeof value === "number" ? value : null);
      }}
    />
  );
}
