import type { NamedCount } from "@treeline/engine";
import type { JSX } from "preact";
import { TextField } from "../../controls/field.tsx";
import { Icon } from "../../controls/icons.tsx";
import { readOnly } from "../../state/project.ts";
import { flow as words } from "../../strings/flow.ts";
import { CountField } from "./count-field.tsx";

interface CountListProps {
  readonly what: string;
  readonly counts: readonly NamedCount[];
  onChange(counts: readonly NamedCount[], tag: string | null): void;
}

/** Numbers with names: databases, registers, reasons. One empty row stands ready. */
export function CountList({ what, counts, onChange }: CountListProps): JSX.Element {
  const rows = counts.length === 0 ? [{ name: "", count: null }] : counts;
  const patch = (place: number, part: Partial<NamedCount>): void =>
    onChange(
      rows.with(place, { ...rows[place]!, ...part }),
      `${what} ${place} ${Object.keys(part).join(" ")}`,
    );
  return (
    <fieldset class="count-list">
      <legend>{what}</legend>
      {rows.map(({ name, count }, place) => (
        <div key={place} class="count-row">
          <TextField
            label={words.nameLabel}
            heard={words.name(what, place + 1)}
            value={name}
            disabled={readOnly.value}
            onInput={(next) => patch(place, { name: next })}
          />
          <CountField
            label={words.countLabel}
            heard={words.count(what, place + 1)}
            value={count}
            onChange={(next) => patch(place, { count: next })}
          />
          <button
            type="button"
            class="icon-button"
            aria-label={words.removeEntry(what, place + 1)}
            disabled={readOnly.value || counts.length === 0}
            onClick={() => onChange(counts.toSpliced(place, 1), null)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <button
        type="button"
        class="button"
        disabled={readOnly.value}
        onClick={() => onChange([...rows, { name: "", count: null }], null)}
      >
        {words.add(what)}
      </button>
    </fieldset>
  );
}
