import { square } from "../numeric/elementary.ts";
import { withDefaults } from "../registry.ts";
import { byFormula, correctParam, factorStep } from "./formula-measure.ts";
import { hedgesCorrection } from "./hedges-correction.ts";
import { correctToR, ONE_MEAN_INPUTS, ONE_MEAN_SETS } from "./one-group-means.ts";
import { needInput, needSd, needSize } from "./one-sample-checks.ts";
import type { Measure } from "./types.ts";

const params = [
  correctParam("Multiplies the standardised mean by the exact factor J(n − 1), which removes its bias."),
];

/**
 * Standardised mean of one group: y = J(n − 1) m/sd, v = 1/n + y²/(2n); J = 1 without the correction.
 *
 * Source: Hedges (1981), doi:10.3102/10769986006002107, for one sample.
 * R: `escalc(measure = "SMN", mi, sdi, ni, correct = TRUE)`
 */
export const standardizedMean: Measure = {
  id: "SMN",
  label: "Standardised mean of one group",
  summary: "Mean of a single group in units of its standard deviation.",
  reference: "Hedges (1981), doi:10.3102/10769986006002107",
  family: "one-group means",
  symbol: { analysis: "SMN", display: "SMN" },
  inputs: ONE_MEAN_INPUTS,
  inputSets: ONE_MEAN_SETS,
  params,
  nullValue: 0,
  display: "identity",
  ...byFormula({
    params,
    sizes: ["ni"],
    read(inputs, row, { correct }, issues) {
      const mi = needInput(inputs, "mi", row, "the mean", issues);
      const sdi = needSd(inputs, "sdi", row, "the SD", "refuse", issues);
      const ni =
        correct === true
          ? needSize(inputs, row, 3, "the small-sample correction exists only from 3 on", issues)
          : needSize(inputs, row, 1, "a mean needs at least one person", issues);
      return mi === null || sdi === null || ni === null ? null : { mi, sdi, ni };
    },
    formula({ mi, sdi, ni }, { correct }, to) {
      const n = ni!;
      const d = to.step("d", "mi / sdi", mi! / sdi!);
      const factor = factorStep(to, correct === true, "ni - 1", () => hedgesCorrection(n - 1));
      const g = to.step("g", "cm * d", factor * d);
      to.step("yi", "g", g);
      to.step("vi", "1 / ni + g^2 / (2 * ni)", 1 / n + square(g) / (2 * n));
    },
  }),
  r: (given) => `measure = "SMN"${correctToR(withDefaults(params, given))}`,
  older: { alwaysCorrects: true },
};
