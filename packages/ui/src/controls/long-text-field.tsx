import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface LongTextProps {
  readonly label: string;
  readonly value: string;
  readonly disabled?: boolean;
  /** The lines there is room for where nothing is written yet. */
  readonly rows?: number;
  onInput(value: string): void;
}

/** A text of a sentence or more: its field grows with it, so that nothing of it is out of sight. */
export function LongTextField({ label, value, disabled, rows = 1, onInput }: LongTextProps): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        class="long-text"
        rows={rows}
        value={value}
        disabled={disabled}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}
