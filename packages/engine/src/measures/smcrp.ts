import { square } from "../numeric/elementary.ts";
import { withDefaults } from "../registry.ts";
import { averageSdChange } from "./average-sd-change.ts";
import { DEPENDENT_INPUTS, DEPENDENT_SETS, readDependent, TWO_PAIRS } from "./dependent-means.ts";
import { byFormula } from "./formula-measure.ts";
import { changeParams, changeToR } from "./standardised-change.ts";
import type { Measure } from "./types.ts";

const params = changeParams([]).filter(({ key }) => key !== "vtype");

/**
 * Standardized mean change in units of the SD pooled over both measurements: y = J(m) (m1 − m2)/s with
 * s² = (sd1² + sd2²)/2 and m = 2(n − 1)/(1 + r²); v = 2(1 − r)/n + (1 + r²) y²/(4n).
 *
 * Source: Cousineau (2020), doi:10.20982/tqmp.16.4.p418; Bonett (2008), doi:10.1037/1082-989X.13.2.99.
 * R: `escalc(measure = "SMCRP", m1i, m2i, sd1i, sd2i, ni, ri, correct = TRUE)`
 */
export const pooledSdStandardised: Measure = {
  id: "SMCRP",
  label: "Standardized mean change (pooled SD)",
  summary: "Mean change in one group in units of the standard deviation pooled over both measurements.",
  reference: "Cousineau (2020), doi:10.20982/tqmp.16.4.p418",
  family: "dependent means",
  symbol: { analysis: "SMCRP", display: "SMCRP" },
  inputs: DEPENDENT_INPUTS,
  inputSets: DEPENDENT_SETS,
  params,
  nullValue: 0,
  display: "identity",
  ...byFormula({
    params,
    sizes: ["ni"],
    read: (inputs, row, _params, issues) =>
      readDependent(inputs, row, { positive: "either", size: TWO_PAIRS }, issues),
    formula(given, { correct }, to) {
      const { ni, ri } = given;
      const { g } = averageSdChange(given, correct === true, to);
      to.step("yi", "g", g);
      const vi = (2 * (1 - ri!)) / ni! + ((1 + square(ri!)) * square(g)) / (4 * ni!);
      to.step("vi", "2 * (1 - ri) / ni + (1 + ri^2) * g^2 / (4 * ni)", vi);
    },
  }),
  r: (given) => `measure = "SMCRP"${changeToR(withDefaults(params, given))}`,
  older: { absent: true },
};
