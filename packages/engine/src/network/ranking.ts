import type { NetworkRank } from "../network-types.ts";
import { normalCdf } from "../numeric/normal.ts";
import { differenceIn, type Solution } from "./blocks.ts";

/**
 * P-scores, best first: the mean over the other treatments of the probability, by a normal distribution of the difference,
 * that the treatment is better. They are to the estimates what SUCRA is to Bayesian ranks.
 * @param smallIsGood whether small effects are wanted
 * Source: Ruecker & Schwarzer (2015), BMC Medical Research Methodology 15, 58. R: `netrank(net, small.values = "desirable")`
 */
export function pScores(solution: Solution, n: number, smallIsGood: boolean): NetworkRank[] {
  const ranks = Array.from({ length: n }, (_, treatment): NetworkRank => {
    let sum = 0;
    for (let other = 0; other < n; other++) {
      if (other === treatment) continue;
      const { estimate, variance } = differenceIn(solution, treatment, other);
      sum += normalCdf((smallIsGood ? -estimate : estimate) / Math.sqrt(variance));
    }
    return { treatment, pScore: sum / (n - 1) };
  });
  return ranks.toSorted((one, other) => other.pScore - one.pScore || one.treatment - other.treatment);
}
