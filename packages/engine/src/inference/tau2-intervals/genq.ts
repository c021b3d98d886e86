import { genq as genqEstimator } from "../../estimators/genq.ts";
import type { RCondition } from "../../registry.ts";
import type { Issue } from "../../result.ts";
import type { Tau2IntervalInput, Tau2IntervalMethod } from "../types.ts";
import { invertGeneralQ } from "./invert.ts";
import { notDefined } from "./not-defined.ts";

/** metafor leaves the distribution of quadratic forms to another package. */
export const NEEDS_QUADRATIC_FORMS: RCondition = {
  condition: 'requireNamespace("CompQuadForm", quietly = TRUE)',
  lack: "the package CompQuadForm is not installed",
};

/** R's fit whose interval inverts the generalised Q with weights given as an expression. */
export function fitByGeneralQ(weights: string): string {
  return `rma(yi = es$yi, vi = es$vi, weights = ${weights}, ${genqEstimator.r}, control = tight)`;
}

function weightsOrIssue({ userWeights }: Tau2IntervalInput): readonly Issue[] {
  if (userWeights === null) {
    return notDefined(
      "the generalised Q interval uses weights fixed in advance, and no column of weights is chosen.",
      "Choose a column of weights, or the Q-profile interval.",
    );
  }
  if (userWeights.filter((weight) => weight > 0).length < 2) {
    return notDefined(
      "the generalised Q interval compares studies, and fewer than two have a weight above 0.",
      "Give more studies a weight, or choose the Q-profile interval.",
    );
  }
  return [];
}

/**
 * Generalised Q: inverts the exact distribution of sum w (y - mean)^2 with the user's weights.
 * Source: Jackson (2013). R: `confint(res, type = "GENQ")` for method GENQ or GENQM
 */
export const genq: Tau2IntervalMethod = {
  id: "GENQ",
  label: "Generalised Q (your weights)",
  summary: "Inverts the exact distribution of Q under weights fixed in advance by the user.",
  reference: "Jackson (2013), Research Synthesis Methods 4, 220-229, doi:10.1002/jrsm.1081",
  r: 'type="GENQ"',
  applies: weightsOrIssue,
  bounds(input) {
    const { userWeights } = input;
    if (userWeights === null) throw new RangeError("the generalised Q interval needs weights");
    return invertGeneralQ(input, userWeights);
  },
  rLack: ({ userWeights }) =>
    userWeights === "required"
      ? NEEDS_QUADRATIC_FORMS
      : {
          condition: "FALSE",
          lack: "confint() has the generalised Q interval only for the estimators GENQ and GENQM",
        },
};
