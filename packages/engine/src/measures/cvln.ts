import { log, square } from "../numeric/elementary.ts";
import { withDefaults } from "../registry.ts";
import { byFormula, correctParam } from "./formula-measure.ts";
import { correctToR, LOG_SD_CORRECTION_HELP, ONE_MEAN_INPUTS, ONE_MEAN_SETS } from "./one-group-means.ts";
import { needPositiveMean, needSd, needSize } from "./one-sample-checks.ts";
import type { Measure } from "./types.ts";

const params = [correctParam(LOG_SD_CORRECTION_HELP)];

/**
 * Log coefficient of variation of one group: y = log(sd/m) + 1/(2(n − 1)), v = 1/(2(n − 1)) + sd²/(n m²), for m > 0.
 *
 * Source: Nakagawa et al. (2015), Methods Ecol. Evol. 6, 143-152, doi:10.1111/2041-210X.12309, eq. 27 without the covariance of
 * mean and SD, which is 0 for normally distributed data.
 * R: `escalc(measure = "CVLN", mi, sdi, ni, correct = TRUE)`
 */
export const logCoefficientOfVariation: Measure = {
  id: "CVLN",
  label: "Coefficient of variation of one group (log)",
  summary: "Spread of a single group relative to its mean, pooled on the log scale.",
  reference: "Nakagawa et al. (2015), doi:10.1111/2041-210X.12309",
  family: "one-group means",
  sides: "one-spread",
  symbol: { analysis: "log CV", display: "CV" },
  inputs: ONE_MEAN_INPUTS,
  inputSets: ONE_MEAN_SETS,
  params,
  nullValue: null,
  display: "exp",
  ...byFormula({
    params,
    sizes: ["ni"],
    read(inputs, row, _params, issues) {
      const mi = needPositiveMean(inputs, "mi", row, "the mean", issues);
      const sdi = needSd(inputs, "sdi", row, "the SD", "refuse", issues);
      const ni = needSize(inputs, row, 2, "a standard deviation needs at least two people", issues);
      return mi === null || sdi === null || ni === null ? null : { mi, sdi, ni };
    },
    formula({ mi, sdi, ni }, { correct }, to) {
      const half = 1 / (2 * (ni! - 1));
      const logCv = log(sdi! / mi!);
      if (correct === true) to.step("yi", "log(sdi / mi) + 1 / (2 * (ni - 1))", logCv + half);
      else to.step("yi", "log(sdi / mi)", logCv);
      const relative = square(sdi!) / (ni! * square(mi!));
      to.step("vi", "1 / (2 * (ni - 1)) + sdi^2 / (ni * mi^2)", half + relative);
    },
  }),
  r: (given) => `measure = "CVLN"${correctToR(withDefaults(params, given))}`,
  older: { alwaysCorrects: true },
};
