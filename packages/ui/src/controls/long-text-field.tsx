import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface LongTextProps {
  readonly label: string;
  /** What it is heard by where only its place tells it from others of the same label. */
  readonly heard?: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** The lines there is room for where nothing is written yet. */
  readonly rows?: number;
  onInput(value: string): void;
}

/** A text of a sentence or more: its field grows with it, so that nothing of it is out of sight. */
export function LongTextField({
  label,
  heard,
  value,
  placeholder,
  disabled,
  rows = 1,
  onInput,
}: LongTextProps): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        class="long-text"
        aria-label={heard}
        rows={rows}
        value={value}
        placeholder={placeholder}
        disabled={disabled}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}
