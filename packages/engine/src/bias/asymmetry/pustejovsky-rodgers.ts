import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { lineTest } from "./line-test.ts";
import { hasTables } from "./studies.ts";
import type { LinePoint } from "./weighted-line.ts";

/**
 * Egger's regression with a standard error that does not contain the effect: weighted regression of the standardised mean
 * differences on sqrt(1 / n1 + 1 / n2), weights 1 / v; t with k - 2 df.
 * Source: Pustejovsky & Rodgers (2019), Research Synthesis Methods 10, 57-71, doi:10.1002/jrsm.1332.
 * R: `meta::metabias(x, method.bias = "Pustejovsky")`
 */
export const pustejovskyRodgers: QuickBiasMethod = lineTest({
  id: "pustejovsky-rodgers",
  label: "Pustejovsky-Rodgers test",
  summary:
    "Egger’s regression for standardised mean differences, on √(1/n₁ + 1/n₂): the part of the standard error that does not contain the effect.",
  reference: "Pustejovsky & Rodgers (2019), doi:10.1002/jrsm.1332",
  assumption:
    "Without small-study effects standardised mean differences do not depend on the sizes of the groups.",
  caution:
    "An asymmetric funnel is not yet publication bias, and a test that does not reject shows no symmetry. Sizes say nothing of precision where designs differ (clusters, repeated measures).",
  usual: true,
  needs: "the sizes of both groups",
  suits: (input) =>
    hasTables(input)
      ? "It is made for standardised mean differences; for counts in two groups there are Harbord’s and Peters’ tests."
      : null,
  points: (input) => sizePoints(input),
  ran: () => "weighted regression of the effects on √(1/n₁ + 1/n₂), weights 1 / variance",
  along: "the standard error computed without the effect",
  smallIs: 1,
  rParts: () => ({ y: "bias_yi", x: "sqrt(1 / bias_n1 + 1 / bias_n2)", weights: "1 / bias_vi" }),
});

function sizePoints({ effects, sizes }: BiasInput): LinePoint[] {
  return effects.yi.flatMap((y, place): LinePoint[] => {
    const groups = sizes[place] ?? null;
    if (groups === null || !(groups.n1 > 0 && groups.n2 > 0)) return [];
    const x = Math.sqrt(1 / groups.n1 + 1 / groups.n2);
    return [{ place, y, x, weight: 1 / effects.vi[place]! }];
  });
}
