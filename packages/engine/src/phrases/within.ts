import { spokenWithin } from "./phrases.ts";

/** Names that look like words in front. */
const NAMES = /^(?:Copas|Emax|Fisher|Peto|Vevea|Wald|Yule)\b/;
/** A word that begins large because it begins the label: no acronym, no "Cohen's", no "Knapp-Hartung". */
const FIRST_WORD = /^[A-Z][a-z]+(?![A-Za-z]|['\u2019]|-[A-Z])/;

/** A label within a sentence, in the language spoken: its capital goes, unless it is a name or a symbol ("REML"). */
export function within(label: string): string {
  const own = spokenWithin();
  if (own !== undefined) return own(label);
  return FIRST_WORD.test(label) && !NAMES.test(label)
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
}
