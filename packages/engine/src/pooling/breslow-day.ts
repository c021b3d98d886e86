import type { NamedTest } from "../analysis-types.ts";
import { chisqTest } from "../inference/tests.ts";
import { exp } from "../numeric/elementary.ts";
import type { Counts } from "./counts.ts";
import { createSum } from "./sums.ts";

/**
 * Breslow-Day test that all tables share one odds ratio, and Tarone's form of it, each with as many degrees of freedom as
 * tables with both outcomes, less 1; none for fewer than two such tables.
 *
 * Breslow-Day: sum (a - A)^2 / V, where A, B, C, D have the table's margins and the odds ratio A D / (B C) of the estimate,
 * and 1 / V = 1/A + 1/B + 1/C + 1/D. Tarone: less (sum (a - A))^2 / sum V, because the Mantel-Haenszel estimate is not the
 * efficient one.
 * @param logOddsRatio the Mantel-Haenszel estimate
 * Source: Breslow & Day (1980), Statistical Methods in Cancer Research 1, p. 142; Tarone (1985), Biometrika 72, 91-95,
 * doi:10.1093/biomet/72.1.91. R: `rma.mh(measure = "OR")$BD`, `$TA`
 */
export function breslowDay({ a, b, c, d }: Counts, logOddsRatio: number): NamedTest[] {
  const ratio = exp(logOddsRatio);
  const difference = createSum();
  let informative = 0;
  let statistic = 0;
  let variance = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i]! + c[i]! === 0 || b[i]! + d[i]! === 0) continue;
    informative += 1;
    const fitted = fittedCells(a[i]! + b[i]!, c[i]! + d[i]!, a[i]! + c[i]!, b[i]! + d[i]!, ratio);
    const v = 1 / (1 / fitted.a + 1 / fitted.b + 1 / fitted.c + 1 / fitted.d);
    // The observed less the fitted count is the same in all four cells but for its sign; the smallest cell keeps most digits.
    const excess = smallestExcess([a[i]!, b[i]!, c[i]!, d[i]!], fitted);
    statistic += excess * (excess / v);
    difference.add(excess);
    variance += v;
  }
  const tarone = Math.max(0, statistic - difference.value() * (difference.value() / variance));
  if (informative < 2 || !Number.isFinite(statistic) || !Number.isFinite(tarone)) return [];
  const name = "one odds ratio in all studies";
  return [
    { id: "breslow-day", test: chisqTest(name, "X2", statistic, informative - 1) },
    { id: "tarone", test: chisqTest(name, "X2", tarone, informative - 1) },
  ];
}

interface Cells {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

function smallestExcess(observed: readonly [number, number, number, number], fitted: Cells): number {
  const excesses = [
    { size: fitted.a, value: observed[0] - fitted.a },
    { size: fitted.b, value: fitted.b - observed[1] },
    { size: fitted.c, value: fitted.c - observed[2] },
    { size: fitted.d, value: observed[3] - fitted.d },
  ];
  return excesses.reduce((best, next) => (next.size < best.size ? next : best)).value;
}

/**
 * The table with margins n1, n2 (rows) and m1, m2 (columns) whose odds ratio is `ratio`.
 *
 * Rows and columns are exchanged until the first of each is the smaller one: all four cells then follow from the first one's
 * complement without loss, and no root of the quadratic equation cancels.
 */
export function fittedCells(n1: number, n2: number, m1: number, m2: number, ratio: number): Cells {
  if (n1 > n2) {
    const { a, b, c, d } = fittedCells(n2, n1, m1, m2, 1 / ratio);
    return { a: c, b: d, c: a, d: b };
  }
  if (m1 > m2) {
    const { a, b, c, d } = fittedCells(n1, n2, m2, m1, 1 / ratio);
    return { a: b, b: a, c: d, d: c };
  }
  if (m1 < n1) {
    const { a, b, c, d } = fittedCells(m1, m2, n1, n2, ratio);
    return { a, b: c, c: b, d };
  }
  const small = firstCell(n1, m1, n2, ratio);
  const b = small > n1 / 2 ? secondCell(n1, m1, m2, ratio) : n1 - small;
  const a = small > n1 / 2 ? n1 - b : small;
  return { a, b, c: b + (m1 - n1), d: a + (n2 - m1) };
}

/** A of A (n2 - m1 + A) = ratio (n1 - A)(m1 - A), where m1 <= n2: no term of the discriminant is negative. */
function firstCell(n1: number, m1: number, n2: number, ratio: number): number {
  const apart = n2 - m1;
  const linear = apart + ratio * (n1 + m1);
  const discriminant =
    apart * apart + 2 * ratio * (apart * (n1 + m1) + 2 * n1 * m1) + ratio * ratio * (m1 - n1) * (m1 - n1);
  return (2 * ratio * n1 * m1) / (linear + Math.sqrt(discriminant));
}

/** B of (n1 - B)(m2 - B) = ratio B (m1 - n1 + B), where n1 <= m1 and n1 <= m2. */
function secondCell(n1: number, m1: number, m2: number, ratio: number): number {
  const apart = m1 - n1;
  const linear = n1 + m2 + ratio * apart;
  const discriminant =
    (m2 - n1) * (m2 - n1) + 2 * ratio * (apart * (n1 + m2) + 2 * n1 * m2) + ratio * ratio * apart * apart;
  return (2 * n1 * m2) / (linear + Math.sqrt(discriminant));
}
