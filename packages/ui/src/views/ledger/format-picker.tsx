import { type InputFormat, quantities } from "@treeline/engine/ledger";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { TextField } from "../../controls/field.tsx";
import { searchable } from "../../controls/searchable.ts";
import { later } from "../../strings/later.ts";
import { namesOf, quantityLabel } from "./quantity-words.ts";

interface PickerProps {
  readonly formats: readonly InputFormat[];
  readonly disabled?: boolean;
  /** Whether the groups of formats stand open where nothing is searched for. */
  readonly open?: boolean;
  onPick(keys: readonly string[]): void;
}

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly keys: readonly string[];
  /** What a search looks at: names, symbols and usual column names, in lower case. */
  readonly words: readonly string[];
}

interface Group {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** What papers report, as groups of formats and single numbers, with a search over all of them. */
export function FormatPicker({ formats, disabled = false, open = false, onPick }: PickerProps): JSX.Element {
  const [search, setSearch] = useState("");
  const groups = useMemo(() => groupsOf(formats), [formats]);
  const wanted = wordsOf(search);
  const found = groups
    .map(({ name, entries }) => ({ name, entries: entries.filter((entry) => matches(entry, wanted)) }))
    .filter(({ entries }) => entries.length > 0);
  return (
    <div class="format-picker">
      <TextField
        label={later.formats.search}
        value={search}
        placeholder={later.formats.searchExample}
        disabled={disabled}
        onInput={setSearch}
      />
      {found.length === 0 && <p class="hint">{later.formats.nothing}</p>}
      {found.map(({ name, entries }) => (
        <details key={name} class="fold format-group" open={open || wanted.length > 0}>
          <summary>
            {name} <span class="count">{later.formats.count(entries.length)}</span>
          </summary>
          <ul class="format-list">
            {entries.map(({ id, label, keys }) => (
              <li key={id}>
                <button
                  type="button"
                  disabled={disabled}
                  title={later.formats.add(label)}
                  onClick={() => onPick(keys)}
                >
                  {label}
                </button>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

function groupsOf(formats: readonly InputFormat[]): Group[] {
  const names = [...new Set(formats.map(({ group }) => group))];
  const groups = names.map(
    (group): Group => ({
      name: later.formats.groups[group] ?? group,
      entries: formats.filter((format) => format.group === group).map(({ id, keys }) => entryOf(id, keys)),
    }),
  );
  const single = [...quantities.values()]
    .filter(({ aliases }) => aliases.length > 0)
    .map(({ key }) => entryOf(`single ${key}`, [key]));
  return [...groups, { name: later.formats.single, entries: single }];
}

function entryOf(id: string, keys: readonly string[]): Entry {
  const texts = keys.flatMap((key) => [quantityLabel(key), key, ...(quantities.get(key)?.aliases ?? [])]);
  return {
    id,
    label: later.ledger.plus(namesOf(keys)),
    keys,
    words: texts.flatMap(wordsOf),
  };
}

function wordsOf(text: string): string[] {
  return searchable(text)
    .split(/[^\p{L}\p{N}'_]+/u)
    .filter((word) => word !== "");
}

/** Every word begins one of the entry's; a single letter is a symbol, and is one of them. */
function matches({ words }: Entry, wanted: readonly string[]): boolean {
  return wanted.every((want) =>
    words.some((word) => (want.length === 1 ? word === want : word.startsWith(want))),
  );
}
