import { ownWords } from "./own-words.ts";
import { isSpeaking, phrase } from "./phrases.ts";
import { isShown } from "./records.ts";

/** Fields that hold the user's own words, names for programs, or files: they come back as they went in. */
const KEPT: ReadonlySet<string> = new Set([
  "averaged",
  "between",
  "by",
  "cells",
  "code",
  "column",
  "columns",
  "document",
  "expression",
  "field",
  "id",
  "kind",
  "labels",
  "level",
  "levels",
  "moderators",
  "name",
  "names",
  "reference",
  "rowId",
  "rowIds",
  "study",
  "table",
  "value",
  "values",
]);

/** Fields that people read where they hold a word of the program's, and that may as well hold one of the user's. */
const EITHER: ReadonlySet<string> = new Set(["bins", "label", "rows", "says", "text", "topic"]);

/** Whether a text is the program's to say: a label may be a level or a study of the user's, a cell a name of a column. */
function isSaid(field: string, text: string): boolean {
  const isTold = EITHER.has(field) || isShown(field, text);
  return isTold && !(EITHER.has(field) && ownWords().isWritten(text));
}

/**
 * Puts what an answer of the engine says into the language set, in place, and gives it back; English stays as it is.
 * @param within the field whose list `answer` is; "" = none
 */
export function inLanguage<T>(answer: T, within = ""): T {
  if (!isSpeaking() || typeof answer !== "object" || answer === null || ArrayBuffer.isView(answer))
    return answer;
  const fields = answer as Record<string, unknown>;
  for (const [name, said] of Object.entries(fields)) {
    const field = Array.isArray(answer) ? within : name;
    if (KEPT.has(field)) continue;
    if (typeof said !== "string") inLanguage(said, field);
    else if (isSaid(field, said)) {
      const spoken = phrase(said);
      // Records that are shared and frozen are left alone where nothing changes.
      if (spoken !== said) {
        fields[name] = spoken;
        remember(answer, name, said);
      }
    }
  }
  return answer;
}

/** What parts of answers said in English, by the fields that say it in another language now. */
const inEnglish = new WeakMap<object, Record<string, string>>();

function remember(part: object, field: string, english: string): void {
  const kept = inEnglish.get(part);
  if (kept === undefined) inEnglish.set(part, { [field]: english });
  else kept[field] ??= english;
}

/** A copy of an answer that says in English again what `inLanguage` put into another language. */
export function englishOf<T>(answer: T): T {
  if (typeof answer !== "object" || answer === null || ArrayBuffer.isView(answer)) return answer;
  if (Array.isArray(answer) && !inEnglish.has(answer)) return answer.map(englishOf) as T;
  const entries = Object.entries({ ...answer, ...inEnglish.get(answer) });
  if (!Array.isArray(answer))
    return Object.fromEntries(entries.map(([name, part]) => [name, englishOf(part)])) as T;
  return entries.map(([, part]) => englishOf(part)) as T;
}
