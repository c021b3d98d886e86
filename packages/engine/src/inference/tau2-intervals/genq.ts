import { tau2Scale, weightedMoments } from "../../estimators/moments.ts";
import { generalQTails } from "../../numeric/quadratic-form.ts";
import type { Issue } from "../../result.ts";
import type { Tau2IntervalInput, Tau2IntervalMethod } from "../types.ts";
import { invert } from "./invert.ts";
import { notDefined } from "./not-defined.ts";

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
  bounds({ yi, vi, userWeights, level }) {
    if (userWeights === null) throw new RangeError("the generalised Q interval needs weights");
    const { q } = weightedMoments(yi, userWeights);
    // P(Q <= q) falls with tau2, and the end that belongs to p is where it equals p.
    return invert((tau2, p) => generalQTails(userWeights, vi, tau2, q)[0] - p, level, tau2Scale({ yi, vi }));
  },
  rLack: ({ userWeights }) =>
    userWeights === "required"
      ? {
          condition: 'requireNamespace("CompQuadForm", quietly = TRUE)',
          lack: "the package CompQuadForm is not installed",
        }
      : {
          condition: "FALSE",
          lack: "confint() has the generalised Q interval only for the estimators GENQ and GENQM",
        },
};
