import type { SensitivityId } from "@treeline/engine";

/** The id of the part of the page that a question has. */
export function partId(question: SensitivityId | "files"): string {
  return `sensitivity-${question}`;
}
