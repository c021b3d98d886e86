import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { readOnly } from "../state/project.ts";
import { TextField } from "./field.tsx";
import { Problem } from "./number-field.tsx";
import { typedNumbers } from "./typed-numbers.ts";

interface NumbersProps {
  readonly label: string;
  readonly help: string;
  /** What is said of what cannot be used. */
  readonly problem: string;
  readonly value: readonly number[];
  readonly most: number;
  /** Absent = follows whether the project can be changed. */
  readonly disabled?: boolean;
  /** Absent = any ascending numbers. */
  accepts?(value: readonly number[]): boolean;
  onChange(value: readonly number[]): void;
}

/** Any number of numbers, taken over while they are typed if they can be used; until then the field says what it needs. */
export function NumbersField({
  label,
  help,
  problem,
  value,
  most,
  disabled,
  accepts = () => true,
  onChange,
}: NumbersProps): JSX.Element {
  const id = useId();
  const shown = value.join(" ");
  const [draft, setDraft] = useState<{ readonly text: string; readonly stands: string } | null>(null);
  // What was changed elsewhere, such as by Undo, takes the place of what was typed.
  const text = draft !== null && draft.stands === shown ? draft.text : shown;
  const typed = typedNumbers(text);
  const usable = typed !== null && typed.length <= most && accepts(typed);
  return (
    <div class="number-field">
      <TextField
        label={label}
        help={help}
        value={text}
        disabled={disabled ?? readOnly.value}
        numeric
        invalid={!usable}
        describedBy={id}
        onInput={(next) => {
          const numbers = typedNumbers(next);
          const taken = numbers !== null && numbers.length <= most && accepts(numbers);
          setDraft({ text: next, stands: taken ? numbers.join(" ") : shown });
          if (taken && numbers.join(" ") !== shown) onChange(numbers);
        }}
      />
      <Problem id={id} text={usable ? "" : problem} />
    </div>
  );
}
