import { effectiveSize } from "../../pooling/effective-size.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { lineTest } from "./line-test.ts";
import { COUNTS, tableStudies } from "./studies.ts";
import type { LinePoint } from "./weighted-line.ts";

/**
 * Deeks' test for diagnostic odds ratios: weighted regression of the log odds ratios on 1 / sqrt(ESS) with weights ESS, the
 * effective sample size 4 n1 n2 / (n1 + n2) of n1 people with and n2 without the condition; t with k - 2 df.
 * Source: Deeks, Macaskill & Irwig (2005), J. Clin. Epidemiol. 58, 882-893, doi:10.1016/j.jclinepi.2005.01.016.
 * R: `meta::metabias(x, method.bias = "Deeks")`
 */
export const deeks: QuickBiasMethod = lineTest({
  id: "deeks",
  label: "Deeks’ test",
  summary:
    "Regression of log diagnostic odds ratios on the inverse root of the effective sample size, weighted by it.",
  reference: "Deeks et al. (2005), doi:10.1016/j.jclinepi.2005.01.016",
  assumption:
    "Without small-study effects a test’s accuracy does not depend on how many people with and without the condition were studied.",
  caution:
    "Studies of accuracy vary much for other reasons, and the test has little power then. An asymmetric funnel is not yet publication bias.",
  usual: true,
  needs: COUNTS,
  suits: ({ effects }) =>
    effects.measure === "DOR"
      ? null
      : "It is made for diagnostic odds ratios: its effective sample size counts people with and without a condition.",
  points: (input) => deeksPoints(input),
  ran: () =>
    "weighted regression of the log diagnostic odds ratios on 1 / √ESS, weights ESS (effective sample size of people with and without the condition)",
  along: "the inverse root of the effective sample size",
  smallIs: 1,
  mark: "alongEffectiveSize",
  rParts: () => ({
    before: ["deeks_ess <- 4 * bias_n1 * bias_n2 / (bias_n1 + bias_n2)"],
    y: "bias_yi",
    x: "1 / sqrt(deeks_ess)",
    weights: "deeks_ess",
  }),
});

/** The tables of a diagnostic measure have the people with the condition in their first group, those without in the second. */
function deeksPoints(input: BiasInput): LinePoint[] {
  return tableStudies(input).map(({ place, yi, n1i, n2i }) => {
    const size = effectiveSize(n1i, n2i);
    return { place, y: yi, x: 1 / Math.sqrt(size), weight: size };
  });
}
