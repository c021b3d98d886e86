import { type Language, language } from "./language.ts";

/** The decimal mark wanted: as the reader's country has it, or always the same. */
export const DECIMAL_CHOICES = ["auto", ".", ","] as const;
export type DecimalChoice = (typeof DECIMAL_CHOICES)[number];

const KEY = "treeline-decimal";

export const decimalChoice: DecimalChoice = chosen();

/** The mark of all numbers on the page. */
export const decimalMark: "." | "," = markFor(language);

/** The mark of numbers in a language, unless one was chosen for all. */
export function markFor(spoken: Language): "." | "," {
  return decimalChoice === "auto" ? usualMark(spoken) : decimalChoice;
}

/** Keeps the choice; the page is loaded anew with it, since every number changes. */
export function keepDecimalChoice(next: DecimalChoice): void {
  localStorage.setItem(KEY, next);
}

/** A number as the engine writes it in a sentence, with the reader's mark. */
export function localNumber(text: string): string {
  return decimalMark === "." ? text : text.replace(".", decimalMark);
}

/** A number that was typed with the reader's mark as the engine reads it without doubt ("1,235"); any other text as it is. */
export function plainNumber(text: string): string {
  return decimalMark === "," && TYPED_WITH_COMMA.test(text) ? text.replace(",", ".") : text;
}

const TYPED_WITH_COMMA = /^\s*[+\-\u2212]?\d*,\d+(?:[eE][+-]?\d+)?\s*$/;

/** As the country of the reader writes numbers in a language: Spanish has a comma in Spain, a point in Mexico. */
function usualMark(spoken: Language): "." | "," {
  const preferred = typeof document === "undefined" ? [] : navigator.languages;
  const locale = preferred.find((code) => code.slice(0, 2).toLowerCase() === spoken) ?? spoken;
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find(({ type }) => type === "decimal")?.value === "," ? "," : ".";
}

// Storage may be blocked, and outside a page there is none.
function chosen(): DecimalChoice {
  try {
    const kept = globalThis.localStorage?.getItem(KEY);
    return DECIMAL_CHOICES.find((known) => known === kept) ?? "auto";
  } catch {
    return "auto";
  }
}
