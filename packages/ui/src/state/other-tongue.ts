import { englishOf, inLanguage, type Language } from "@treeline/engine";
import { tongueOf, whileToldIn } from "@treeline/plots/tongue";
import { markFor } from "./number-marks.ts";
import type { OtherTongue } from "./tongues.ts";

const fetched = new Map<Language, Promise<OtherTongue>>();

/** A language beside that of the page, fetched once. */
export function otherTongue(language: Language): Promise<OtherTongue> {
  const known = fetched.get(language);
  if (known !== undefined) return known;
  const made = fetchTongue(language);
  fetched.set(language, made);
  // What could not be fetched is asked for anew by the next change.
  made.catch(() => fetched.delete(language));
  return made;
}

async function fetchTongue(language: Language): Promise<OtherTongue> {
  const tongue = await tongueOf(language, markFor(language));
  const copies = new WeakMap<object, unknown>();
  const copyOf = (answer: object): unknown => {
    const copy = copies.get(answer) ?? inLanguage(englishOf(answer));
    copies.set(answer, copy);
    return copy;
  };
  return {
    language,
    run: (work) => whileToldIn(tongue, work),
    told: <T>(answer: T) => (typeof answer === "object" && answer !== null ? (copyOf(answer) as T) : answer),
  };
}
