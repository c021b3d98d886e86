import { language } from "../state/language.ts";

/** The shape of a part of the catalogue: any text where the English one has its own. */
export type Words<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Words<Said>
    : { readonly [Key in keyof T]: Words<T[Key]> };

type Catalogue = Readonly<Record<string, unknown>>;

// English stands where it is used; another language is fetched once, before anything is drawn.
const translated: Catalogue | null = await fetchCatalogue();

async function fetchCatalogue(): Promise<Catalogue | null> {
  switch (language) {
    case "en":
      return null;
    case "es":
      return await import("./es/index.ts");
    case "de":
      return await import("./de/index.ts");
  }
}

/**
 * A part of the catalogue in the language of the page.
 * @param part its name in the catalogues of other languages
 * @param english its words in English, which every other language has the shape of
 */
export function spoken<const T>(part: string, english: T): Words<T> {
  return (translated?.[part] as Words<T> | undefined) ?? (english as Words<T>);
}
