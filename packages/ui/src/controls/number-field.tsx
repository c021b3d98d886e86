import { parseTypedNumber } from "@treeline/engine";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { localNumber } from "../state/number-marks.ts";
import { t } from "../strings/t.ts";
import { type FieldProps, TextField } from "./field.tsx";
import { useDraft } from "./use-draft.ts";

interface NumberProps extends FieldProps {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Why a number below the least is refused, where that is not plain. */
  readonly minReason?: string;
  readonly disabled?: boolean;
  onChange(value: number): void;
}

/**
 * A number, with decimal point or comma, taken over while it is typed if it is one within its bounds; until then the field
 * says what it needs and which value still holds.
 */
export function NumberField(props: NumberProps): JSX.Element {
  const { label, help, value, min, max, minReason, disabled, onChange } = props;
  const id = useId();
  // With a decimal comma "1,234" may be typed for two numbers, and stands for one here.
  const shown = localNumber(String(value));
  const [text, type] = useDraft({ value, shown, onChange });
  const typed = text === shown ? value : parseTypedNumber(text);
  const usable = typeof typed === "number" && typed >= min && typed <= max;
  const reason = typeof typed === "number" && typed < min && minReason !== undefined ? `${minReason} ` : "";
  return (
    <div class="number-field">
      <TextField
        label={label}
        help={help}
        value={text}
        disabled={disabled ?? false}
        numeric
        invalid={!usable}
        describedBy={id}
        onInput={(next) => {
          const number = parseTypedNumber(next);
          const taken = typeof number === "number" && number >= min && number <= max;
          type(next, taken ? number : undefined);
        }}
      />
      <Problem id={id} text={usable ? "" : reason + t.fields.outOfRange(t.fields.range(min, max), shown)} />
    </div>
  );
}

/** What is wrong with what was typed; spoken when it appears. */
export function Problem({ id, text }: { readonly id: string; readonly text: string }): JSX.Element {
  return (
    <p id={id} class="field-problem" role="status">
      {text}
    </p>
  );
}
