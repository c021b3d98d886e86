import { hasCapitalNouns } from "./phrases.ts";

/** Names that look like words in front. */
const NAMES = /^(?:Wald|Peto|Fisher|Yule|Cohens|Hedges)\b/;
/** An English or Spanish word that begins large because it begins the label: no acronym, no "Cohen's", no "Knapp-Hartung". */
const FIRST_WORD = /^[A-Z][a-z]+(?![A-Za-z]|['\u2019]|-[A-Z])/;
/** A German adjective before its noun or before a symbol: "Restringierte Maximum-Likelihood", "Zweiseitiges p". */
const ADJECTIVE = /^\p{Lu}\p{Ll}+e[rsnm]? (?=\p{Lu}|\p{L}\b)/u;

/** A label within a sentence, in the language spoken: its capital goes, unless it is a name, a symbol or a German noun. */
export function within(label: string): string {
  if (hasCapitalNouns()) return germanWithin(label);
  return FIRST_WORD.test(label) && !NAMES.test(label) ? small(label) : label;
}

/** A German label within a sentence. */
export function germanWithin(label: string): string {
  return ADJECTIVE.test(label) && !NAMES.test(label) ? small(label) : label;
}

function small(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
