import { spoken } from "./spoken.ts";

/** Questions put to a fitted model, and what it answers beside its key numbers. */
export const model = spoken("model", {
  questions: "Threshold and margin",
  threshold: (symbol: string) => `A true effect beyond (${symbol})`,
  thresholdHelp:
    "A value worth telling, such as the smallest effect that matters: the results then say how probable a true effect beyond it is. Empty: the value of no effect.",
  thresholdNone: "no effect",
  equivalence: "Equivalence margin",
  equivalenceHelp:
    "Two one-sided tests (Schuirmann 1987) of whether the pooled effect lies inside these two values. State the margin before seeing the data. Empty: no test.",
  marginLower: "Equivalent from",
  marginUpper: "Equivalent to",
  marginNone: "no test",
  studyIntervals: "Intervals of the studies",
  studyIntervalsHelp:
    "How each study’s own interval in the table and the forest plot is made. The pooled result does not depend on it.",
  fromVariance: "from the variance",
  seed: "Seed of the random numbers",
  seedHelp: "The same seed gives the same numbers everywhere. State it with the result.",
  samples: "Samples",
  samplesHelp: "More samples make a sampled interval or p-value steadier, and take longer.",
  notNumber: "A number is needed; what was set before still holds. Correct it, or leave the field empty.",
  outside: (scale: string) =>
    `The scale “${scale}” does not reach that far; what was set before still holds. Enter a number within it.`,
  outsideRatio:
    "A ratio is above 0; what was set before still holds. Enter a number above 0, such as 0.8 or 1.25.",
  bothEnds: "There is no test until both ends are given. Fill in the other one, or leave both empty.",
  order: "The margin must begin below its end; what was set before still holds. Swap or correct the numbers.",
  further: "Further results",
  beyond: (symbol: string, value: string) => `True effects below and above ${symbol} = ${value}`,
  beyondCaption: "How the true effects are spread around this value",
  side: "True effects",
  below: (value: string) => `below ${value}`,
  above: (value: string) => `above ${value}`,
  newStudy: "A new study",
  share: (level: string) => `Share of all [${level} CI]`,
  notDefined: "not defined",
  beyondNote: (prediction: string) =>
    `New study: the probability that its true effect lies there, from the distribution of the prediction interval (${prediction}). Share: of normally distributed true effects, with the interval of Mathur and VanderWeele (2019).`,
  predictionShape: (prediction: string) =>
    `The prediction interval chosen (${prediction}) has no distribution here to take a probability for a new study from.`,
  notEstimated: "not estimated",
  oneEffect: (given: boolean) =>
    given
      ? "Share: not estimated, as \u03c4\u00b2 is given as 0, which takes all true effects to be the same."
      : "Share: not estimated, as \u03c4\u00b2 is 0, the smallest value it can have, which is no proof that all true effects are the same.",
  equivalent: (yes: boolean, symbol: string, range: string) =>
    yes
      ? `Equivalent: the pooled ${symbol} lies within ${range}.`
      : `Not shown to be equivalent: the pooled ${symbol} may lie outside ${range}.`,
  equivalenceTests: (lower: string, upper: string, p: string) =>
    `Two one-sided tests: above the lower end ${lower}; below the upper end ${upper}; the larger p counts, ${p}.`,
  equivalenceInterval: (level: string, interval: string) => `${level} CI ${interval}.`,
  tests: "Further tests",
  test: "Test",
  statistic: "Statistic",
  p: "p",
  testNames: {
    "cochran-mantel-haenszel": "No association in any study (Cochran-Mantel-Haenszel)",
    "mantel-haenszel-rates": "No difference of rates in any study (Mantel-Haenszel)",
    "breslow-day": "Same odds ratio in all studies (Breslow-Day)",
    tarone: "Same odds ratio in all studies (Breslow-Day, Tarone\u2019s correction)",
    "heterogeneity-wald": "Heterogeneity (Wald)",
  } as Readonly<Record<string, string>>,
});
