import { log, square } from "../numeric/elementary.ts";
import { byFormula } from "./formula-measure.ts";
import { ONE_MEAN_INPUTS, ONE_MEAN_SETS } from "./one-group-means.ts";
import { needPositiveMean, needSd, needSize } from "./one-sample-checks.ts";
import type { Measure } from "./types.ts";

/**
 * Log mean of one group: y = log m, v = sd²/(n m²), for m > 0.
 *
 * Source: Nakagawa et al. (2015), Methods Ecol. Evol. 6, 143-152, doi:10.1111/2041-210X.12309.
 * R: `escalc(measure = "MNLN", mi, sdi, ni)`
 */
export const logMean: Measure = {
  id: "MNLN",
  label: "Mean of one group (log)",
  summary: "Mean of a single group on a ratio scale, pooled as its logarithm.",
  reference: "Nakagawa et al. (2015), doi:10.1111/2041-210X.12309",
  family: "one-group means",
  symbol: { analysis: "log mean", display: "mean" },
  inputs: ONE_MEAN_INPUTS,
  inputSets: ONE_MEAN_SETS,
  params: [],
  nullValue: null,
  display: "exp",
  ...byFormula({
    params: [],
    sizes: ["ni"],
    read(inputs, row, _params, issues) {
      const mi = needPositiveMean(inputs, "mi", row, "the mean", issues);
      const sdi = needSd(inputs, "sdi", row, "the SD", "use", issues);
      const ni = needSize(inputs, row, 1, "a mean needs at least one person", issues);
      return mi === null || sdi === null || ni === null ? null : { mi, sdi, ni };
    },
    formula({ mi, sdi, ni }, _params, to) {
      to.step("yi", "log(mi)", log(mi!));
      to.step("vi", "sdi^2 / (ni * mi^2)", square(sdi!) / (ni! * square(mi!)));
    },
  }),
  r: () => `measure = "MNLN"`,
};
