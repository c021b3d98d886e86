import { findColumn, type Measure, measures } from "@treeline/engine";
import { inputFormats, quantities, quantityOf } from "@treeline/engine/ledger";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { SelectField } from "../../controls/field.tsx";
import { Icon } from "../../controls/icons.tsx";
import { setRoles } from "../../state/edits.ts";
import { guessFurther, isFurther } from "../../state/guess-further.ts";
import { setInputColumn } from "../../state/ledger-edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { later } from "../../strings/later.ts";
import { t } from "../../strings/t.ts";
import { FormatPicker } from "../ledger/format-picker.tsx";
import { quantityLabel } from "../ledger/quantity-words.ts";
import { AllAssumptions } from "./all-assumptions.tsx";
import { WayCounts } from "./way-counts.tsx";

/** Columns for what some studies report in place of the measure's own inputs. */
export function FurtherReports(): JSX.Element {
  const { table, derived, roles, effects } = project.value;
  const measure = measures.get(effects.measure);
  const own = new Set(measure.inputs.map(quantityOf));
  const [pending, setPending] = useState<readonly string[]>([]);
  const [guessed, setGuessed] = useState<number | null>(null);
  const formats = useMemo(
    () => inputFormats(measure).filter(({ keys }) => keys.some((key) => !own.has(key))),
    [measure],
  );
  const given = Object.keys(roles.inputs).filter((key) => isFurther(measure, key));
  const known = new Set([...given, ...pending.filter((key) => isFurther(measure, key))]);
  const shown = [...quantities.keys()].filter((key) => known.has(key));
  const columns = [...table.columns, ...derived].map(({ name }) => ({ value: name, label: name }));
  const lacking = pending.filter((key) => own.has(key) && !isGiven(measure, key, roles.inputs));
  const guess = (): void => {
    const found = guessFurther(table, measure, roles.inputs, formats);
    setGuessed(Object.keys(found).length);
    setRoles({ inputs: { ...roles.inputs, ...found } });
  };
  return (
    <section class="card panel further">
      <h3>{later.further.furtherHeading}</h3>
      <p class="hint">{later.further.furtherLead}</p>
      {shown.length > 0 && (
        <ul class="further-columns">
          {shown.map((key) => (
            <li key={key}>
              <SelectField
                label={quantityLabel(key)}
                value={roles.inputs[key] ?? ""}
                choices={[{ value: "", label: t.effects.noneNeeded }, ...columns]}
                disabled={readOnly.value}
                onChange={(column) => {
                  // A menu set to none stays where it is, with the focus in it, until it is removed.
                  setPending([...new Set([...pending, key])]);
                  setInputColumn(key, column === "" ? null : column);
                }}
              />
              <Fills column={roles.inputs[key]} />
              <button
                type="button"
                class="icon-button"
                aria-label={later.further.removeNumber(quantityLabel(key))}
                disabled={readOnly.value}
                onClick={() => {
                  setPending(pending.filter((known) => known !== key));
                  setInputColumn(key, null);
                }}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {lacking.length > 0 && <p class="hint">{later.further.furtherMeasure(lacking.map(quantityLabel))}</p>}
      <details class="fold">
        <summary>{later.further.furtherAdd}</summary>
        <FormatPicker
          formats={formats}
          disabled={readOnly.value}
          onPick={(keys) => setPending([...new Set([...pending, ...keys])])}
        />
      </details>
      <div class="inline-actions">
        <button type="button" class="button" disabled={readOnly.value} onClick={guess}>
          {later.further.furtherGuess}
        </button>
        <span class="hint" role="status">
          {guessed === null ? "" : later.further.furtherGuessed(guessed)}
        </span>
      </div>
      <WayCounts />
      <AllAssumptions />
    </section>
  );
}

/** How far a column reaches. */
function Fills({ column: name }: { readonly column: string | undefined }): JSX.Element | null {
  const { table } = project.value;
  const column = findColumn(table, name);
  if (column === undefined) return <span class="hint" />;
  if (column.kind !== "number") return <span class="field-problem">{later.further.holdsText}</span>;
  const filled = column.values.filter((value) => value !== null).length;
  return <span class="hint">{later.further.fills(filled, table.rowIds.length)}</span>;
}

function isGiven(measure: Measure, quantity: string, inputs: Readonly<Record<string, string>>): boolean {
  return measure.inputs.some((input) => quantityOf(input) === quantity && inputs[input.key] !== undefined);
}
