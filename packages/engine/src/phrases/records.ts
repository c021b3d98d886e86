import { type Phrasebook, phrase } from "./phrases.ts";

/** Fields that name things to programs, or cite: they are the same in every language. */
export const FIXED_FIELDS: ReadonlySet<string> = new Set([
  "id",
  "key",
  "type",
  "kind",
  "value",
  "default",
  "reference",
  "symbol",
  "source",
]);

/** Fields that people read, however short they are: elsewhere a single word may be a name for programs. */
const SHOWN: ReadonlySet<string> = new Set([
  "label",
  "summary",
  "help",
  "hint",
  "title",
  "caption",
  "ends",
  "head",
  "note",
  "unit",
]);

/** Whether a text in this field is for people. */
export function isShown(field: string, text: string): boolean {
  return SHOWN.has(field) || text.includes(" ");
}

interface Shown {
  readonly holder: Record<string, unknown>;
  readonly field: string;
  readonly english: string;
}

/** Parts that several records share are told by whoever found them first. */
const found: WeakSet<object> = new WeakSet();

/**
 * Puts what a record says of itself into the language spoken, in place: whoever holds the record shows it.
 * @returns what is called with the book of the language, null for English
 */
export function recordTeller(record: () => unknown): (book: Phrasebook | null) => void {
  let texts: readonly Shown[] | null = null;
  return (book) => {
    if (book === null && texts === null) return;
    texts ??= [...shownIn(record())];
    for (const { holder, field, english } of texts) {
      const said = book === null ? english : spokenAs(english, field, book);
      if (holder[field] !== said) holder[field] = said;
    }
  };
}

/**
 * A record's text in the language spoken. What is shown may be put together from parts (`People, group 1`) and is said like an answer;
 * in other fields a text that the book lacks may be code.
 */
function spokenAs(english: string, field: string, book: Phrasebook): string {
  if (Object.hasOwn(book, english)) return book[english]!;
  return SHOWN.has(field) ? phrase(english) : english;
}

/** @param within the field whose list `record` is; "" = none */
function* shownIn(record: unknown, within = ""): Generator<Shown> {
  if (typeof record !== "object" || record === null || found.has(record) || ArrayBuffer.isView(record))
    return;
  found.add(record);
  const holder = record as Record<string, unknown>;
  for (const [name, english] of Object.entries(holder)) {
    const field = Array.isArray(record) ? within : name;
    if (FIXED_FIELDS.has(field)) continue;
    if (typeof english !== "string") yield* shownIn(english, field);
    // What is put together when it is asked for has its parts from records that are told by themselves.
    else if (isShown(field, english) && Object.getOwnPropertyDescriptor(holder, name)?.writable)
      yield { holder, field: name, english };
  }
}
