import { asSpokenNow, SCREEN, withDecimalMark } from "@treeline/engine";

/** The shape of a part of the catalogue: any text where the English one has its own. */
export type Words<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Words<Said>
    : { readonly [Key in keyof T]: Words<T[Key]> };

/** Words of another language by the names of their parts. */
export type PlotCatalogue = Readonly<Record<string, object>>;

interface Part {
  readonly english: object;
  /** What the drawings read; filled from the language spoken. */
  readonly words: object;
}

const parts = new Map<string, Part>();
let spokenNow: PlotCatalogue | null = null;

/**
 * A part of the catalogue of drawings, in the language set last by `speak`.
 * @param name its name in the catalogues of other languages
 * @param english its words in English, which every other language has the shape of
 */
export function spoken<const T extends object>(name: string, english: T): Words<T> {
  const words = { ...english, ...spokenNow?.[name] };
  parts.set(name, { english, words });
  return words as unknown as Words<T>;
}

/**
 * Sets the language that scenes are drawn in from now on.
 * @param catalogue null = English
 */
export function speak(catalogue: PlotCatalogue | null): void {
  spokenNow = catalogue;
  for (const [name, { english, words }] of parts) Object.assign(words, english, catalogue?.[name]);
}

/** Draws in another language, and then again in the one before; the work must not wait for anything. */
export function whileDrawnIn<T>(catalogue: PlotCatalogue | null, work: () => T): T {
  const before = spokenNow;
  speak(catalogue);
  try {
    return work();
  } finally {
    speak(before);
  }
}

/** What is drawn later is drawn in the language spoken now. */
export function asDrawnNow<T>(work: () => T): () => T {
  const catalogue = spokenNow;
  const decimal = SCREEN.decimal === "," ? "," : ".";
  const said = asSpokenNow(work);
  return () =>
    catalogue === spokenNow && decimal === SCREEN.decimal
      ? said()
      : withDecimalMark(decimal, () => whileDrawnIn(catalogue, said));
}
