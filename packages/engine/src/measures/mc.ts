import { square } from "../numeric/elementary.ts";
import { DEPENDENT_INPUTS, DEPENDENT_SETS, readDependent, TWO_PAIRS } from "./dependent-means.ts";
import { byFormula } from "./formula-measure.ts";
import type { Measure } from "./types.ts";

/**
 * Raw mean change: y = m1 − m2, v = (sd1² + sd2² − 2 r sd1 sd2)/n.
 *
 * Source: Morris & DeShon (2002), Psychological Methods 7, 105-125, doi:10.1037/1082-989X.7.1.105.
 * R: `escalc(measure = "MC", m1i, m2i, sd1i, sd2i, ni, ri)`
 */
export const meanChange: Measure = {
  id: "MC",
  label: "Mean change",
  summary: "Mean after minus mean before in one group, in the units of the instrument all studies share.",
  reference: "Morris & DeShon (2002), doi:10.1037/1082-989X.7.1.105",
  family: "dependent means",
  symbol: { analysis: "MC", display: "MC" },
  inputs: DEPENDENT_INPUTS,
  inputSets: DEPENDENT_SETS,
  params: [],
  nullValue: 0,
  display: "identity",
  ...byFormula({
    params: [],
    sizes: ["ni"],
    read: (inputs, row, _params, issues) =>
      readDependent(inputs, row, { positive: "none", size: TWO_PAIRS }, issues),
    formula({ m1i, m2i, sd1i, sd2i, ni, ri }, _params, to) {
      const variance = square(sd1i!) + square(sd2i!) - 2 * ri! * sd1i! * sd2i!;
      to.step("s2change", "sd1i^2 + sd2i^2 - 2 * ri * sd1i * sd2i", variance);
      to.step("yi", "m1i - m2i", m1i! - m2i!);
      to.step("vi", "s2change / ni", variance / ni!);
    },
  }),
  r: () => `measure = "MC"`,
};
