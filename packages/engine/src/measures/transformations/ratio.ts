import { exp, expm1, log, log1p } from "../../numeric/elementary.ts";
import { defineTransformation } from "./define.ts";
import type { Transformation } from "./types.ts";

const LOG_EVENTS = ["PLN", "IRLN"];

export const exponential: Transformation = defineTransformation({
  id: "exp",
  label: "ratio (exp)",
  summary: "Exponentiates log ratios: log odds ratio to odds ratio.",
  reference: "exp(y)",
  apply: exp,
  inverse: log,
  axis: "log",
  offer: { shownAs: ["exp"] },
  countsEventsOf: LOG_EVENTS,
  r: "exp",
});

/** exp(y + tau2/2). R: `transf.exp.int(y, targs = list(tau2))` */
export const exponentialMean: Transformation = defineTransformation({
  id: "exp.int",
  label: "mean ratio over the true effects",
  summary:
    "The mean of the ratio over normally distributed true log ratios, not their median: exp(y + τ²/2).",
  reference: "Mean of the log-normal distribution",
  apply: (value, given) => exp(value + (given?.tau2 ?? 0) / 2),
  inverse: (value, given) => log(value) - (given?.tau2 ?? 0) / 2,
  axis: "log",
  offer: { shownAs: ["exp"] },
  countsEventsOf: LOG_EVENTS,
  r: "transf.exp.int",
  rCall: () => "function(x) exp(x + res$tau2 / 2)",
});

/** exp(y − tau2). R: `transf.exp.mode(y, targs = list(tau2))` */
export const exponentialMode: Transformation = defineTransformation({
  id: "exp.mode",
  label: "most frequent ratio of the true effects",
  summary: "The peak of the distribution of ratios whose logarithms are normal: exp(y − τ²).",
  reference: "Mode of the log-normal distribution",
  apply: (value, given) => exp(value - (given?.tau2 ?? 0)),
  inverse: (value, given) => log(value) + (given?.tau2 ?? 0),
  axis: "log",
  offer: { shownAs: ["exp"] },
  countsEventsOf: LOG_EVENTS,
  r: "transf.exp.mode",
  rCall: () => "function(x) exp(x - res$tau2)",
});

/** 100 (1 - exp(y)). R: `100 * (1 - exp(y))` */
export const vaccineEfficacyShown: Transformation = defineTransformation({
  id: "ve",
  label: "efficacy in percent, 100 (1 − ratio)",
  summary: "The share of events prevented, from log risk, rate or hazard ratios: 100 (1 − exp(y)) percent.",
  reference: "Hightower et al. (1988), Bull. World Health Organ. 66, 389-394",
  apply: (value) => 0 - 100 * expm1(value),
  inverse: (value) => log1p(-value / 100),
  reverses: true,
  offer: { measures: ["RR", "IRR", "HR", "OR"], shownAs: ["ve"] },
  r: null,
  rCall: () => "function(x) 100 * (1 - exp(x))",
});
