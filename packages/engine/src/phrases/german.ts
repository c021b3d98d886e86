/** An adjective before its noun or before a symbol: "Restringierte Maximum-Likelihood", "Zweiseitiges p". */
const ADJECTIVE = /^\p{Lu}\p{Ll}+e[rsnm]? (?=\p{Lu}|\p{L}(?!\p{L}))/u;
/** Names that end as adjectives do. */
const NAMES = /^(?:Cohens|Hedges)\b/;

/** A German label within a sentence: nouns and names keep their capital. */
export function germanWithin(label: string): string {
  return ADJECTIVE.test(label) && !NAMES.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
