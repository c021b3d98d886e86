import { square } from "../numeric/elementary.ts";
import { withDefaults } from "../registry.ts";
import { DEPENDENT_SETS, pairsNeeded, RAW_SCORE_INPUTS, readDependent } from "./dependent-means.ts";
import { byFormula, factorStep } from "./formula-measure.ts";
import { hedgesCorrection } from "./hedges-correction.ts";
import { changeParams, changeToR } from "./standardised-change.ts";
import type { Measure } from "./types.ts";

const params = changeParams(["LS", "LS2"]);

/**
 * Standardised mean change in units of one raw-score SD, with unequal variances of the two measurements: y = J(n − 1) d,
 * d = (m1 − m2)/sd1, v = s²_change/(sd1² k) + y²/(2k) with k = n − 1 under `LS` and k = n under `LS2`.
 *
 * Source: Bonett (2008), Psychological Methods 13, 99-109, doi:10.1037/1082-989X.13.2.99.
 * R: `escalc(measure = "SMCRH", m1i, m2i, sd1i, sd2i, ni, ri, vtype = "LS", correct = TRUE)`
 */
export const rawScoreHeteroscedastic: Measure = {
  id: "SMCRH",
  label: "Standardised mean change (SD before, unequal variances)",
  summary: "Mean change in units of the SD before, allowing the SD after to be another one.",
  reference: "Bonett (2008), doi:10.1037/1082-989X.13.2.99",
  family: "dependent means",
  symbol: { analysis: "SMCRH", display: "SMCRH" },
  inputs: RAW_SCORE_INPUTS,
  inputSets: DEPENDENT_SETS,
  params,
  nullValue: 0,
  display: "identity",
  ...byFormula({
    params,
    sizes: ["ni"],
    read: (inputs, row, given, issues) =>
      readDependent(inputs, row, { positive: "first", size: pairsNeeded(given) }, issues),
    formula({ m1i, m2i, sd1i, sd2i, ni, ri }, { correct, vtype }, to) {
      const d = to.step("d", "(m1i - m2i) / sd1i", (m1i! - m2i!) / sd1i!);
      const factor = factorStep(to, correct === true, "ni - 1", () => hedgesCorrection(ni! - 1));
      const g = to.step("g", "cm * d", factor * d);
      const variance = square(sd1i!) + square(sd2i!) - 2 * ri! * sd1i! * sd2i!;
      to.step("s2change", "sd1i^2 + sd2i^2 - 2 * ri * sd1i * sd2i", variance);
      const k = vtype === "LS2" ? to.step("k", "ni", ni!) : to.step("k", "ni - 1", ni! - 1);
      to.step("yi", "g", g);
      const vi = variance / (square(sd1i!) * k) + square(g) / (2 * k);
      to.step("vi", "s2change / (sd1i^2 * k) + g^2 / (2 * k)", vi);
    },
  }),
  r: (given) => `measure = "SMCRH"${changeToR(withDefaults(params, given))}`,
  older: { otherVariance: true },
};
