/** A word that begins large because it begins the label: no acronym, no symbol, no "Knapp-Hartung". */
const FIRST_WORD = /^\p{Lu}\p{Ll}+(?![\p{L}'\u2019]|-\p{Lu})/u;
/** Names that labels begin with: of people, of programs, and what is left in English. */
const NAMES =
  /^(?:Bayes|Bonferroni|Buckland|Burnham|Cochrane?|Copas|Cox|Emax|Fisher|Garwood|Hedges|Hochberg|Holm|Jackson|Jeffreys|Kendall|Net|Orwin|Peto|Rosenberg|Rosenthal|Sato|Stata|Top|Treeline|Wald|Wilson|Yule)\b/u;

/** A Spanish label within a sentence: its capital goes, unless it is a name or a symbol. */
export function spanishWithin(label: string): string {
  return FIRST_WORD.test(label) && !NAMES.test(label)
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
}
