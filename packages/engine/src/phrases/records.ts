import type { Phrasebook } from "./phrases.ts";

/** Fields that name things to programs, or cite: they are the same in every language. */
const FIXED: ReadonlySet<string> = new Set([
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

/**
 * Puts what a record says of itself into another language, in place: whoever holds the record shows it.
 * @param within the field whose list `record` is; "" = none
 */
export function translateRecord(
  record: unknown,
  book: Phrasebook,
  seen: Set<object> = new Set(),
  within = "",
): void {
  if (typeof record !== "object" || record === null || seen.has(record) || ArrayBuffer.isView(record)) return;
  seen.add(record);
  const fields = record as Record<string, unknown>;
  for (const [name, said] of Object.entries(fields)) {
    const field = Array.isArray(record) ? within : name;
    if (FIXED.has(field)) continue;
    if (typeof said !== "string") translateRecord(said, book, seen, field);
    else if (isShown(field, said) && Object.hasOwn(book, said)) fields[name] = book[said];
  }
}
