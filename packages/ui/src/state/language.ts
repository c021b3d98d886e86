import { LANGUAGES, type Language } from "@treeline/engine";

export { LANGUAGES, type Language };

const KEY = "treeline-language";

/** The language chosen on this device, else the first of the reader's that we speak. */
export const language: Language = chosen() ?? preferred() ?? "en";

/** Keeps the choice; the page is loaded anew in that language, since every word of it changes. */
export function keepLanguage(next: Language): void {
  localStorage.setItem(KEY, next);
}

function isLanguage(code: string | null | undefined): code is Language {
  return LANGUAGES.some((known) => known === code);
}

// Storage may be blocked, and outside a page there is none.
function chosen(): Language | undefined {
  try {
    const kept = globalThis.localStorage?.getItem(KEY);
    return isLanguage(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function preferred(): Language | undefined {
  if (typeof document === "undefined") return undefined;
  return navigator.languages.map((code) => code.slice(0, 2).toLowerCase()).find(isLanguage);
}
