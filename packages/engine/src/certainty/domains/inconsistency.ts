import { formatFixed, formatPercent } from "../../format/index.ts";
import { shownI2 } from "../../models/shown-i2.ts";
import { includes, pooledOf } from "../interval.ts";
import type { CertaintyDomain, CertaintyInput, CertaintySuggestion } from "../types.ts";

/** Where the Cochrane Handbook's bands of I2 begin to speak of substantial and considerable heterogeneity, percent. */
const SUBSTANTIAL = 50;
const CONSIDERABLE = 75;

/**
 * Lowered where results differ more than chance explains: I2 of 50 % or more, or a prediction interval that includes no effect while
 * the confidence interval does not; by two where I2 is 75 % or more and the prediction interval includes it too.
 * Source: Guyatt et al. (2011), J Clin Epidemiol 64, 1294-1302, doi:10.1016/j.jclinepi.2011.03.017; bands of I2: Deeks et al.,
 * Cochrane Handbook, chapter 10.10.2.
 */
export const inconsistency: CertaintyDomain = {
  id: "inconsistency",
  label: "Inconsistency",
  summary: "Differences between the results of the studies that nothing explains.",
  reference: "Guyatt et al. (2011), J Clin Epidemiol 64, 1294-1302, doi:10.1016/j.jclinepi.2011.03.017",
  kind: "down",
  most: 2,
  suggest,
};

function suggest(input: CertaintyInput): CertaintySuggestion {
  const { fit } = input.report;
  const pooled = pooledOf(input);
  if (fit === null || pooled === null || fit.k < 2) {
    return { levels: null, reasons: ["Fewer than two studies are pooled, so their results cannot differ."] };
  }
  const { q } = fit.heterogeneity;
  const percent = shownI2(fit).index.estimate;
  if (percent === null) return { levels: null, reasons: ["Heterogeneity could not be estimated."] };
  const { nullValue } = input;
  const isCrossed =
    nullValue !== null &&
    fit.prediction !== null &&
    fit.k >= 3 &&
    includes(fit.prediction, nullValue) &&
    !includes(pooled, nullValue);
  const said = [
    `I\u00b2 = ${formatPercent(percent, 0)}${q === null ? "" : `, Q = ${formatFixed(q.statistic.value, 2)} on ${fit.k - 1} df`}.`,
    ...(isCrossed
      ? ["The prediction interval includes no effect, although the confidence interval does not."]
      : []),
  ];
  const levels = percent >= CONSIDERABLE && isCrossed ? 2 : percent >= SUBSTANTIAL || isCrossed ? 1 : 0;
  return { levels, reasons: said };
}
