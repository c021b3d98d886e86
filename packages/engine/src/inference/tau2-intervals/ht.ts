import { residualDf } from "../../estimators/moments.ts";
import { expm1, log1p } from "../../numeric/elementary.ts";
import { sinceMetafor } from "../../registry.ts";
import { criticalValue } from "../tests.ts";
import type { Tau2IntervalMethod } from "../types.ts";
import { notDefined } from "./not-defined.ts";
import { seLogH } from "./se-log-h.ts";

/**
 * Higgins-Thompson: log H = log sqrt(1 + tau2 / s2) plus or minus z SE(log H), with SE from Q and k; s2 is the typical
 * sampling variance.
 * Source: Higgins & Thompson (2002), p. 1549. R: `confint(res, type = "HT")`
 */
export const ht: Tau2IntervalMethod = {
  id: "HT",
  label: "Higgins-Thompson",
  summary: "Approximate interval through the logarithm of H; needs at least three studies.",
  reference: "Higgins & Thompson (2002), Statistics in Medicine 21, 1539-1558, doi:10.1002/sim.1186",
  r: 'type="HT"',
  applies: (input) =>
    residualDf(input) > 1
      ? []
      : notDefined(
          "the standard error of log H is only defined for two or more residual degrees of freedom (three studies without moderators).",
          "Choose the Q-profile interval.",
        ),
  bounds(input) {
    const { q, tau2, typicalVariance, level } = input;
    const reach = criticalValue(level, null) * seLogH(q, residualDf(input) + 1);
    const logH = 0.5 * log1p(tau2 / typicalVariance);
    const at = (shifted: number): number => Math.max(0, expm1(2 * shifted)) * typicalVariance;
    return { lower: at(logH - reach), upper: at(logH + reach), empty: false };
  },
  rLack: () => sinceMetafor("5.0", "confint() has no Higgins-Thompson interval"),
};
