import { dl } from "../../estimators/dl.ts";
import { inverseVarianceWeights, weightedMoments } from "../../estimators/moments.ts";
import { criticalValue } from "../tests.ts";
import type { CoefficientTest, MeanInput } from "../types.ts";
import { adhoc } from "./adhoc.ts";
import { combinationVariance } from "./combination.ts";
import { knha } from "./knha.ts";

/** Half the width of the classic interval: DerSimonian-Laird's tau2, normal quantile. */
function classicReach({ yi, vi, level, regression }: MeanInput): number {
  const around = regression === undefined ? {} : { regressors: regression.regressors };
  const { tau2 } = dl.estimate({ yi, vi, userWeights: null, ...around });
  if (regression !== undefined) {
    const variance = combinationVariance(regression.regressors, regression.contrast, vi, tau2);
    return criticalValue(level, null) * Math.sqrt(variance);
  }
  const { sumW } = weightedMoments(yi, inverseVarianceWeights(vi, tau2));
  return criticalValue(level, null) / Math.sqrt(sumW);
}

/**
 * Knapp-Hartung, guarded only where its interval is narrower than the classic one of DerSimonian and Laird:
 * factor max(1, s2) if t(k - 1) SE sqrt(s2) < z SE_DL, else s2.
 * Source: IQWiG (2022), General Methods 6.1, section on meta-analyses.
 * R: `meta::metagen(yi, sqrt(vi), method.random.ci = "HK", adhoc.hakn.ci = "IQWiG6")`
 */
export const iqwig6: CoefficientTest = {
  id: "iqwig6",
  label: "Knapp-Hartung, IQWiG 6",
  summary:
    "Knapp-Hartung; guarded (factor at least 1) where its interval is narrower than the classic one of DerSimonian and Laird.",
  reference: "IQWiG (2022), General Methods 6.1, https://www.iqwig.de/en/about-us/methods/methods-paper/",
  r: 'test="knha"',
  distribution: "t",
  scales: true,
  infer(input) {
    const plain = knha.infer(input);
    const [lower, upper] = plain.ends ?? [0, 0];
    const narrower = plain.ends !== null && (upper - lower) / 2 < classicReach(input);
    return narrower ? adhoc.infer(input) : plain;
  },
};
