import { ownWords, setDecimalMark, speakPhrases } from "@treeline/engine";
import type { Words } from "@treeline/plots";
import { language } from "../state/language.ts";
import { decimalMark, localNumber } from "../state/number-marks.ts";

const FETCH = {
  es: () => [import("./es/index.ts"), import("@treeline/engine/phrases/es")] as const,
  de: () => [import("./de/index.ts"), import("@treeline/engine/phrases/de")] as const,
};

type Catalogue = Readonly<Record<string, unknown>>;

setDecimalMark(decimalMark);

// English stands where it is used; another language is fetched once, before anything is drawn.
const translated: Catalogue | null = await fetchCatalogue();

async function fetchCatalogue(): Promise<Catalogue | null> {
  if (language === "en") return null;
  document.documentElement.lang = language;
  const [catalogue, phrases, { MANNERS, sayer }] = await Promise.all([
    ...FETCH[language](),
    import("@treeline/engine/phrases"),
  ] as const);
  const book = phrases.default;
  speakPhrases(book, sayer(book, { ...MANNERS[language], number: localNumber, own: ownWords }));
  return catalogue;
}

/**
 * A part of the catalogue in the language of the page.
 * @param part its name in the catalogues of other languages
 * @param english its words in English, which every other language has the shape of
 */
export function spoken<const T>(part: string, english: T): Words<T> {
  return (translated?.[part] as Words<T> | undefined) ?? (english as Words<T>);
}
