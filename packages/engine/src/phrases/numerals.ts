/** Names of statistics and letters of exponents: the same in every language. */
const SYMBOL = "[pktzFQ]|QM|QE|I²|I2|H²|R²|τ²?|tau²|χ²|e(?=[-\u2212+]?\\d)";
const NUMERIC = new RegExp(`^(?:${SYMBOL}|[\\d\\s.,;:()[\\]<>=+\\-\u2212\u2013%^×·±∞/|])+$`, "u");
const NUMERAL = /(?<![\d.,])[-\u2212]?\d*\.?\d+(?:e[-\u2212+]?\d+)?/gu;

/** Whether a text is made of numbers and signs alone: `2.5`, `[0.38, 0.78]`, `t(9) = −0.22, p = .834`. */
export function isNumeric(text: string): boolean {
  return /\d/.test(text) && NUMERIC.test(text);
}

/**
 * Numbers as the engine writes them, the reader's way: where the decimal mark is a comma, semicolons stand between numbers and a 0
 * before the mark.
 * @param number writes one number
 */
export function localNumerals(text: string, number: (text: string) => string): string {
  const hasComma = number("0.5") === "0,5";
  const apart = hasComma ? text.replace(/(?<=[\d)%]), (?=[-\u2212]?[.\d\u221e])/gu, "; ") : text;
  return apart.replace(NUMERAL, (numeral) =>
    number(hasComma ? numeral.replace(/^([-\u2212]?)\./u, "$10.") : numeral),
  );
}
