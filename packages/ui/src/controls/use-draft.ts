import { useState } from "preact/hooks";

/** What is being typed, and the value it was typed over or stands for. */
interface Draft<Value, Typed> {
  readonly typed: Typed;
  readonly value: Value;
}

interface DraftProps<Value, Typed> {
  readonly value: Value;
  /** The value as it stands in the field where nothing is typed. */
  readonly shown: Typed;
  same?(one: Value, other: Value): boolean;
  onChange(value: Value): void;
}

/**
 * What stands in a field whose value is taken over while it is typed: the text as it was typed as long as it stands for the value,
 * or cannot be used. A value changed elsewhere, such as by Undo, takes its place.
 * @returns the text, and what is called with the next one and its value; undefined = it cannot be used, and the value stays
 */
export function useDraft<Value, Typed = string>({
  value,
  shown,
  same = Object.is,
  onChange,
}: DraftProps<Value, Typed>): readonly [Typed, (next: Typed, read: Value | undefined) => void] {
  const [draft, setDraft] = useState<Draft<Value, Typed> | null>(null);
  const typed = draft !== null && same(draft.value, value) ? draft.typed : shown;
  return [
    typed,
    (next, read) => {
      const taken = read === undefined ? value : read;
      setDraft({ typed: next, value: taken });
      if (!same(taken, value)) onChange(taken);
    },
  ];
}
