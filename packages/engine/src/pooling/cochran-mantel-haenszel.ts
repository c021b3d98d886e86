import type { NamedTest } from "../analysis-types.ts";
import { chisqTest } from "../inference/tests.ts";
import type { Counts } from "./counts.ts";
import { createSum, determinant } from "./sums.ts";

const CONTINUITY = 0.5;

/**
 * Cochran-Mantel-Haenszel test of no association in any table: (|sum (a - E)| - 1/2)^2 / sum V with E = n1 (a + c) / N and
 * V = n1 n2 (a + c)(b + d) / (N^2 (N - 1)); null where no table has both outcomes.
 *
 * The correction takes at most what there is: a difference of less than 1/2 gives 0.
 * @param correct whether 1/2 is taken off
 * Source: Mantel & Haenszel (1959), JNCI 22, 719-748. R: `rma.mh(measure = "OR", correct = ...)$MH`
 */
export function cochranMantelHaenszel({ a, b, c, d }: Counts, correct: boolean): NamedTest | null {
  const difference = createSum();
  let variance = 0;
  for (let i = 0; i < a.length; i++) {
    const [n1, n2] = [a[i]! + b[i]!, c[i]! + d[i]!];
    const total = n1 + n2;
    difference.add(determinant(a[i]!, b[i]!, c[i]!, d[i]!) / total);
    variance += ((n1 / total) * (n2 / total) * (a[i]! + c[i]!) * (b[i]! + d[i]!)) / (total - 1);
  }
  return named("cochran-mantel-haenszel", difference.value(), variance, correct);
}

/**
 * The same test for rates: E = (x1 + x2) t1 / T and V = (x1 + x2) t1 t2 / T^2; null without events.
 *
 * Source: Rothman, Greenland & Lash (2008), Modern Epidemiology, 3rd ed., ch. 15.
 * R: `rma.mh(measure = "IRR", correct = ...)$MH`
 */
export function mantelHaenszelRates({ a, b, c, d }: Counts, correct: boolean): NamedTest | null {
  const difference = createSum();
  let variance = 0;
  for (let i = 0; i < a.length; i++) {
    const total = b[i]! + d[i]!;
    difference.add(determinant(a[i]!, b[i]!, c[i]!, d[i]!) / total);
    variance += (a[i]! + c[i]!) * (b[i]! / total) * (d[i]! / total);
  }
  return named("mantel-haenszel-rates", difference.value(), variance, correct);
}

function named(id: string, difference: number, variance: number, correct: boolean): NamedTest | null {
  const size = Math.max(0, Math.abs(difference) - (correct ? CONTINUITY : 0));
  const value = size * (size / variance);
  if (!(variance > 0) || !Number.isFinite(value)) return null;
  return { id, test: chisqTest("no association in any study", "X2", value, 1) };
}
