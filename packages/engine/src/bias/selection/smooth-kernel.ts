import { Moments, type Place } from "./moments.ts";
import { boundedTailsAt, commonEdges, cuspEdges, LEAST_P, ownEdges, REACH, tailsAt, zOf } from "./nodes.ts";
import type { PTails, SelectionData, SelectionKernel, SmoothWeight } from "./types.ts";
import { COARSE, FINE, WeightTable } from "./weight-table.ts";

/** How much wider panels begin where a few digits are enough. */
const COARSE_WIDTH = 2;
/** Reach of a density in its own standard deviations. */
const TAILS = 9.5;

/**
 * The kernel of a smooth selection function: A_i = integral of w(p(z)) N(z; mu_i / se_i, 1 + tau2 / v_i) over z, by
 * Gauss-Legendre panels on the z axis, on which every study's density is at least one unit wide. Weights at the common nodes are
 * computed once for all studies; sums run on a log scale, so that an integral of 1e-300 has as many digits as one of 1/2.
 * Derivatives are moments of the selected distribution.
 * @param coarse with few nodes, to compare starting points
 */
export function smoothKernel(
  data: SelectionData,
  weight: SmoothWeight,
  either: boolean,
  coarse: boolean,
): SelectionKernel {
  const width = coarse ? COARSE_WIDTH * weight.width : weight.width;
  const kinks = [
    ...zOf(weight.bounded ? [...weight.kinks, LEAST_P, 1 - LEAST_P] : weight.kinks, either),
    ...(either && weight.cusp ? cuspEdges(coarse ? 16 : 4) : []),
  ];
  const tails = weight.bounded ? boundedTailsAt : tailsAt;
  const given = { weight, tailsOf: (z: number) => tails(z, either), fineness: coarse ? COARSE : FINE };
  const table = new WeightTable(commonEdges(kinks, width), given);
  const d = weight.size;
  const se = data.v.map(Math.sqrt);
  const observed: PTails[] = Array.from(data.y, (y, i) => tails(y / se[i]!, either));
  const own = new Float64Array(1 + d + d * d);
  const sums = new Moments(d, coarse);
  const place: { m: number; sigma: number } = { m: 0, sigma: 1 };
  let delta: Float64Array = new Float64Array(d);
  /** Puts the study's density into `place`. */
  const tableFor = (i: number, mu: number, tau2: number): WeightTable => {
    place.m = mu / se[i]!;
    place.sigma = Math.sqrt(1 + tau2 / data.v[i]!);
    const common = Math.abs(place.m) + TAILS * place.sigma <= REACH;
    const used = common ? table : ownTable(place);
    used.set(delta, data.prec?.[i] ?? 1);
    return used;
  };
  const ownTable = ({ m, sigma }: Place): WeightTable =>
    new WeightTable(ownEdges(kinks, width, m, sigma), given);
  return {
    size: d,
    prepare(next) {
      delta = next;
    },
    value(i, mu, tau2) {
      const area = sums.logArea(tableFor(i, mu, tau2), place);
      weight.log(observed[i]!, delta, data.prec?.[i] ?? 1, own, 0);
      return own[0]! - area;
    },
    study(i, mu, tau2, out) {
      if (!sums.gather(tableFor(i, mu, tau2), place)) return false;
      weight.log(observed[i]!, delta, data.prec?.[i] ?? 1, own, 0);
      sums.write(out, Math.sqrt(data.v[i]! + tau2), own);
      return true;
    },
  };
}
