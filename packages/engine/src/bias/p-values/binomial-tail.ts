import { exp, log, log1p } from "../../numeric/elementary.ts";
import { logGamma } from "../../numeric/gamma-function.ts";

/** log of the probability of `from` to `to` successes, both counted, in k trials. R: `log(sum(dbinom(from:to, k, p)))` */
export function logSumOfBinomial(k: number, p: number, from: number, to: number): number {
  const terms = Array.from({ length: to - from + 1 }, (_, at) => {
    const hits = from + at;
    const ways = logGamma(k + 1) - logGamma(hits + 1) - logGamma(k - hits + 1);
    return ways + hits * log(p) + (k - hits) * log1p(-p);
  });
  const top = Math.max(...terms);
  return Math.min(0, top + log(terms.reduce((sum, term) => sum + exp(term - top), 0)));
}
