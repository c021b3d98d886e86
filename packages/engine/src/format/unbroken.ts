/**
 * What a line does not end within: an effect with its name and interval in brackets, two or three short words with a number in
 * parentheses, a statistic with its number, an F with its degrees of freedom, a share in per cent or per 1000, "Hedges' g",
 * "g de Hedges", "1 / \u221aV", "d h / n", "(1 + exp(x))", a name with the symbol of its statistic at the end ("right skew: z"),
 * "(t, k \u2212 1)", "I\u00b2 (from \u03c4\u00b2) = 92 %", "group 1", "top 10 %", "there are 6."
 */
const TOGETHER =
  /(?:(?:\b(?:[A-Z]{2,5}|r) )?[\d\u2212.,]+ )?\[[\d\u2212-][^\]]*\]|\b(?:[A-Z]{2,5}|r) \u2212?\d[\d.,]*|\([tz], k \u2212 \d\)|[IHR]\u00b2 \([^()\s]+ [^()\s]+\) = [.,\d]+(?: %)?|\b(?:(?:[Gg]roups?|[Gg]rupos?|Gruppen?) \d|top \d+ %|(?:are|hay|sind) \d+\.)|\((?=\D{0,20}\d)[^()\s]{1,9}(?:[ \u00a0][^()\s]{1,9}){1,2}\)|(?:[A-Z]{1,2}\([.,\d]+[,;] [.,\d]+\) |\S{1,12} )?[=<>\u2264\u2265] [\u2212.,\d]+(?: %)?|(?:[IHR]\u00b2|\u03c4\u00b2?) [.,\d]+(?: %)?|\([\u2212.,\d]+[,;] [\u2212.,\d]+\]|\b[A-Z]{1,2}\([.,\d]+[,;] [.,\d]+\)|\d[ \u00a0](?:%(?: [CPK]I\b)?|df\b)|\d (?:per|por|pro) 1000\b|\bk \u2212 \d|(?:[a-z]['\u2019]s? [a-z\u0394](?![\p{L}\d])|\b[dg] de [A-Z]\p{L}+)(?: [=<>\u2264\u2265] [\u2212.,\d]+)?|\b(?:\d+ |(?:[A-Za-z] ){1,2})\/ \S+|\(1 \+ \S+|\bexp\([^()\s]+ \S+|: [\p{L}\u03c7\u03c4]\u00b2?$/gu;

/** A name like "p-value" or "WAAP-WLS", and "95-%-"; pages from one to another; "1e-14". */
const HYPHENED = /\b(?:[pztS]|chi)-(?=[A-Za-z])|\b[A-Z]{3,}-(?=[A-Z]{3})|\d-(?=[%\d])|\de-(?=\d)/g;

/** A text that is not torn within "[0.1, 0.2]", "(0.1 to 0.2)", "p < .001", "95 %" or "Hedges' g" at the end of a line. */
export function keptTogether(text: string): string {
  return text.replace(TOGETHER, (part) => part.replaceAll("| ", "|\u2060 ").replaceAll(" ", "\u00a0"));
}

/** As {@link keptTogether}, and names like "p-value" stay whole too. */
export function unbroken(text: string): string {
  return keptTogether(text).replace(HYPHENED, "$&\u2060");
}
