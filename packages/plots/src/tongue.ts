import { type Language, ownWords, type Phrasebook, whileSpeaking, withDecimalMark } from "@treeline/engine";
import { type PlotCatalogue, whileDrawnIn } from "./spoken.ts";

/** Everything that figures and reports need to be made in a language. */
export interface Tongue {
  readonly language: Language;
  readonly decimal: "." | ",";
  /** null = English. */
  readonly book: Phrasebook | null;
  readonly catalogue: PlotCatalogue | null;
  say(text: string): string;
}

const FETCH = {
  es: () => [import("@treeline/engine/phrases/es"), import("./languages/es/index.ts")] as const,
  de: () => [import("@treeline/engine/phrases/de"), import("./languages/de/index.ts")] as const,
};

const ENGLISH: Tongue = { language: "en", decimal: ".", book: null, catalogue: null, say: (text) => text };

/** Makes what programs read, which is in English whatever is spoken: code and its comments. */
export function inEnglish<T>(work: () => T): T {
  return whileToldIn(ENGLISH, work);
}

/**
 * Fetches a language.
 * @param decimal the mark of its numbers
 */
export async function tongueOf(language: Language, decimal: "." | ","): Promise<Tongue> {
  if (language === "en") return { ...ENGLISH, decimal };
  const [phrases, catalogue, { MANNERS, sayer }] = await Promise.all([
    ...FETCH[language](),
    import("@treeline/engine/phrases"),
  ] as const);
  const book = phrases.default;
  const number = (text: string): string => text.replace(".", decimal);
  return {
    language,
    decimal,
    book,
    catalogue,
    say: sayer(book, { ...MANNERS[language], number, own: ownWords }),
  };
}

/** Makes something in a language, and leaves everything as it was; the work must not wait for anything. */
export function whileToldIn<T>({ book, say, catalogue, decimal }: Tongue, work: () => T): T {
  return withDecimalMark(decimal, () => whileDrawnIn(catalogue, () => whileSpeaking(book, say, work)));
}
