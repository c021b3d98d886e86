import { spoken, type Words } from "../spoken.ts";

const english = {
  notMade: "The sensitivity analyses have not been made for this result.",
  noModel: "No model could be fitted to these studies, so that none can be taken out of it.",
  notFitted: "not fitted",
  beyond: "An arrow stands for what runs beyond the axis.",
  inUnit: (title: string, unit: string): string => `${title} (${unit})`,
  omitted: (count: number): string =>
    `${count === 1 ? "1 name has" : `${count} names have`} no room and ${count === 1 ? "is" : "are"} left out.`,
  leaveOneOut: {
    without: "Without",
    all: "All studies",
    estimate: (name: string, level: string): string => `${name} [${level}\u00a0CI]`,
    title: (label: string, effect: string): string => `Without ${label}: ${effect}`,
    note: "Band: the interval with all studies. Marked: studies without which the conclusion is another one.",
  },
  cumulative: {
    added: "Added",
    several: (first: string, more: number): string => `${first} and ${more} more`,
    labelled: (label: string, at: string): string => `${label} (${at})`,
    title: (label: string, effect: string, k: number): string =>
      `With ${label}: ${effect}, ${k} ${k === 1 ? "study" : "studies"}`,
    note: (by: string): string => `Studies added ${by}. Band: the interval with all studies.`,
  },
  caterpillar: {
    effect: "True effect",
    title: (label: string, effect: string, own: string): string =>
      `${label}: true effect ${effect}, own effect ${own}`,
    note: (level: string): string =>
      `Filled: the true effect of each study as the model has it, with its ${level} interval; open: its own effect. Dotted: the pooled effect.`,
    noModel: "There is no model with a distribution of true effects.",
    equal:
      "This model has no true effects of single studies that could be predicted: their own effects are shown.",
    own: (level: string): string =>
      `The studies’ own effects with ${level} intervals, in order. Dotted: the pooled effect.`,
    about: (studies: string, effects: string): string =>
      `${studies} in the order of their effects, ${effects}.`,
    pooled: (name: string, effect: string): string => `Pooled effect: ${name} ${effect}.`,
    apart: (count: number, all: number): string =>
      `${count} of ${all} ${all === 1 ? "interval excludes" : "intervals exclude"} no effect.`,
  },
  baujat: {
    x: "Squared Pearson residual (contribution to heterogeneity)",
    y: "Squared influence on the fitted value",
    title: (label: string, x: string, y: string): string => `${label}: heterogeneity ${x}, influence ${y}`,
  },
  radial: {
    x: { sampling: "Precision, 1 / standard error", total: "Precision, 1 / √(SE² + τ²)" },
    y: { sampling: "Effect / standard error", total: "Effect / √(SE² + τ²)" },
    title: (label: string, effect: string): string => `${label}: ${effect}`,
    line: { sampling: "Pooled effect / standard error", total: "Pooled effect / √(SE² + τ²)" },
    note: (name: string, effect: string, band: string): string =>
      `Line: the pooled effect, ${effect}; band: \u00b1${band} around it. The ray from the origin through a point has the study’s effect as its slope and meets the arc there: ${name}. Thick: the interval of the pooled effect.`,
  },
  normal: {
    x: "Normal quantile",
    y: { rstudent: "Studentised deleted residual", rstandard: "Standardised residual" },
    title: (label: string, residual: string): string => `${label}: ${residual}`,
    envelope: (level: string, samples: number): string =>
      `Line: where normal residuals lie. Band: ${level} at each point, from ${samples} simulated sets.`,
    line: "Line: where normal residuals lie.",
  },
  influence: {
    panels: {
      rstudent: "Studentised residual",
      dffits: "DFFITS",
      cookD: "Cook\u2019s distance",
      covRatio: "Covariance ratio",
      tau2Del: "\u03c4\u00b2 without",
      qeDel: "Q without",
      hat: "Hat",
      weight: "Weight (%)",
    },
    title: (label: string, panel: string, value: string): string => `${label}: ${panel} ${value}`,
    note: "Dashed: limits of a measure; dotted: what studies that are all alike would have. Filled: flagged by DFFITS, Cook\u2019s distance, hat or DFBETAS.",
    number: "Studies in the order of the table",
  },
} as const;

/** Every word that the plots of sensitivity draw or speak. Numbers come in as texts, already formatted. */
export const sensitivityWords: Words<typeof english> = spoken("sensitivity", english);
