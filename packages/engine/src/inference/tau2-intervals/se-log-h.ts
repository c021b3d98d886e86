import { log, square } from "../../numeric/elementary.ts";
/**
 * Standard error of log H.
 * Source: Higgins & Thompson (2002), p. 1549: [log Q - log(k - 1)] / [2 (sqrt(2Q) - sqrt(2k - 3))] where Q > k, else
 * sqrt[(1 - 1 / (3 (k - 2)^2)) / (2 (k - 2))].
 * @param k k >= 3
 */
export function seLogH(q: number, k: number): number {
  if (q > k) return (log(q) - log(k - 1)) / (2 * (Math.sqrt(2 * q) - Math.sqrt(2 * k - 3)));
  return Math.sqrt((1 - 1 / (3 * square(k - 2))) / (2 * (k - 2)));
}
