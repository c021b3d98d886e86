import { log } from "../numeric/elementary.ts";
import { withDefaults } from "../registry.ts";
import { byFormula, correctParam } from "./formula-measure.ts";
import { correctToR, LOG_SD_CORRECTION_HELP, ONE_SD_INPUTS } from "./one-group-means.ts";
import { needSd, needSize } from "./one-sample-checks.ts";
import type { Measure } from "./types.ts";

const params = [correctParam(LOG_SD_CORRECTION_HELP)];

/**
 * Log standard deviation of one group: y = log sd + 1/(2(n − 1)), v = 1/(2(n − 1)).
 *
 * Source: Raudenbush & Bryk (1987), doi:10.3102/10769986012003241; Nakagawa et al. (2015), doi:10.1111/2041-210X.12309.
 * R: `escalc(measure = "SDLN", sdi, ni, correct = TRUE)`
 */
export const logStandardDeviation: Measure = {
  id: "SDLN",
  label: "Standard deviation of one group (log)",
  summary: "Spread of a single group, pooled as the logarithm of its standard deviation.",
  reference: "Nakagawa et al. (2015), doi:10.1111/2041-210X.12309",
  family: "one-group means",
  sides: "one-spread",
  symbol: { analysis: "log SD", display: "SD" },
  inputs: ONE_SD_INPUTS,
  inputSets: [["sdi", "ni"]],
  params,
  nullValue: null,
  display: "exp",
  guess: false,
  ...byFormula({
    params,
    sizes: ["ni"],
    read(inputs, row, _params, issues) {
      const sdi = needSd(inputs, "sdi", row, "the SD", "refuse", issues);
      const ni = needSize(inputs, row, 2, "a standard deviation needs at least two people", issues);
      return sdi === null || ni === null ? null : { sdi, ni };
    },
    formula({ sdi, ni }, { correct }, to) {
      const half = 1 / (2 * (ni! - 1));
      if (correct === true) to.step("yi", "log(sdi) + 1 / (2 * (ni - 1))", log(sdi!) + half);
      else to.step("yi", "log(sdi)", log(sdi!));
      to.step("vi", "1 / (2 * (ni - 1))", half);
    },
  }),
  r: (given) => `measure = "SDLN"${correctToR(withDefaults(params, given))}`,
  older: { alwaysCorrects: true },
};
