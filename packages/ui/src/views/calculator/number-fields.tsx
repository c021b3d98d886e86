import { inputFormats, readTypedQuantity } from "@treeline/engine/ledger";
import type { JSX } from "preact";
import { useId, useMemo } from "preact/hooks";
import { TextField } from "../../controls/field.tsx";
import { Icon } from "../../controls/icons.tsx";
import { Problem } from "../../controls/number-field.tsx";
import { later } from "../../strings/later.ts";
import { FormatPicker } from "../ledger/format-picker.tsx";
import { quantityLabel } from "../ledger/quantity-words.ts";
import {
  addFields,
  chooseFormat,
  clearAll,
  fields,
  removeField,
  setText,
  texts,
  USUAL,
} from "./study-input.ts";

/** What the paper reports: the usual formats at hand, every other number by search. */
export function NumberFields(): JSX.Element {
  const formats = useMemo(() => inputFormats(null), []);
  return (
    <section class="card panel">
      <h2>{later.calculator.numbers}</h2>
      <div class="usual" role="toolbar" aria-label={later.calculator.usual}>
        {USUAL.map(({ name, keys }) => (
          <button
            key={name}
            type="button"
            class="chip-button"
            aria-pressed={keys.every((key) => fields.value.includes(key))}
            onClick={() => chooseFormat(keys)}
          >
            {name}
          </button>
        ))}
      </div>
      {fields.value.length === 0 && <p class="hint">{later.calculator.empty}</p>}
      <div class="number-grid">
        {fields.value.map((key) => (
          <NumberInput key={key} quantity={key} />
        ))}
      </div>
      <div class="inline-actions">
        <button
          type="button"
          class="button"
          disabled={Object.keys(texts.value).length === 0}
          onClick={clearAll}
        >
          {later.calculator.clear}
        </button>
      </div>
      <details class="fold">
        <summary>{later.calculator.choose}</summary>
        <FormatPicker formats={formats} onPick={addFields} />
      </details>
    </section>
  );
}

function NumberInput({ quantity }: { readonly quantity: string }): JSX.Element {
  const id = useId();
  const text = texts.value[quantity] ?? "";
  const isUsable = readTypedQuantity(quantity, text) !== "unreadable";
  const label = quantityLabel(quantity);
  return (
    <div class="number-input">
      <TextField
        label={label}
        value={text}
        numeric
        invalid={!isUsable}
        describedBy={id}
        onInput={(next) => setText(quantity, next)}
      />
      <button
        type="button"
        class="icon-button"
        aria-label={later.calculator.remove(label)}
        title={later.calculator.remove(label)}
        onClick={() => removeField(quantity)}
      >
        <Icon name="close" />
      </button>
      <Problem id={id} text={isUsable ? "" : later.calculator.notANumber} />
    </div>
  );
}
