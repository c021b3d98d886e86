/** What the texts of a column want, in the measure of the paper. */
interface Wanted {
  /** Of the longest text on one line. */
  readonly whole: number;
  /** Of the longest word: in less it would be torn. */
  readonly word: number;
}

/**
 * Widths of columns that fill a width: as wide as their texts where all fit; else columns of words share what the others leave, by
 * the root of their length, so that one of them does not take all, and no column is narrower than its longest word where that can be.
 * @param gap what stays empty beside the text of every column
 */
export function shareWidth(
  columns: readonly (readonly string[])[],
  measure: (text: string) => number,
  total: number,
  gap: number,
): readonly number[] {
  const wanted = columns.map((texts) => wantedBy(texts, measure, gap));
  const whole = sumOf(wanted.map(({ whole }) => whole));
  if (whole <= total) return wanted.map((column) => (column.whole * total) / whole);
  const fair = total / columns.length;
  const large = wanted.filter((column) => column.whole > fair);
  const left = total - sumOf(wanted.map((column) => (column.whole > fair ? 0 : column.whole)));
  const roots = sumOf(large.map((column) => Math.sqrt(column.whole)));
  const given = wanted.map((column) =>
    column.whole > fair ? Math.max(column.word, (left * Math.sqrt(column.whole)) / roots) : column.whole,
  );
  return cutTo(total, given, wanted);
}

/** Takes what is too much from the columns that have more than their longest word. */
function cutTo(total: number, given: readonly number[], wanted: readonly Wanted[]): readonly number[] {
  const excess = sumOf(given) - total;
  const spare = given.map((width, at) => Math.max(0, width - (wanted[at]?.word ?? 0)));
  const all = sumOf(spare);
  return excess > all
    ? given.map((width) => (width * total) / (total + excess))
    : given.map((width, at) => width - (all === 0 ? 0 : (excess * (spare[at] ?? 0)) / all));
}

function wantedBy(texts: readonly string[], measure: (text: string) => number, gap: number): Wanted {
  const longest = (all: readonly string[]): number => Math.max(0, ...all.map(measure)) + gap;
  return { whole: longest(texts), word: longest(texts.flatMap((text) => text.split(" "))) };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
