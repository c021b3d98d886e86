import type { Registry, RegistryRecord } from "@treeline/engine";
import type { JSX } from "preact";
import { type Choice, SelectField } from "../../controls/field.tsx";
import { readOnly } from "../../state/project.ts";

interface RegistryFieldProps<T extends RegistryRecord> {
  readonly label: string;
  readonly registry: Registry<T>;
  readonly value: string;
  onChange(id: string): void;
}

/** A menu of a registry, explained by the record that is chosen. */
export function RegistryField<T extends RegistryRecord>(props: RegistryFieldProps<T>): JSX.Element {
  const { label, registry, value, onChange } = props;
  return (
    <SelectField
      label={label}
      help={registry.has(value) ? helpOf(registry.get(value)) : undefined}
      value={value}
      choices={choicesOf(registry)}
      disabled={readOnly.value}
      onChange={onChange}
    />
  );
}

export function choicesOf<T extends RegistryRecord>(registry: Registry<T>): readonly Choice[] {
  return registry.records.map((record) => ({ value: record.id, label: record.label }));
}

export function helpOf({ summary, reference }: RegistryRecord): string {
  return `${summary} ${reference}`;
}
