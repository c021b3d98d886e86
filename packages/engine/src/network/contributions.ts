import type { NetworkContribution, NetworkEdge } from "../network-types.ts";
import { laplacianOf } from "./blocks.ts";
import type { Solved } from "./fit-network.ts";

/**
 * What each direct comparison contributes to the network's estimate of one comparison: evidence flows from its first to its
 * second treatment as current does, a walker follows it with probabilities in proportion, and the probability of each path is
 * shared evenly by its edges. Sums over lengths of paths take the place of a list of all paths.
 * @param edges the direct comparisons of the network
 * @returns null where correlated arms give a comparison a negative weight, so that there is no flow to follow
 * Source: Davies, Papakonstantinou, Nikolakopoulou, Ruecker & Galla (2022), Statistics in Medicine 41, 2091-2114.
 * R: `netcontrib(net, method = "randomwalk")` of netmeta
 */
export function contributionOf(
  solved: Solved,
  edges: readonly Pick<NetworkEdge, "first" | "second">[],
  first: number,
  second: number,
): NetworkContribution | null {
  const { n, blocks, solution } = solved;
  const laplacian = laplacianOf(blocks, n);
  const potential = Array.from(
    { length: n },
    (_, place) => solution.inverse[place * n + first]! - solution.inverse[place * n + second]!,
  );
  const flows = edges.map((edge) => {
    const weight = -laplacian[edge.first * n + edge.second]!;
    const flow = weight * (potential[edge.first]! - potential[edge.second]!);
    return {
      weight,
      from: flow > 0 ? edge.first : edge.second,
      to: flow > 0 ? edge.second : edge.first,
      flow: Math.abs(flow),
    };
  });
  if (flows.some(({ weight }) => weight < 0)) return null;
  const carried = flows.map((each) => (each.flow > LEAST_FLOW ? each.flow : 0));
  const out = new Float64Array(n);
  flows.forEach(({ from }, at) => {
    out[from]! += carried[at]!;
  });
  const downhill = Array.from({ length: n }, (_, place) => place).toSorted(
    (one, other) => potential[other]! - potential[one]!,
  );
  const steps = flows.map(({ from, to }, at) => ({
    from,
    to,
    share: carried[at]! === 0 ? 0 : carried[at]! / out[from]!,
  }));
  const arrived = walk(first, downhill, n, steps);
  const left = walk(
    second,
    downhill.toReversed(),
    n,
    steps.map(({ from, to, share }) => ({ from: to, to: from, share })),
  );
  return {
    first,
    second,
    shares: steps.map(({ from, to, share }) => {
      let sum = 0;
      for (let before = 0; before < n; before++) {
        for (let after = 0; before + after < n; after++) {
          sum += (arrived[from * n + before]! * share * left[to * n + after]!) / (before + after + 1);
        }
      }
      return sum;
    }),
  };
}

/** A flow below this share of the whole is rounding. */
const LEAST_FLOW = 1e-12;

interface Step {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** By treatment and number of steps, the sum over paths from `start` of the product of their shares. */
function walk(start: number, order: readonly number[], n: number, steps: readonly Step[]): Float64Array {
  const reached = new Float64Array(n * n);
  reached[start * n] = 1;
  for (const place of order) {
    for (const { from, to, share } of steps) {
      if (from !== place || share === 0) continue;
      for (let length = 0; length + 1 < n; length++) {
        reached[to * n + length + 1]! += reached[place * n + length]! * share;
      }
    }
  }
  return reached;
}
