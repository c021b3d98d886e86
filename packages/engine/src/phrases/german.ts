/** Adjectives before their noun or before a symbol: "Restringierte Maximum-Likelihood", "Restringierter kubischer Spline", "Zweiseitiges p". */
const ADJECTIVE = /^\p{Lu}\p{Ll}+e[rsnm]? (?:kubischer )?(?=\p{Lu}|\p{L}(?!\p{L}))/u;
/** What says how something is: "Quadratisch", "Stückweise linear". */
const ADVERB = /^(?:Linear|Mäßig|Stark|\p{Lu}\p{Ll}+(?:isch|weise))(?!\p{L})/u;
/** Names that end as adjectives do, and English ones. */
const NAMES = /^(?:Cohens|False|Hedges|Number|Poolen|Predictive|Yules)\b/;

/** A German label within a sentence: nouns and names keep their capital. */
export function germanWithin(label: string): string {
  const isSmall = ADJECTIVE.test(label) || ADVERB.test(label);
  return isSmall && !NAMES.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
