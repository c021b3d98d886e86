import { defineConversion } from "../define.ts";
import { pnorm } from "../r-functions.ts";
import type { Conversion } from "../types.ts";

/**
 * What d says of two normal distributions of equal spread: U3 = Φ(d), the share of the control group below the mean of
 * group 1; the chance Φ(d/√2) that a person of group 1 has the higher value; the overlap 2 Φ(-|d|/2).
 *
 * Source: Cohen (1988), ch. 2; McGraw & Wong (1992), doi:10.1037/0033-2909.111.2.361.
 * R: `pnorm(d)`, `pnorm(d / sqrt(2))`, `2 * pnorm(-abs(d) / 2)`
 */
export const dToOverlap: Conversion = defineConversion({
  id: "d-to-overlap",
  label: "d to U3, common-language effect and overlap",
  summary: "How far two normal distributions lie apart, in shares of people.",
  reference: "McGraw & Wong (1992), doi:10.1037/0033-2909.111.2.361",
  group: "effect",
  from: ["d"],
  yields: ["u3", "cles", "overlap"],
  example: { d: -0.44 },
  assumes: () => ["normal outcomes of equal spread"],
  formulas({ d }, { step }) {
    step("u3", "pnorm(d)", pnorm(d));
    step("cles", "pnorm(d / sqrt(2))", pnorm(d / Math.SQRT2));
    step("overlap", "2 * pnorm(-abs(d) / 2)", 2 * pnorm(-Math.abs(d) / 2));
    return undefined;
  },
});
