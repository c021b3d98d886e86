/** Intervals in brackets, a statistic with its number, a share in per cent. */
const TOGETHER = /\[[\d\u2212-][^\]]*\]|\S{1,12} [=<>\u2264\u2265] [\u2212.,\d]+|\d %/g;

/** A text whose intervals, statistics and shares are not torn at the end of a line: "[0.1, 0.2]", "p < .001", "95 %". */
export function unbroken(text: string): string {
  return text.replace(TOGETHER, (part) => part.replaceAll("| ", "|\u2060 ").replaceAll(" ", "\u00a0"));
}
