import type { JSX } from "preact";
import { CheckField } from "./field.tsx";

interface ColumnsProps {
  readonly label: string;
  /** Names of the columns that may be chosen. */
  readonly offered: readonly string[];
  readonly value: readonly string[];
  /** How many may be chosen. */
  readonly most: number;
  readonly disabled: boolean;
  onChange(columns: readonly string[]): void;
}

/** Columns of the table to choose from, folded away; nothing where there is none. */
export function ColumnsField(props: ColumnsProps): JSX.Element | null {
  const { label, offered, value, most, disabled, onChange } = props;
  if (offered.length === 0) return null;
  return (
    <details class="fold">
      <summary>{label}</summary>
      {offered.map((name) => {
        const on = value.includes(name);
        return (
          <CheckField
            key={name}
            label={name}
            checked={on}
            disabled={disabled || (!on && value.length >= most)}
            onChange={(next) => onChange(next ? [...value, name] : value.filter((other) => other !== name))}
          />
        );
      })}
    </details>
  );
}
