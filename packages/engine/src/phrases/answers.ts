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
    // A label of one word may be a level or a study of the user's.
    if (typeof said !== "string") inLanguage(said, field);
    else if (
      said.includes(" ") ||
      ((field !== "label" || Object.hasOwn(fields, "method")) && isShown(field, said))
    ) {
      const spoken = phrase(said);
      // Records that are shared and frozen are left alone where nothing changes.
      if (spoken !== said) fields[name] = spoken;
    }
  }
  return answer;
}
