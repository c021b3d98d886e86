/** Signs of footnotes behind a number: stars, daggers, superscript letters. */
const FOOTNOTE = /[\s*†‡§¶#ªᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿ]+$/u;
const FOOTNOTE_BEFORE = /^[\s*†‡§¶]+/u;
/** Behind a number these are footnotes as well, or a power. */
const SUPERSCRIPT = /[\s⁰¹²³⁴⁵⁶⁷⁸⁹]+$/u;
const NAMED = /^\p{L}{1,6}\s*[=:]\s*(?=[-+−.,\d])/u;
/** What papers write in English, German and Spanish where a number is not known. */
const UNKNOWN =
  /^(?:n\.?\s?[rd]\.?|n\.\s?a\.|not (?:reported|available|given|stated|known|applicable|done)|unknown|unclear|missing|\?+|k\.?\s?a\.?|keine angaben?|nicht (?:berichtet|angegeben|bekannt|verfügbar)|unbekannt|unklar|fehlt|fehlend|s\.?\s?d\.|sin datos?|no (?:informado|reportado|disponible|consta)|desconocido)$/iu;

/** Longer cells are prose; the expressions would walk through a long run of spaces again and again. */
const LONGEST = 100;

/** A cell without the signs of footnotes before and behind what it holds. */
export function withoutMarks(text: string): string {
  const cell = text.trim();
  if (cell.length > LONGEST) return cell;
  // A sign alone is no footnote of anything.
  const rest = cell.replace(FOOTNOTE, "").replace(FOOTNOTE_BEFORE, "");
  return rest === "" ? cell : rest;
}

/** A cell without raised figures at its end: of a footnote, if it is no power. */
export function withoutRaised(text: string): string {
  const cell = text.trim();
  return cell.length > LONGEST ? cell : cell.replace(SUPERSCRIPT, "");
}

/** A cell without the name before its number: 34 of "n = 34". */
export function withoutName(text: string): string {
  return text.trim().replace(NAMED, "");
}

/** Whether a cell says in words that a number is not known. */
export function saysUnknown(text: string): boolean {
  return text.length <= LONGEST && UNKNOWN.test(text.trim());
}
