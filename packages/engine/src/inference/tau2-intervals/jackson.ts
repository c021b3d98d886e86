import type { Tau2IntervalMethod } from "../types.ts";
import { fitByGeneralQ, genq, NEEDS_QUADRATIC_FORMS } from "./genq.ts";
import { invertGeneralQ } from "./invert.ts";

/**
 * Jackson: inverts the exact distribution of a generalised Q with weights 1 / sqrt(v), his advice where tau2 is not known to
 * be small.
 * Source: Jackson (2013), Research Synthesis Methods 4, 220-229.
 * R: `confint(rma(yi, vi, weights = 1 / sqrt(vi), method = "GENQ"))`
 */
export const jackson: Tau2IntervalMethod = {
  id: "J",
  label: "Jackson",
  summary:
    "Inverts the exact distribution of a generalised Q with weights 1 / SE: good for small and large τ² alike.",
  reference: "Jackson (2013), Research Synthesis Methods 4, 220-229, doi:10.1002/jrsm.1081",
  r: genq.r,
  rFit: fitByGeneralQ("1 / sqrt(es$vi)"),
  applies: () => [],
  bounds: (input) =>
    invertGeneralQ(
      input,
      input.vi.map((v) => 1 / Math.sqrt(v)),
    ),
  rLack: () => NEEDS_QUADRATIC_FORMS,
};
