import { spoken, type Words } from "../spoken.ts";

const english = {
  none: "No model for several effects per study is asked for. Choose the column of studies under Several effects per study.",
  noCurve:
    "The correlation of sampling errors is not assumed under the structure chosen, so that there is nothing to vary.",
  noProfile: "No variance of the model was estimated, so that there is no likelihood to follow.",
  rho: "Correlation of sampling errors assumed (\u03c1)",
  rhoNote: (level: string, rho: string): string =>
    `Line: mean of correlated and hierarchical effects; band: its cluster-robust ${level} interval. Point: the correlation chosen, ${rho}.`,
  rhoTitle: (rho: string, effect: string, tau2: string): string =>
    `\u03c1 = ${rho}: ${effect}, \u03c4\u00b2 ${tau2}`,
  rhoAbout: (from: string, to: string, low: string, high: string): string =>
    `Over correlations from ${from} to ${to} the mean runs from ${low} to ${high}.`,
  rhoHead: "\u03c1",
  lower: "lower limit",
  upper: "upper limit",
  tau2: "\u03c4\u00b2",
  variance: "Variance (\u03c3\u00b2)",
  fall: "Log-likelihood less its maximum",
  profileNote: (level: string): string =>
    `Highest log-likelihood with one variance held; where it falls below the dashed line lies the end of the ${level} interval. One panel per level of the model.`,
  profileTitle: (level: string, value: string, fall: string): string =>
    `${level}: \u03c3\u00b2 ${value}, log-likelihood ${fall}`,
  profileAbout: (level: string, estimate: string, interval: string): string =>
    `${level}: \u03c3\u00b2 ${estimate} ${interval}.`,
  level: "Level",
  sigma2: "\u03c3\u00b2",
  logLik: "log-likelihood",
} as const;

/** Every word that the plots of several effects per study draw or speak; numbers come in as texts. */
export const dependenceWords: Words<typeof english> = spoken("dependence", english);
