import { weightedLine } from "../bias/asymmetry/weighted-line.ts";
import { twoSidedTest } from "../inference/tests.ts";
import type { AdjustedEffects, AdjustedPoint } from "../network-types.ts";
import type { Solved } from "./fit-network.ts";
import { pairVariance } from "./study-arms.ts";

/**
 * Effects of studies less the direct estimate of their comparison, each of the treatment later in an order against the one before,
 * against their standard errors; and the regression of these deviations on the standard errors, weighted by 1 / v, whose slope tells
 * whether small studies favour treatments later in the order. Comparisons that a single study makes are their own mean, say
 * nothing, and are left out. Those of a study with several arms count each, as if they were independent.
 * @param asked treatments by name, the one that small studies are thought to favour least first; those not named follow
 * Source: Chaimani & Salanti (2012), Research Synthesis Methods 3, 161-176, doi:10.1002/jrsm.57; Chaimani et al. (2013), PLoS ONE
 * 8, e76654. R: `lm(deviation ~ sei, weights = 1 / sei^2)`, `regtest(deviation, sei = sei, model = "lm")`; `funnel(net, order)` of netmeta
 */
export function adjustedEffects(
  solved: Solved,
  names: readonly string[],
  reference: number,
  asked: readonly string[] | null,
): AdjustedEffects {
  const order = orderOf(names, reference, asked ?? []);
  const all = deviationsOf(solved, order);
  const points = all.filter(({ studies }) => studies > 1);
  const line = weightedLine(
    points.map(({ deviation, se }, place) => ({ place, y: deviation, x: se, weight: 1 / (se * se) })),
  );
  return {
    order,
    points,
    alone: all.length - points.length,
    line: line === null ? null : { intercept: line.intercept, slope: line.slope, df: line.df },
    test: line === null ? null : twoSidedTest("asymmetry", line.slope.estimate, line.slope.se, line.df),
  };
}

/** The treatments asked for in their order; then the reference, then the others by name. */
function orderOf(names: readonly string[], reference: number, asked: readonly string[]): number[] {
  const first = asked.flatMap((name) => (names.includes(name) ? [names.indexOf(name)] : []));
  return [...new Set([...first, reference, ...names.keys()])];
}

function deviationsOf(
  { studies, tau2 }: Solved,
  order: readonly number[],
): (AdjustedPoint & { studies: number })[] {
  const rank = new Map(order.map((place, at) => [place, at]));
  const raw = studies.flatMap((study) =>
    study.treatments.flatMap((one, i) =>
      study.treatments.slice(i + 1).map((other, at) => {
        const j = i + 1 + at;
        const isLater = rank.get(one)! > rank.get(other)!;
        const difference = study.effects[i]! - study.effects[j]!;
        return {
          study: study.study,
          rowId: study.rowIds[0]!,
          first: isLater ? one : other,
          second: isLater ? other : one,
          effect: isLater ? difference : -difference,
          variance: pairVariance(study, i, j),
        };
      }),
    ),
  );
  const means = new Map<string, { sum: number; weights: number; studies: number }>();
  for (const { first, second, effect, variance } of raw) {
    const key = `${first}:${second}`;
    const mean = means.get(key) ?? { sum: 0, weights: 0, studies: 0 };
    const weight = 1 / (variance + (tau2 ?? 0));
    means.set(key, {
      sum: mean.sum + weight * effect,
      weights: mean.weights + weight,
      studies: mean.studies + 1,
    });
  }
  return raw.map(({ effect, variance, ...point }) => {
    const mean = means.get(`${point.first}:${point.second}`)!;
    return {
      ...point,
      effect: effect + 0,
      deviation: effect - mean.sum / mean.weights + 0,
      se: Math.sqrt(variance),
      studies: mean.studies,
    };
  });
}
