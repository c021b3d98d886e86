/** What tables call the row that sums their studies up, in English, Spanish and German, with what may follow in brackets. */
const SUMMARY =
  /^(?:(?:grand |sub-?|overall )?totals?|overall(?: effects?)?|pooled(?: effects?| estimates?)?|summary(?: effects?| estimates?)?|all studies|(?:random|fixed|common|equal)[- ]effects? (?:model|estimate)|[RFC]E model|(?:sub)?total(?:es)?|efecto global|insgesamt|gesamt(?:effekt)?|summe|zwischensumme)\s*(?:[([:].*)?$/i;

/** Whether a row of this name sums up others. */
export function isSummaryName(name: string): boolean {
  return SUMMARY.test(name.trim());
}
