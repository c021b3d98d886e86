import type { NetworkSplit } from "../network-types.ts";
import { differenceIn } from "./blocks.ts";
import { componentsOf } from "./components.ts";
import { effectOf, type Solved, solveNetwork } from "./fit-network.ts";
import { type NetworkStudy, pairVariance } from "./study-arms.ts";

/** `back-calculation` of the indirect from the network's and the direct evidence, or `design` (SIDDE): a network without the studies of the comparison. */
export type SplitMethod = "back-calculation" | "design";

/** Shares closer to 1 than this leave nothing to the indirect evidence. */
const WHOLE = 1e-10;

interface Estimate {
  readonly estimate: number;
  readonly variance: number;
}

/**
 * Direct and indirect evidence on a comparison, and their difference. The direct evidence pools the studies that have both
 * treatments, the indirect one is what is left of the network's estimate: (network - share direct) / (1 - share).
 * Source: Dias, Welton, Caldwell & Ades (2010), Statistics in Medicine 29, 932-944; Koenig, Krahn & Binder (2013), Statistics
 * in Medicine 32, 5414-5429; for separating whole designs Efthimiou et al. (2019), Statistics in Medicine 38, 2992-3012.
 * R: `netsplit(net)`, `netsplit(net, method = "SIDDE")` of netmeta
 */
export function splitOf(solved: Solved, first: number, second: number, method: SplitMethod): NetworkSplit {
  const network = differenceIn(solved.solution, first, second);
  const own = solved.studies.filter(
    ({ treatments }) => treatments.includes(first) && treatments.includes(second),
  );
  const direct = directEstimate(own, first, second, solved.tau2 ?? 0);
  const share = direct === null ? 0 : Math.min(1, network.variance / direct.variance);
  const indirect =
    direct === null
      ? network
      : method === "design"
        ? withoutStudies(solved, own, first, second)
        : backCalculated(network, direct, share);
  const difference =
    direct === null || indirect === null
      ? null
      : {
          estimate: direct.estimate - indirect.estimate,
          variance: direct.variance + indirect.variance,
        };
  const told = (one: Estimate) => effectOf(one.estimate + 0, one.variance, solved);
  return {
    first,
    second,
    studies: own.length,
    directShare: share,
    network: told(network),
    direct: direct === null ? null : told(direct),
    indirect: indirect === null ? null : told(indirect),
    difference: difference === null ? null : told(difference),
  };
}

function directEstimate(
  studies: readonly NetworkStudy[],
  first: number,
  second: number,
  tau2: number,
): Estimate | null {
  let [sum, weighted] = [0, 0];
  for (const study of studies) {
    const [i, j] = [study.treatments.indexOf(first), study.treatments.indexOf(second)];
    const weight = 1 / (pairVariance(study, i, j) + tau2);
    sum += weight;
    weighted += weight * (study.effects[i]! - study.effects[j]!);
  }
  return sum === 0 ? null : { estimate: weighted / sum, variance: 1 / sum };
}

function backCalculated(network: Estimate, direct: Estimate, share: number): Estimate | null {
  const left = 1 - share;
  if (left < WHOLE) return null;
  return {
    estimate: (network.estimate - share * direct.estimate) / left,
    variance: network.variance / left,
  };
}

/** The comparison in the network of the other studies; null where they do not connect the two. */
function withoutStudies(
  solved: Solved,
  own: readonly NetworkStudy[],
  first: number,
  second: number,
): Estimate | null {
  const others = solved.studies.filter((study) => !own.includes(study));
  const parts = componentsOf(
    others.map(({ treatments }) => treatments),
    solved.n,
  );
  const part = parts.find((places) => places.includes(first) && places.includes(second));
  if (part === undefined) return null;
  const connected = others.filter(({ treatments }) => part.includes(treatments[0]!));
  const refitted = solveNetwork(connected, solved.n, solved.choices);
  return refitted === null ? null : differenceIn(refitted.solution, first, second);
}
