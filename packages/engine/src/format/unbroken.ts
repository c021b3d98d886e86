/** Intervals in brackets, two or three short words in parentheses, a statistic with its number, a share in per cent, degrees of freedom, a name like "p-value". */
const TOGETHER =
  /\[[\d\u2212-][^\]]*\]|\([^()\s]{1,9}(?:[ \u00a0][^()\s]{1,9}){1,2}\)|(?:[A-Z]{1,2}\([.,\d]+[,;] [.,\d]+\) |\S{1,12} )?[=<>\u2264\u2265] [\u2212.,\d]+(?: %)?|[\u03c4IHR]\u00b2 [.,\d]+(?: %)?|\([\u2212.,\d]+[,;] [\u2212.,\d]+\]|\d (?:%|df\b)|\bk \u2212 \d|\b[pzt]-(?=[A-Za-z])|\d-(?=%)/g;

/** A text that is not torn within "[0.1, 0.2]", "(0.1 to 0.2)", "p < .001", "95 %" or "p-value" at the end of a line. */
export function unbroken(text: string): string {
  return text.replace(TOGETHER, (part) =>
    part.replaceAll("| ", "|\u2060 ").replaceAll(" ", "\u00a0").replace(/-$/, "-\u2060"),
  );
}
