import { FLIP_INPUT } from "./flip.ts";
import { oddsRatioFormulas } from "./or.ts";
import { twoByTwoMeasure } from "./two-by-two-measure.ts";
import type { Measure, MeasureInput } from "./types.ts";
import { INCREMENT_INPUTS } from "./zero-cell-increments.ts";

const INPUTS: readonly MeasureInput[] = [
  { key: "ai", label: "True positives", aliases: ["tp", "truepositives", "truepositive", "truepos"] },
  { key: "bi", label: "False positives", aliases: ["fp", "falsepositives", "falsepositive", "falsepos"] },
  { key: "ci", label: "False negatives", aliases: ["fn", "falsenegatives", "falsenegative", "falseneg"] },
  { key: "di", label: "True negatives", aliases: ["tn", "truenegatives", "truenegative", "trueneg"] },
  ...INCREMENT_INPUTS,
  FLIP_INPUT,
];

/**
 * Log diagnostic odds ratio: y = log(TP TN / (FP FN)), v = 1/TP + 1/FP + 1/FN + 1/TN: the odds of a positive test among people
 * with the condition relative to people without it.
 *
 * Source: Glas, Lijmer, Prins, Bonsel & Bossuyt (2003), J. Clin. Epidemiol. 56, 1129-1135, doi:10.1016/S0895-4356(03)00177-X.
 * R: `escalc(measure = "OR", ai = TP, bi = FP, ci = FN, di = TN, add = 1/2, to = "only0")`
 */
export const diagnosticOddsRatio: Measure = twoByTwoMeasure({
  ...oddsRatioFormulas,
  id: "DOR",
  label: "Diagnostic odds ratio",
  summary:
    "Odds of a positive test with the condition relative to those without it, pooled on the log scale.",
  reference: "Glas et al. (2003), doi:10.1016/S0895-4356(03)00177-X",
  sides: "positives",
  symbol: { analysis: "log DOR", display: "DOR" },
  // A test that misses nobody and alarms nobody has an empty cell, and says a lot.
  drop00: false,
  rMeasure: "OR",
  // The standard error of a log odds ratio goes with its size, and so do those of accurate tests (Deeks 2005).
  upright: "ess",
  table: {
    inputs: INPUTS,
    inputSets: [["ai", "bi", "ci", "di"]],
    words: [
      {
        group: "the people who tested positive",
        events: "the number of true positives",
        others: "the number of false positives",
        rest: "the number of false positives",
      },
      {
        group: "the people who tested negative",
        events: "the number of false negatives",
        others: "the number of true negatives",
        rest: "the number of true negatives",
      },
    ],
  },
});
