import { parseTypedNumber, type Transformation } from "@treeline/engine";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { localNumber } from "../state/number-marks.ts";
import { t } from "../strings/t.ts";
import { type FieldProps, TextField } from "./field.tsx";
import { Problem } from "./number-field.tsx";
import { useDraft } from "./use-draft.ts";

interface ValueProps extends FieldProps {
  /** null = nothing is typed. */
  readonly value: number | null;
  /** Decides which numbers there are on the scale that is shown. */
  readonly transformation: Transformation;
  readonly disabled?: boolean;
  onChange(value: number | null): void;
}

/** A number that may be left out, on the scale that is shown; taken over while it is typed as soon as it is one. */
export function ValueField(props: ValueProps): JSX.Element {
  const { label, help, value, transformation, disabled = false, onChange } = props;
  const id = useId();
  const shown = value === null ? "" : localNumber(String(value));
  const [text, type] = useDraft({ value, shown, onChange });
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
          type(next, !usable ? undefined : typeof number === "number" ? number : null);
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
