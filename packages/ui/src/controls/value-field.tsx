import { parseTypedNumber, type Transformation } from "@treeline/engine";
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { localNumber } from "../state/number-marks.ts";
import { t } from "../strings/t.ts";
import { type FieldProps, TextField } from "./field.tsx";
import { Problem } from "./number-field.tsx";

interface ValueProps extends FieldProps {
  /** null = nothing is typed. */
  readonly value: number | null;
  /** Decides which numbers there are on the scale that is shown. */
  readonly transformation: Transformation;
  readonly disabled?: boolean;
  onChange(value: number | null): void;
}

/** What is being typed, and the value it was typed over or stands for. */
interface Draft {
  readonly text: string;
  readonly value: number | null;
}

/** A number that may be left out, on the scale that is shown; taken over while it is typed as soon as it is one. */
export function ValueField(props: ValueProps): JSX.Element {
  const { label, help, value, transformation, disabled = false, onChange } = props;
  const id = useId();
  const [draft, setDraft] = useState<Draft | null>(null);
  // A value changed elsewhere, such as by Undo, takes the place of what was typed.
  const text =
    draft !== null && draft.value === value ? draft.text : value === null ? "" : localNumber(String(value));
  const problem = problemOf(text, transformation);
  return (
    <div class="number-field">
      <TextField
        label={label}
        help={help}
        value={text}
        disabled={disabled}
        numeric
        invalid={problem !== ""}
        describedBy={id}
        onInput={(next) => {
          const number = parseTypedNumber(next);
          const usable = problemOf(next, transformation) === "";
          const taken = !usable ? value : typeof number === "number" ? number : null;
          setDraft({ text: next, value: taken });
          if (taken !== value) onChange(taken);
        }}
      />
      <Problem id={id} text={problem} />
    </div>
  );
}

/** What is wrong with a number as typed; "" = nothing. */
export function problemOf(text: string, { inverse, axis, label }: Transformation): string {
  const number = parseTypedNumber(text);
  if (number === "missing") return "";
  if (typeof number !== "number") return t.fields.valueNotNumber;
  if (Number.isFinite(inverse(number))) return "";
  return axis === "log" ? t.fields.valueRatio : t.fields.valueOutside(label);
}
