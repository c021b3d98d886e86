import { effect } from "@preact/signals";
import { type Language, ownWordsOf, setOwnWords } from "@treeline/engine";
import { language } from "./language.ts";
import { change, hasProject, project } from "./project.ts";
import { APART, type Apart, setTongueOf, tongueOf } from "./tongues.ts";

/** The language set for figures or report; null = as the page. */
export function languageOf(part: Apart): Language | null {
  return project.value.languages?.[part] ?? null;
}

export function setLanguageOf(part: Apart, next: Language | null): void {
  change(({ languages = {}, ...document }) => {
    const { [part]: _before, ...others } = languages;
    const kept = next === null ? others : { ...others, [part]: next };
    return Object.keys(kept).length === 0 ? document : { ...document, languages: kept };
  });
}

let following = false;

/** Fetches the languages that the project wants, now and whenever it wants others, and spares the words that are its user's. */
export function followLanguages(): void {
  if (following) return;
  following = true;
  for (const part of APART) effect(() => void fetchTongue(part));
  effect(() => setOwnWords(hasProject.value ? ownWordsOf(project.value) : null));
}

async function fetchTongue(part: Apart): Promise<void> {
  const wanted = wantedFor(part);
  if (wanted === null) {
    setTongueOf(part, null);
    return;
  }
  const tongue = await (await import("./other-tongue.ts")).otherTongue(wanted);
  // Another one may have been chosen meanwhile.
  if (wantedFor(part) === wanted && tongueOf(part) !== tongue) setTongueOf(part, tongue);
}

function wantedFor(part: Apart): Language | null {
  const wanted = hasProject.value ? languageOf(part) : null;
  return wanted === language ? null : wanted;
}
