import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { readOnly } from "../state/project.ts";
import { TextField } from "./field.tsx";
import { Problem } from "./number-field.tsx";
import { typedNumbers } from "./typed-numbers.ts";
import { useDraft } from "./use-draft.ts";

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
  const [text, type] = useDraft({ value, shown: value.join(" "), same: areSame, onChange });
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
          type(next, taken ? numbers : undefined);
        }}
      />
      <Problem id={id} text={usable ? "" : problem} />
    </div>
  );
}

function areSame(one: readonly number[], other: readonly number[]): boolean {
  return one.join(" ") === other.join(" ");
}
