import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { lineTest } from "./line-test.ts";
import { hasTables, tableStudies } from "./studies.ts";
import type { LinePoint } from "./weighted-line.ts";

/**
 * Peters' test: weighted regression of the effects on 1 / n with weights d h / n, d those with and h those without the event in
 * the whole study; t with k - 2 df. Studies in which nobody or everybody has the event have no weight and are left out.
 * Two-by-two tables, or events and sizes of one group.
 * Source: Peters et al. (2006), JAMA 295, 676-680, doi:10.1001/jama.295.6.676. R: `meta::metabias(x, method.bias = "Peters")`
 */
export const peters: QuickBiasMethod = lineTest({
  id: "peters",
  label: "Peters’ test",
  summary:
    "Regression of the effects on the inverse of the total sample size, weighted by the counts of both groups together.",
  reference: "Peters et al. (2006), doi:10.1001/jama.295.6.676",
  assumption:
    "Without small-study effects the effects do not depend on the size of the study; sizes, unlike standard errors, do not depend on the effect itself.",
  caution:
    "An asymmetric funnel is not yet publication bias, and a test that does not reject shows no symmetry. Under strong heterogeneity (τ² above 0.1) it rejects too often.",
  usual: true,
  needs: "the events and the size of the study",
  suits: (input) =>
    hasTables(input) || input.nullValue === null
      ? null
      : "It is made for counts in two groups and for single proportions.",
  points: (input) => petersPoints(input),
  ran: () => "weighted regression of the effects on 1 / n, weights d h / n (d with and h without the event)",
  along: "the inverse of the total sample size",
  smallIs: 1,
  rParts: (input) => {
    const [d, n] = hasTables(input) ? ["bias_ai + bias_ci", "bias_n1 + bias_n2"] : ["bias_events", "bias_ni"];
    return {
      before: [
        `peters_d <- ${d}`,
        `peters_n <- ${n}`,
        "peters_w <- peters_d * (peters_n - peters_d) / peters_n",
      ],
      y: "bias_yi",
      x: "1 / peters_n",
      weights: "peters_w",
    };
  },
});

function petersPoints(input: BiasInput): LinePoint[] {
  const { effects, events, totals } = input;
  const studies = hasTables(input)
    ? tableStudies(input).map(({ place, yi, ai, n1i, ci, n2i }) => ({ place, yi, d: ai + ci, n: n1i + n2i }))
    : effects.yi.map((yi, place) => ({ place, yi, d: events[place] ?? 0, n: totals[place] ?? 0 }));
  return studies.flatMap(({ place, yi, d, n }) =>
    d > 0 && n > d ? [{ place, y: yi, x: 1 / n, weight: (d * (n - d)) / n }] : [],
  );
}
