import { formatFixed } from "../../format/index.ts";
import { exp } from "../../numeric/elementary.ts";
import { includes, pooledOf } from "../interval.ts";
import type { CertaintyDomain, CertaintyInput, CertaintySuggestion } from "../types.ts";

/**
 * Raised by one where a risk ratio is above 2 or below 0.5, by two above 5 or below 0.2, in studies that start at low certainty and
 * with an interval without no effect. An odds ratio is turned into a risk ratio at the middle risk of the control groups,
 * RR = OR / (1 - p0 + p0 OR). Source: Guyatt et al. (2011), J Clin Epidemiol 64, 1311-1316, doi:10.1016/j.jclinepi.2011.06.004.
 */
export const largeEffect: CertaintyDomain = {
  id: "large-effect",
  label: "Large effect",
  summary: "An effect so large that confounding alone can hardly explain it.",
  reference: "Guyatt et al. (2011), J Clin Epidemiol 64, 1311-1316, doi:10.1016/j.jclinepi.2011.06.004",
  kind: "up",
  most: 2,
  suggest,
};

function suggest(input: CertaintyInput): CertaintySuggestion {
  const pooled = pooledOf(input);
  const measure = input.report.effects?.measure ?? "";
  const isOdds = measure === "OR" || measure === "PETO";
  if (pooled === null || !(measure === "RR" || (isOdds && input.baseline !== null))) {
    return { levels: null, reasons: ["The rule is for risk ratios, which these numbers do not give."] };
  }
  const ratio = exp(pooled.estimate);
  const p0 = input.baseline ?? 0;
  const rr = isOdds ? ratio / (1 - p0 + p0 * ratio) : ratio;
  const size = rr < 1 ? 1 / rr : rr;
  const said = `The risk ratio is ${formatFixed(rr, 2)}${isOdds ? " at the middle risk of the control groups" : ""}.`;
  if (includes(pooled, input.nullValue ?? 0)) {
    return { levels: 0, reasons: [said, "Its interval includes no effect."] };
  }
  if (input.spec.start === "high") {
    return { levels: 0, reasons: [said, "Certainty that starts at high is not raised."] };
  }
  return { levels: size > 5 ? 2 : size > 2 ? 1 : 0, reasons: [said] };
}
