import type { JSX } from "preact";
import { NumberField } from "../../controls/number-field.tsx";
import { readOnly } from "../../state/project.ts";
import { aggregate as words } from "../../strings/aggregate.ts";

interface CorrelationProps {
  readonly label: string;
  readonly help: string;
  readonly value: number;
  readonly min: number;
  onChange(value: number): void;
}

/** A correlation, typed or moved; the slider covers what is plausible, the field what is possible. */
export function CorrelationField({ label, help, value, min, onChange }: CorrelationProps): JSX.Element {
  return (
    <div class="correlation-field">
      <NumberField
        label={label}
        help={help}
        value={value}
        min={min}
        max={1}
        disabled={readOnly.value}
        onChange={onChange}
      />
      <input
        type="range"
        min="0"
        max="0.95"
        step="0.05"
        value={String(value)}
        disabled={readOnly.value}
        aria-label={words.slider(label)}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
