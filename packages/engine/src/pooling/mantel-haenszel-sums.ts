import { log, log1p, square } from "../numeric/elementary.ts";
import type { Counts } from "./counts.ts";
import { createSum, determinant } from "./sums.ts";

/** A Mantel-Haenszel estimate; not finite where the counts do not determine it. */
export interface MantelHaenszelSums {
  readonly estimate: number;
  readonly variance: number;
  readonly weights: Float64Array;
}

/** Which variance a pooled risk difference gets. */
export type RiskDifferenceVariance = "sato" | "greenland-robins";

/** Numbers of one study; for rates b and d are person-time, and `total` is all of it. */
interface Study {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly total: number;
}

function forEachStudy(
  { a, b, c, d }: Counts,
  visit: (study: Study, at: number) => void,
  hasTime = false,
): void {
  for (let i = 0; i < a.length; i++) {
    const study = { a: a[i]!, b: b[i]!, c: c[i]!, d: d[i]! };
    const total = hasTime ? study.b + study.d : study.a + study.b + study.c + study.d;
    visit({ ...study, total }, i);
  }
}

/** log(top / bottom); their difference is summed by itself, because it cancels where the ratio is near 1. */
function logRatio(top: number, bottom: number, difference: number): number {
  const relative = difference / bottom;
  return Math.abs(relative) < 0.5 ? log1p(relative) : log(top) - log(bottom);
}

/**
 * Log odds ratio: log(sum a d / N / sum b c / N).
 *
 * Variance: sum P R / (2 R^2) + sum (P S + Q R) / (2 R S) + sum Q S / (2 S^2) with P = (a + d) / N, Q = (b + c) / N and the
 * terms R = a d / N, S = b c / N.
 * Source: Mantel & Haenszel (1959), JNCI 22, 719-748; Robins, Breslow & Greenland (1986), Biometrics 42, 311-323,
 * doi:10.2307/2531052.
 */
export function oddsRatioSums(counts: Counts): MantelHaenszelSums {
  const weights = new Float64Array(counts.a.length);
  const [difference, r, s] = [createSum(), createSum(), createSum()];
  let [pr, mixed, qs] = [0, 0, 0];
  forEachStudy(counts, ({ a, b, c, d, total }, i) => {
    const p = (a + d) / total;
    const q = (b + c) / total;
    const top = a * (d / total);
    const bottom = b * (c / total);
    weights[i] = bottom;
    difference.add(determinant(a, b, c, d) / total);
    r.add(top);
    s.add(bottom);
    pr += p * top;
    mixed += p * bottom + q * top;
    qs += q * bottom;
  });
  const [top, bottom] = [r.value(), s.value()];
  const variance = (pr / top / top + mixed / top / bottom + qs / bottom / bottom) / 2;
  return { estimate: logRatio(top, bottom, difference.value()), variance, weights };
}

/**
 * Log risk ratio: log(sum a n2 / N / sum c n1 / N).
 *
 * Variance: sum (n1 n2 (a + c) - a c N) / N^2 / (R S); the numerator is computed as a d n1 + b c n2, which is the same without
 * subtraction.
 * Source: Greenland & Robins (1985), Biometrics 41, 55-68, doi:10.2307/2530643.
 */
export function riskRatioSums(counts: Counts): MantelHaenszelSums {
  const weights = new Float64Array(counts.a.length);
  const [difference, r, s] = [createSum(), createSum(), createSum()];
  let v = 0;
  forEachStudy(counts, ({ a, b, c, d, total }, i) => {
    const [share1, share2] = [(a + b) / total, (c + d) / total];
    weights[i] = c * share1;
    difference.add(determinant(a, b, c, d) / total);
    r.add(a * share2);
    s.add(weights[i]!);
    v += a * (d / total) * share1 + b * (c / total) * share2;
  });
  const [top, bottom] = [r.value(), s.value()];
  return { estimate: logRatio(top, bottom, difference.value()), variance: v / top / bottom, weights };
}

/**
 * Risk difference: sum (a n2 - c n1) / N / sum W with W = n1 n2 / N.
 *
 * Variance `sato`: (delta sum P + sum Q) / (sum W)^2 with P = (n1^2 c - n2^2 a + n1 n2 (n2 - n1) / 2) / N^2 and
 * Q = (a d + b c) / (2 N), right for many small as for few large tables; `greenland-robins`:
 * sum W^2 (a b / n1^3 + c d / n2^3) / (sum W)^2, for few large ones.
 * Source: Sato, Greenland & Robins (1989), Biometrics 45, 1323-1324; Greenland & Robins (1985), Biometrics 41, 55-68.
 */
export function riskDifferenceSums(counts: Counts, kind: RiskDifferenceVariance): MantelHaenszelSums {
  const weights = new Float64Array(counts.a.length);
  const [difference, w, p] = [createSum(), createSum(), createSum()];
  let [q, v, size] = [0, 0, 0];
  forEachStudy(counts, ({ a, b, c, d, total }, i) => {
    const [n1, n2] = [a + b, c + d];
    const [share1, share2] = [n1 / total, n2 / total];
    weights[i] = n1 * share2;
    difference.add(determinant(a, b, c, d) / total);
    w.add(weights[i]!);
    const [pull1, pull2, tilt] = [square(share1) * c, square(share2) * a, (share1 * share2 * (n2 - n1)) / 2];
    p.add(pull1 - pull2 + tilt);
    size += pull1 + pull2 + Math.abs(tilt);
    q += (a * (d / total) + b * (c / total)) / 2;
    v += share2 * share2 * (a / n1) * b + share1 * share1 * (c / n2) * d;
  });
  const weight = w.value();
  const estimate = difference.value() / weight;
  const scatter =
    kind === "sato" ? withoutRounding(estimate * p.value() + q, Math.abs(estimate) * size + q) : v;
  return { estimate, variance: scatter / weight / weight, weights };
}

/** A difference of numbers of this size, 0 where it is no more than their rounding: its root would look like a standard error. */
function withoutRounding(difference: number, size: number): number {
  return Math.abs(difference) <= 16 * Number.EPSILON * size ? 0 : difference;
}

/**
 * Log incidence rate ratio: log(sum x1 t2 / T / sum x2 t1 / T), variance sum (x1 + x2) t1 t2 / T^2 / (R S).
 *
 * Source: Greenland & Robins (1985), Biometrics 41, 55-68; Rothman, Greenland & Lash (2008), Modern Epidemiology, ch. 15.
 */
export function rateRatioSums(counts: Counts): MantelHaenszelSums {
  const weights = new Float64Array(counts.a.length);
  const [difference, r, s] = [createSum(), createSum(), createSum()];
  let v = 0;
  forEachStudy(
    counts,
    ({ a, b, c, d, total }, i) => {
      const [share1, share2] = [b / total, d / total];
      weights[i] = c * share1;
      difference.add(determinant(a, b, c, d) / total);
      r.add(a * share2);
      s.add(weights[i]!);
      v += (a + c) * share1 * share2;
    },
    true,
  );
  const [top, bottom] = [r.value(), s.value()];
  return { estimate: logRatio(top, bottom, difference.value()), variance: v / top / bottom, weights };
}

/**
 * Incidence rate difference: sum (x1 t2 - x2 t1) / T / sum W with W = t1 t2 / T, variance
 * sum W^2 (x1 / t1^2 + x2 / t2^2) / (sum W)^2.
 *
 * Source: Greenland & Robins (1985), Biometrics 41, 55-68; Rothman, Greenland & Lash (2008), Modern Epidemiology, ch. 15.
 */
export function rateDifferenceSums(counts: Counts): MantelHaenszelSums {
  const weights = new Float64Array(counts.a.length);
  const [difference, w] = [createSum(), createSum()];
  let v = 0;
  forEachStudy(
    counts,
    ({ a, b, c, d, total }, i) => {
      const [share1, share2] = [b / total, d / total];
      weights[i] = b * share2;
      difference.add(determinant(a, b, c, d) / total);
      w.add(weights[i]!);
      v += a * square(share2) + c * square(share1);
    },
    true,
  );
  const weight = w.value();
  return { estimate: difference.value() / weight, variance: v / weight / weight, weights };
}
