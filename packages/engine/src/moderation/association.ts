import type { ModeratorValues } from "../design/types.ts";
import type { Association } from "../moderation-types.ts";
import { square } from "../numeric/elementary.ts";
import { associationSentence, type Coinciding } from "./map-words.ts";

/** From here on two moderators can hardly be told apart: they share four fifths of their variance. */
const CLOSE = 0.9;

/** Two moderators in the studies that have both. */
interface Pairs {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/**
 * How closely two moderators go together in the studies that have both: Cramér's V of two factors, sqrt(chi2 / (k min(r - 1,
 * c - 1))); eta of a factor and a number, sqrt(between / total sum of squares); Pearson's r of two numbers.
 * Source: Cramér (1946), Mathematical Methods of Statistics, 21.9. R: `sqrt(chisq.test(a, b, correct = FALSE)$statistic / (k * m))`,
 * `sqrt(summary(lm(x ~ g))$r.squared)`, `cor(x, y)`
 */
export function associationOf(first: ModeratorValues, second: ModeratorValues): Association {
  const places = first.values.flatMap((value, i) => (value === null || second.values[i] === null ? [] : [i]));
  const pairs: Pairs = { a: places.map((i) => first.values[i]!), b: places.map((i) => second.values[i]!) };
  const measure =
    first.kind === "factor" && second.kind === "factor" ? "V" : first.kind === second.kind ? "r" : "eta";
  const value =
    measure === "V"
      ? cramersV(pairs)
      : measure === "r"
        ? pearson(pairs)
        : eta(first.kind === "factor" ? pairs : { a: pairs.b, b: pairs.a });
  const coinciding = measure === "V" ? coincidingLevels(pairs, [first.levels, second.levels]) : null;
  const found = {
    columns: [first.column, second.column] as const,
    measure,
    value,
    k: places.length,
    confounded:
      value === null ? ("apart" as const) : confoundedBy(pairs, measure, value, coinciding !== null),
  } as const;
  return { ...found, sentence: associationSentence(found, coinciding) };
}

/** The largest levels of the two that are the same studies but one at most; null where none are. */
function coincidingLevels(
  { a, b }: Pairs,
  [levelsA, levelsB]: readonly [readonly string[], readonly string[]],
): Coinciding | null {
  let found: (Coinciding & { readonly size: number }) | null = null;
  for (const [i, x] of levelsA.entries()) {
    for (const [j, y] of levelsB.entries()) {
      const size = a.filter((value, at) => value === i && b[at] === j).length;
      const apart = a.filter((value, at) => (value === i) !== (b[at] === j)).length;
      if (size < 2 || size + apart === a.length || apart > 1) continue;
      if (found === null || size > found.size) found = { levels: [x, y], apart, size };
    }
  }
  return found;
}

function confoundedBy(
  pairs: Pairs,
  measure: Association["measure"],
  value: number,
  coinciding: boolean,
): Association["confounded"] {
  const size = Math.abs(value);
  if (measure !== "V") {
    if (size > 1 - 1e-9) return "complete";
    return size >= CLOSE ? "nearly" : "apart";
  }
  if (misfitsOf(pairs) === 0 || misfitsOf({ a: pairs.b, b: pairs.a }) === 0) return "complete";
  return size >= CLOSE || coinciding ? "nearly" : "apart";
}

/** Studies to leave out until the levels of a settle those of b. */
function misfitsOf({ a, b }: Pairs): number {
  let misfits = 0;
  for (const level of new Set(a)) {
    const others = b.filter((_, i) => a[i] === level);
    misfits += others.length - Math.max(...countsIn(others));
  }
  return misfits;
}

function countsIn(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}

function cramersV({ a, b }: Pairs): number | null {
  const [rows, columns] = [[...new Set(a)], [...new Set(b)]];
  const least = Math.min(rows.length, columns.length) - 1;
  if (least < 1) return null;
  let chi2 = 0;
  for (const row of rows) {
    for (const column of columns) {
      const n = a.filter((value, i) => value === row && b[i] === column).length;
      const inRow = a.filter((value) => value === row).length;
      const inColumn = b.filter((value) => value === column).length;
      const expected = (inRow * inColumn) / a.length;
      chi2 += square(n - expected) / expected;
    }
  }
  return Math.min(1, Math.sqrt(chi2 / (a.length * least)));
}

function eta({ a: groups, b: numbers }: Pairs): number | null {
  const total = squaresAround(numbers);
  if (!(total > 0) || new Set(groups).size < 2) return null;
  let within = 0;
  for (const group of new Set(groups)) within += squaresAround(numbers.filter((_, i) => groups[i] === group));
  return Math.sqrt(Math.max(0, 1 - within / total));
}

function pearson({ a, b }: Pairs): number | null {
  const [sizeA, sizeB] = [squaresAround(a), squaresAround(b)];
  if (!(sizeA > 0) || !(sizeB > 0)) return null;
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  const product = a.reduce((sum, value, i) => sum + (value - meanA) * (b[i]! - meanB), 0);
  return Math.max(-1, Math.min(1, product / Math.sqrt(sizeA) / Math.sqrt(sizeB))) + 0;
}

function meanOf(values: readonly number[]): number {
  const first = values[0] ?? 0;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / Math.max(1, values.length);
}

function squaresAround(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + square(value - mean), 0);
}
