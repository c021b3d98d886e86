import { log, square } from "../numeric/elementary.ts";
import { checkRatio, relativeErrors } from "./log-ratio.ts";
import { meanMeasure, weightedMean } from "./mean-measure.ts";
import { RATIO_PARAM } from "./small-sample.ts";
import { vtypeParam } from "./two-by-two-inputs.ts";
import type { MaybeTwoMeans, TwoMeans } from "./two-means.ts";
import type { Measure } from "./types.ts";

const pooledVarianceOf = ({ sd1, n1, sd2, n2 }: TwoMeans): number =>
  ((n1 - 1) * square(sd1) + (n2 - 1) * square(sd2)) / (n1 + n2 - 2);

/**
 * Log ratio of means (log response ratio): y = log(m1/m2) + (c1 − c2)/2 with c = sd²/(n mean²); without the correction the
 * second term is missing.
 *
 * Sampling variances: `LS` c1 + c2; `LS2` c1 + c2 + (c1² + c2²)/2; `HO` s²(1/(n1 m1²) + 1/(n2 m2²)) with the pooled SD s; `AV`
 * k1²/n1 + k2²/n2 with each group's coefficient of variation averaged over all studies, weighted by size; `AVHO` k²(1/n1 + 1/n2)
 * with one average over both groups.
 *
 * Source: Hedges, Gurevitch & Curtis (1999), doi:10.1890/0012-9658(1999)080[1150:TMAORR]2.0.CO;2, eq. 1;
 * Lajeunesse (2015), doi:10.1890/14-2402.1, eq. 8 and 9.
 * R: `escalc(measure = "ROM", m1i, sd1i, n1i, m2i, sd2i, n2i)`, from metafor 5.0 on with the correction
 */
export const ratioOfMeans: Measure = meanMeasure({
  id: "ROM",
  label: "Ratio of means",
  summary: "Mean of group 1 relative to the mean of group 2 (response ratio), pooled on the log scale.",
  reference: "Hedges, Gurevitch & Curtis (1999), doi:10.1890/0012-9658(1999)080[1150:TMAORR]2.0.CO;2",
  symbol: { analysis: "log ROM", display: "ROM" },
  display: "exp",
  needs: { means: true, sd1: true, positiveSd: "one" },
  params: [
    RATIO_PARAM,
    vtypeParam([
      { value: "LS", label: "large-sample (Hedges 1999)" },
      { value: "LS2", label: "large-sample, second order (Lajeunesse 2015)" },
      { value: "HO", label: "one pooled SD" },
      {
        value: "AV",
        label: "with each group’s average coefficient of variation over all studies",
        overStudies: true,
      },
      {
        value: "AVHO",
        label: "with one average coefficient of variation over all studies",
        overStudies: true,
      },
    ]),
  ],
  check: (study, _params, row, issues) => checkRatio(study, row, issues),
  effect(study, { correct }) {
    const [c1, c2] = relativeErrors(study);
    return log(study.m1 / study.m2) + (correct === true ? (c1 - c2) / 2 : 0);
  },
  variance(study, _effect, { vtype }) {
    const [c1, c2] = relativeErrors(study);
    if (vtype === "LS2") return c1 + c2 + (square(c1) + square(c2)) / 2;
    if (vtype !== "HO") return c1 + c2;
    return pooledVarianceOf(study) * (1 / (study.n1 * square(study.m1)) + 1 / (study.n2 * square(study.m2)));
  },
  pooledVariance(studies, _effects, { vtype }) {
    if (vtype !== "AV" && vtype !== "AVHO") return null;
    const [k1, k2] = averageVariations(studies, vtype === "AVHO");
    return ({ n1, n2 }) => square(k1) / n1 + square(k2) / n2;
  },
  steps(to, study, { correct, vtype }) {
    const [c1, c2] = relativeErrors(study);
    const needsErrors = correct === true || vtype !== "HO";
    if (needsErrors) {
      to.step("c1", "sd1i^2 / (n1i * m1i^2)", c1);
      to.step("c2", "sd2i^2 / (n2i * m2i^2)", c2);
    }
    if (vtype === "HO") {
      const pooled = "((n1i - 1) * sd1i^2 + (n2i - 1) * sd2i^2) / (n1i + n2i - 2)";
      to.step("s2", pooled, pooledVarianceOf(study));
    }
    const yi = correct === true ? "log(m1i / m2i) + (c1 - c2) / 2" : "log(m1i / m2i)";
    if (vtype === "HO") return [yi, "s2 * (1 / (n1i * m1i^2) + 1 / (n2i * m2i^2))"];
    return [yi, vtype === "LS2" ? "c1 + c2 + (c1^2 + c2^2) / 2" : "c1 + c2"];
  },
  older: { neverCorrects: true, vtypes: ["LS2"] },
});

/** Coefficients of variation of both groups, averaged over studies: each over the studies that tell it, or one over both groups. */
function averageVariations(
  studies: readonly MaybeTwoMeans[],
  isCommon: boolean,
): readonly [k1: number, k2: number] {
  const missing = Number.NaN;
  const first = studies.map(({ m1, sd1 }) => (sd1 ?? missing) / (m1 ?? missing));
  const second = studies.map(({ m2, sd2 }) => (sd2 ?? missing) / (m2 ?? missing));
  const n1 = studies.map(({ n1 }) => n1 ?? missing);
  const n2 = studies.map(({ n2 }) => n2 ?? missing);
  if (!isCommon) return [weightedMean(first, n1), weightedMean(second, n2)];
  const both = studies.map((_, row) => {
    const total = n1[row]! + n2[row]!;
    return (n1[row]! * first[row]! + n2[row]! * second[row]!) / total;
  });
  const common = weightedMean(
    both,
    studies.map((_, row) => n1[row]! + n2[row]!),
  );
  return [common, common];
}
