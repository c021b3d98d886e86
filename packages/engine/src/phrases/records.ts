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

/** Puts what a record says of itself into another language, in place: whoever holds the record shows it. */
export function translateRecord(record: unknown, book: Phrasebook, seen: Set<object> = new Set()): void {
  if (typeof record !== "object" || record === null || seen.has(record) || ArrayBuffer.isView(record)) return;
  seen.add(record);
  const fields = record as Record<string, unknown>;
  for (const [field, said] of Object.entries(fields)) {
    if (FIXED.has(field)) continue;
    if (typeof said === "string") {
      if (Object.hasOwn(book, said)) fields[field] = book[said];
    } else translateRecord(said, book, seen);
  }
}
