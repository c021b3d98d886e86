import type { Quantities } from "../derivation.ts";
import { withDefaults } from "../registry.ts";
import { needCorrelation, pairsNeeded, RAW_SCORE_INPUTS } from "./dependent-means.ts";
import { byFormula, factorStep } from "./formula-measure.ts";
import { hedgesCorrection } from "./hedges-correction.ts";
import { needInput, needSd, needSize } from "./one-sample-checks.ts";
import { changeParams, changeToR, changeVariance } from "./standardised-change.ts";
import type { Measure } from "./types.ts";
import { unbiasedCorrelation } from "./unbiased-correlation.ts";

const params = changeParams(["LS", "LS2", "UB", "H0"]);

/**
 * Standardised mean change in units of one raw-score SD: y = J(n − 1) d with d = (m1 − m2)/sd1; the variance around 0 is
 * 2(1 − r)/n. `UB` and `H0` take the unbiased correlation of Olkin & Pratt.
 *
 * Source: Becker (1988), Br. J. Math. Stat. Psychol. 41, 257-278, doi:10.1111/j.2044-8317.1988.tb00901.x.
 * R: `escalc(measure = "SMCR", m1i, m2i, sd1i, ni, ri, vtype = "LS", correct = TRUE)`
 */
export const rawScoreStandardised: Measure = {
  id: "SMCR",
  label: "Standardised mean change (SD before)",
  summary:
    "Mean change in one group in units of the raw-score standard deviation, usually that before treatment.",
  reference: "Becker (1988), doi:10.1111/j.2044-8317.1988.tb00901.x",
  family: "dependent means",
  symbol: { analysis: "SMCR", display: "SMCR" },
  inputs: RAW_SCORE_INPUTS.filter(({ key }) => key !== "sd2i"),
  inputSets: [["m1i", "m2i", "sd1i", "ni", "ri"]],
  params,
  nullValue: 0,
  display: "identity",
  ...byFormula({
    params,
    sizes: ["ni"],
    read(inputs, row, given, issues) {
      const m1i = needInput(inputs, "m1i", row, "the first mean", issues);
      const m2i = needInput(inputs, "m2i", row, "the second mean", issues);
      const sd1i = needSd(inputs, "sd1i", row, "the SD to standardise by", "refuse", issues);
      const ri = needCorrelation(inputs, row, issues);
      const needsUnbiased = given.vtype === "UB" || given.vtype === "H0";
      const ni = needsUnbiased
        ? needSize(
            inputs,
            row,
            5,
            "the unbiased correlation of this sampling variance exists only from 5 on",
            issues,
          )
        : needSize(inputs, row, ...pairsNeeded(given), issues);
      const isWhole = m1i !== null && m2i !== null && sd1i !== null && ri !== null && ni !== null;
      return isWhole ? { m1i, m2i, sd1i, ri, ni } : null;
    },
    formula({ m1i, m2i, sd1i, ni, ri }: Quantities, { correct, vtype }, to) {
      const n = ni!;
      const d = to.step("d", "(m1i - m2i) / sd1i", (m1i! - m2i!) / sd1i!);
      const factor = factorStep(to, correct === true, "ni - 1", () => hedgesCorrection(n - 1));
      const g = to.step("g", "cm * d", factor * d);
      const c = to.step("c", "2 * (1 - ri)", 2 * (1 - ri!));
      const needsUnbiased = vtype === "UB" || vtype === "H0";
      const cu = needsUnbiased
        ? to.step("cu", "2 * (1 - ucor(ri, ni))", 2 * (1 - unbiasedCorrelation(ri!, n)))
        : c;
      to.step("yi", "g", g);
      changeVariance(String(vtype), { d, g, factor, n, c, unbiased: () => cu }, to);
    },
  }),
  r: (given) => `measure = "SMCR"${changeToR(withDefaults(params, given))}`,
  older: { vtypes: ["UB", "H0"], alwaysCorrects: true },
};
