import { germanWithin } from "./german.ts";
import type { Language } from "./languages.ts";
import { spanishWithin } from "./spanish.ts";

/** How a language writes what the engine says, beside its phrases. */
export interface Manner {
  /** What stands around a quotation. */
  readonly quotes: readonly [opening: string, closing: string];
  /** Whether what follows a colon may begin large, as German sentences do there. */
  readonly largeAfterColon: boolean;
  /** A label as it stands within a sentence. */
  within(label: string): string;
}

/** The manners of every language but English. */
export const MANNERS: Readonly<Record<Exclude<Language, "en">, Manner>> = {
  es: { quotes: ["\u00ab", "\u00bb"], largeAfterColon: false, within: spanishWithin },
  de: { quotes: ["\u201e", "\u201c"], largeAfterColon: true, within: germanWithin },
};
