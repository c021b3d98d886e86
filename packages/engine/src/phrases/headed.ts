/** Symbols that look like words: they keep their small letter wherever they stand. */
const SYMBOLS = /^(?:beta|df|exp|ln|log|phi|rho|sqrt|tau|vi|yi)(?![-\p{L}])/u;
/** A word in front: no "p of Q", no "k0". */
const FIRST_WORD = /^\p{Ll}{2,}(?![\p{L}\d_])/u;

/** A name that is written as in a sentence, where it stands alone: over a column, beside a number. */
export function headed(label: string): string {
  return FIRST_WORD.test(label) && !SYMBOLS.test(label)
    ? `${label.charAt(0).toUpperCase()}${label.slice(1)}`
    : label;
}
