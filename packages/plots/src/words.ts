import type { Language } from "@treeline/engine";
import { spoken, type Words } from "./spoken.ts";

/** Plots called by a person's name or by initials keep their capital. */
const NAMED_AFTER = /^(?:[A-Z]{2}|L\u2019|Baujat|Doi)/;

const english = {
  /** Of a page of HTML, as BCP 47 names it. */
  language: "en",
  title: (plot: string, analysis: string): string => (analysis === "" ? plot : `${plot}: ${analysis}`),

  pageOf: (title: string, page: number, pages: number): string => `${title} (page ${page} of ${pages})`,

  study: "Study",
  weight: "Weight",
  effect: "Effect",
  standardError: (unit: string): string => `Standard error${unit === "" ? "" : ` (${unit})`}`,
  inUnit: (name: string, unit: string): string => `${name} (${unit})`,
  named: (name: string, scale: string): string => `${name}, ${scale}`,
  logScale: (name: string): string => `${name}, log scale`,
  percent: (number: string): string => `${number}\u00a0%`,
  /** In place of numbers where a row has none. */
  noNumbers: "\u2013",
  interval: (level: string): string => `[${level}\u00a0CI]`,
  studies: (count: number): string => `${count} ${count === 1 ? "study" : "studies"}`,

  kinds: { random: "Random effects", equal: "Equal effects", fixed: "Fixed effects" },
  kindInside: (kind: string): string => kind.toLowerCase(),
  tau2Given: "\u03c4\u00b2 given",
  weighting: { unweighted: "unweighted", user: "user weights" },
  model: (kind: string, details: readonly string[]): string => `${kind} (${details.join(", ")})`,

  nothing: {
    noStudy: "No study to show.",
    notDrawn: (plot: string): string =>
      NAMED_AFTER.test(plot) ? `No ${plot}.` : `No ${plot.charAt(0).toLowerCase()}${plot.slice(1)}.`,
    noRow: "The table has no rows yet. Paste or import studies and say which columns hold the numbers.",
    noEffect: (rows: number, first: string): string =>
      `${rows === 1 ? "The only row does not give" : `None of the ${rows} rows gives`} an effect with a standard error, so there is nothing to pool or draw.${first === "" ? "" : ` ${rows === 1 ? "" : "The first one: "}${first}`}`,
  },

  forest: {
    prediction: "Prediction interval",
    combined: (label: string, effects: number): string =>
      effects === 1 ? label : `${label} (${effects} effects)`,
    predictionTitle: (interval: string): string => `Prediction interval: ${interval}`,
    studyTitle: (label: string, effect: string, weight: string): string =>
      `${label}: ${effect}${weight === "" ? "" : `, weight ${weight}`}`,
    pooledTitle: (model: string, effect: string): string => `${model}: ${effect}`,
    leftOutHeading: (count: number): string => `Left out (${count})`,
    leftOutTitle: (label: string, reason: string): string => `${label}, left out: ${reason}`,
    tau2: (estimate: string, given: boolean, interval: string): string =>
      `\u03c4\u00b2 = ${estimate}${given ? " (given)" : interval === "" ? "" : ` ${interval}`}`,
    i2: {
      tau2: (percent: string): string => `I\u00b2 = ${percent} (from \u03c4\u00b2)`,
      Q: (percent: string): string => `I\u00b2 = ${percent} (from Q)`,
    },
    q: (df: string, statistic: string, p: string): string => `Q(${df}) = ${statistic}, ${p}`,
    likelihoodRatio: (df: string, statistic: string, p: string): string =>
      `Likelihood ratio Q(${df}) = ${statistic}, ${p}`,
    noModel: "No model was fitted to these studies; the messages say why. Squares are of equal size.",
    oneStudy: "One study: there is nothing to pool, and heterogeneity cannot be estimated.",
    studyIntervals: (method: string): string => `Intervals of the studies: ${method}.`,
    predictionBy: (method: string): string => `Prediction interval: ${method}`,
    weakPrediction: "Greyed: a prediction interval of two studies rests on one degree of freedom.",
    model: (model: string): string => `${model}.`,
    outside: (count: number): string =>
      `${count === 1 ? "The estimate of 1 study lies" : `The estimates of ${count} studies lie`} beyond the axis.`,
    about: {
      studies: (studies: string, level: string): string => `${studies} with ${level} intervals.`,
      pooled: (
        model: string,
        name: string,
        value: string,
        level: string,
        lower: string,
        upper: string,
      ): string => `${model}: ${name} = ${value}, ${level} confidence interval ${lower} to ${upper}.`,
      prediction: (lower: string, upper: string): string => `Prediction interval ${lower} to ${upper}.`,
      directions: (none: string, below: string, above: string): string =>
        [below === "" ? "" : `Below ${none}: ${below}.`, above === "" ? "" : `Above ${none}: ${above}.`]
          .filter((side) => side !== "")
          .join(" "),
      heterogeneity: (pieces: readonly string[]): string => `Heterogeneity: ${pieces.join("; ")}.`,
      leftOut: (count: number): string => `${count} left out.`,
    },
  },

  predictive: {
    note: (level: string, method: string): string =>
      `Solid: predictive distribution of a new study’s true effect; shaded: its ${level} prediction interval (${method}). Dashed: confidence distribution of the mean. Each curve is drawn to its own height; marks below are the studies’ effects.`,
    below: (probability: string, value: string): string => `${probability} below ${value}`,
    above: (probability: string, value: string): string => `${probability} above ${value}`,
    rare: "< 0.1\u00a0%",
    sure: "> 99.9\u00a0%",
    outside: (count: number): string =>
      `${count === 1 ? "1 study lies" : `${count} studies lie`} beyond the axis.`,
    studyTitle: (label: string, effect: string): string => `${label}: ${effect}`,
    noModel: "No model was fitted to these studies; the messages say why.",
    oneEffect:
      "The model has one true effect behind all studies, so that a new study has no distribution of its own. Choose random effects to see one.",
    notAsked: "No prediction interval is asked for. Choose one among the options.",
    noDensity: (method: string): string =>
      `The prediction interval \u201c${method}\u201d is found without a density that could be drawn. Choose one of the intervals by t or by the normal distribution.`,
    noWidth: "Its distribution has no width.",
    about: (name: string, mean: string, interval: string, level: string): string =>
      `Predictive distribution around ${name} = ${mean}, ${level} prediction interval ${interval}.`,
    probabilities: (below: string, above: string, value: string): string =>
      `The true effect of a new study lies below ${value} with probability ${below}, above it with ${above}.`,
  },

  profile: {
    x: (scale: string): string => `\u03c4\u00b2, ${scale}`,
    root: "square root scale",
    log: "log scale",
    y: (likelihood: string): string => `${likelihood} log-likelihood below its maximum`,
    estimate: (tau2: string): string => `\u03c4\u00b2 = ${tau2}`,
    cut: (level: string): string => `${level} cut`,
    other: (tau2: string): string => `second maximum, ${tau2}`,
    note: (level: string, interval: string, estimator: string): string =>
      `All \u03c4\u00b2 above the dashed cut, chi-square / 2 below the maximum, make the ${level} profile likelihood interval ${interval}. Upright line: \u03c4\u00b2 by ${estimator}.`,
    apart:
      "A second maximum lies above the cut as well: the likelihood does not rule out values around it, and the interval holds only the stretch around the higher one.",
    notRandom:
      "The model takes \u03c4\u00b2 to be 0. Choose random effects to see how the likelihood depends on it.",
    given:
      "\u03c4\u00b2 is given, not estimated. Choose an estimator to see how the likelihood depends on it.",
    noEstimators: (method: string): string =>
      `${method} does not estimate \u03c4\u00b2 from effects and variances. Pool by inverse variance to see this plot.`,
    oneStudy: "One study says nothing of \u03c4\u00b2.",
    outOfReach: "The effects differ so much in size that the likelihood cannot be followed.",
    about: (likelihood: string, best: string, level: string, interval: string): string =>
      `${likelihood} profile likelihood with its maximum at τ² = ${best}; ${level} interval ${interval}.`,
    second: (tau2: string): string => `It has a second, lower maximum at τ² = ${tau2}.`,
  },

  drapery: {
    p: "p-value",
    z: "Test statistic",
    note: (alpha: string, level: string): string =>
      `Each curve is the two-sided p-value of every true effect; where it crosses the dashed line (p = ${alpha}), its ${level} interval ends.`,
    pooled: (model: string): string => `Thick: the pooled effect. ${model}.`,
    region: "Shaded: the same for the true effect of a new study.",
    about: (studies: string, pooled: string): string => `p-value functions of ${studies}. ${pooled}`.trim(),
  },

  rainforest: {
    note: (level: string): string =>
      `Each drop is the log-likelihood of the study\u2019s effect over its ${level} interval: the thicker and the stronger in colour, the more compatible the effect with the data. Its height is in proportion to the study\u2019s weight.`,
    thick: (level: string): string =>
      `Intervals: ${level}. The thickness of a line is in proportion to the study\u2019s weight.`,
    pooled: "Pooled",
    about: (studies: string, level: string): string => `${studies} with their ${level} intervals as drops.`,
    aboutThick: (studies: string, level: string): string =>
      `${studies} with their ${level} intervals as lines as thick as their weights.`,
  },

  sunset: {
    noNull: "Power is not drawn: this measure has no value of no effect to be told from.",
    noPooled: "No model was fitted to these studies; give a true effect to see their power to find it.",
    band: (from: string, to: string): string => `power ${from} to ${to}`,
    note: (told: {
      readonly truth: string;
      readonly median: string;
      readonly expected: string;
      readonly observed: string;
      readonly rIndex: string;
      readonly third: string;
      readonly twoThirds: string;
    }): string =>
      `Were ${told.truth} the true effect of every study, their median power would be ${told.median}; ${told.expected} significant results would be expected, ${told.observed} were found (R-index ${told.rIndex}). A median power of one third takes a true effect of ${told.third}, of two thirds ${told.twoThirds}.`,
    about: (studies: string): string => `${studies}, effect against standard error, over bands of power.`,
  },

  significanceFunnel: {
    noNull: "Affirmative results are not told apart: this measure has no value of no effect.",
    affirmative: "Affirmative",
    notAffirmative: "Not affirmative",
    all: "All studies",
    others: "Not affirmative alone",
    noWorst: "No estimate of the studies that are not affirmative: see why among the adjusted estimates.",
    note: (alpha: string): string =>
      `Dashed: two-sided p = ${alpha} in the favoured direction. The diamond of the results that are not affirmative is the worst case of selection for significance: where it lies close to that of all studies, selection of this kind, by itself, moves the pooled effect little; where it does not, it may.`,
    about: (affirmative: number, studies: string): string =>
      `${affirmative} of ${studies} ${affirmative === 1 ? "is" : "are"} affirmative.`,
    aboutWorst: (name: string, value: string): string =>
      `Pooled effect of those that are not affirmative: ${name} = ${value}.`,
  },

  residualFunnel: {
    noModel:
      "There is no model with moderators whose residuals could be drawn. Add terms to the model among the moderators.",
    residual: (name: string): string => `Residual (${name})`,
    note: (level: string, terms: string): string =>
      `Dashed: pseudo ${level} region around 0; it allows for sampling error only. Moderators: ${terms}.`,
    about: (studies: string): string => `${studies}, residual against standard error.`,
  },

  lineUp: {
    noModel: "No model was fitted to these studies, so none can be simulated from it.",
    hidden: (panels: number, seed: string): string =>
      `One of these ${panels} funnels is real; the others were simulated from the fitted model with the same standard errors and nothing missing (seed ${seed}). Which one differs? If it is the real one, chance would have made it stand out once in ${panels}. With few studies funnels differ much by chance alone, and not finding it does not show that nothing is missing.`,
    revealed: (number: number): string => `The real funnel is number ${number}.`,
    about: (panels: number, studies: string): string => `${panels} small funnels of ${studies} each.`,
  },

  doi: {
    none: "The LFK index, which this plot shows, has not run: it stands among the tests of asymmetry.",
    upright: "Absolute z-score",
    note: (ran: string, index: string): string =>
      `${index === "" ? "" : `${index}. `}Absolute z-scores of the studies\u2019 ranks by precision; the most precise study is at the peak. ${ran}.`,
    pointTitle: (label: string, effect: string, z: string): string => `${label}: ${effect}, absolute z ${z}`,
    about: (studies: string): string => `${studies}, effect against the absolute z-score of its rank.`,
  },

  adjusted: {
    none: "No method gave an estimate.",
    unadjusted: "Unadjusted",
    asPooled: "As if nothing were missing: the pooled effect of the model chosen.",
    families: {
      asymmetry: "Tests of asymmetry",
      missing: "Studies filled in",
      adjusted: "Small-study effects and affirmative results",
      selection: "Selection models",
      "p-values": "Significant p-values",
      averaging: "Model averaging",
    },
    note: (levels: string): string =>
      `Intervals: ${levels}. Dotted: the unadjusted estimate. Each adjusted estimate answers \u201cwhat if\u201d under its own assumption; none is the corrected truth.`,
    about: (count: number, name: string): string => `${count} estimates of ${name}.`,
  },

  weights: {
    none: "No selection model gave weights: see why among the selection models.",
    upright: "Relative probability of publication",
    along: "One-sided p-value in the favoured direction",
    note: "1 = as likely as the most significant results. A weight of 0.5 means that such results are published half as often.",
    cut: (most: string): string => `Weights above ${most} are cut.`,
    banded: "Shaded: pointwise intervals of estimated weights, from their logarithms.",
    unbanded: (most: number): string => `Pointwise intervals are drawn of up to ${most} curves.`,
    about: (count: number): string => `${count} selection ${count === 1 ? "model" : "models"}.`,
    told: (label: string, weight: string): string => `${label}: ${weight} at p = .5.`,
  },

  histogram: {
    none: (why: string): string => (why === "" ? "The audit has no such curve." : why),
    upright: "Share",
    beyond: (count: string): string => `${count} beyond the axis.`,
    about: (axis: string): string => `Histogram of the ${axis}s.`,
  },
} as const;

/**
 * Every word the plots draw or speak; a language is another catalogue of this shape. The records' labels, summaries and options
 * stand on the records. Numbers come in as texts, already formatted.
 */
export const words: Words<typeof english> = spoken("words", english);

/** The language that is drawn in now. */
export function languageDrawn(): Language {
  return words.language as Language;
}
