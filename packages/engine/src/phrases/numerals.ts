/** Names of statistics and measures, letters of exponents, and the words that stand between the numbers of an interval. */
const SYMBOL =
  "[pktzFQ]|QM|QE|DFFITS|DFBETAS|I²|I2|H²|R²|τ²?|χ²|e(?=[-\u2212+]?\\d)|(?<= )(?:to|CI|PI)(?= )|\\b(?:RR|OR|HR|IRR|SMD|MD|RD)(?= )";
const NUMERIC = new RegExp(`^(?:${SYMBOL}|[\\d\\s.,;:()[\\]<>=+\\-\u2212\u2013%^×·±∞/|])+$`, "u");
const NUMERAL = /(?<![\d.,])[-\u2212]?\d*\.?\d+(?:e[-\u2212+]?\d+)?(?!\d*\.\d)/gu;

/** What stands in the book for the words between numbers. */
const LEVEL = { CI: "{0} CI", PI: "{0} PI" } as const;
const RANGE = "{0} to {1}";

/** Whether a text is made of numbers and signs alone: `2.5`, `95 % CI [0.38, 0.78]`, `t(9) = −0.22, p = .834`. */
export function isNumeric(text: string): boolean {
  return /\d/.test(text) && NUMERIC.test(text);
}

/**
 * Numbers as the engine writes them, the reader's way: where the decimal mark is a comma, semicolons stand between numbers and a 0
 * before the mark.
 * @param number writes one number
 * @param book where the words between numbers stand
 */
export function localNumerals(
  text: string,
  number: (text: string) => string,
  book: Readonly<Record<string, string>>,
): string {
  const hasComma = number("0.5") === "0,5";
  const apart = hasComma ? text.replace(/(?<=[\d)%]), (?=[-\u2212]?[.\d\u221e])/gu, "; ") : text;
  // A p-value may have its comma already, and lacks its 0 still.
  const whole = hasComma ? apart.replace(/(?<!\d),(?=\d)/gu, "0,") : apart;
  const local = whole.replace(NUMERAL, (numeral) =>
    number(hasComma ? numeral.replace(/^([-\u2212]?)\./u, "$10.") : numeral),
  );
  const [, between = " to "] = /^\{0\}(.*)\{1\}$/u.exec(book[RANGE] ?? "") ?? [];
  return local
    .replace(/(\d[\d.,]*\u00a0%) ([CP]I)(?= )/gu, (whole, level: string, kind: "CI" | "PI") =>
      (book[LEVEL[kind]] ?? whole).replace("{0}", level),
    )
    .replaceAll(" to ", between);
}
