import { atan2, exp, log, sin, square } from "../../numeric/elementary.ts";
import { normalCdf, normalQuantile } from "../../numeric/normal.ts";
import { clamp, defineTransformation } from "./define.ts";
import { invertIncreasing, meanOverNormal } from "./normal-mean.ts";
import { peakOf } from "./normal-mode.ts";
import type { Transformation } from "./types.ts";

const LOGIT = { shownAs: ["logistic"] };
const ARCSINE = { measures: ["PAS"] };
const PROBIT = { measures: ["PRZ"] };
const LOGIT_EVENTS = ["PLO", "GEN"];
const ARCSINE_EVENTS = ["PAS", "GEN"];
const PROBIT_EVENTS = ["PRZ", "GEN"];

const inverseLogit = (value: number): number => 1 / (1 + exp(-value));
const logitMean = (value: number, tau2: number): number => meanOverNormal(inverseLogit, value, tau2);

export const logistic: Transformation = defineTransformation({
  id: "logistic",
  label: "proportion (inverse logit)",
  summary: "Turns log odds into a proportion: 1 / (1 + exp(-y)).",
  reference: "inverse of the logit",
  apply: inverseLogit,
  inverse: (value) => log(value / (1 - value)),
  offer: LOGIT,
  countsEventsOf: LOGIT_EVENTS,
  r: "transf.ilogit",
});

/** Mean of 1/(1 + exp(−Z)), Z ~ N(y, tau2). R: `transf.ilogit.int(y, targs = list(tau2))` */
export const logisticMean: Transformation = defineTransformation({
  id: "ilogit.int",
  label: "mean proportion over the true effects (logit)",
  summary: "The mean of the proportion over true effects that are normal on the logit scale.",
  reference: "Mean of the logit-normal distribution",
  apply: (value, given) => logitMean(value, given?.tau2 ?? 0),
  inverse: (value, given) => invertIncreasing((z) => logitMean(z, given?.tau2 ?? 0), value),
  offer: LOGIT,
  countsEventsOf: LOGIT_EVENTS,
  r: "transf.ilogit.int",
  rCall: () => "function(x) sapply(x, transf.ilogit.int, targs = list(tau2 = res$tau2))",
});

/** Inverse logit at the root of z = y + tau2 (2p − 1). R: `transf.ilogit.mode(y, targs = list(tau2))` */
export const logisticMode: Transformation = defineTransformation({
  id: "ilogit.mode",
  label: "most frequent proportion of the true effects (logit)",
  summary: "The highest peak of the distribution of proportions that are normal on the logit scale.",
  reference: "Density of the logit-normal distribution: z − y = τ² (2p − 1) at its peaks",
  apply: (value, given) => inverseLogit(peakOf(value, given?.tau2 ?? 0, 0.5)),
  inverse: (value, given) => log(value / (1 - value)) - (given?.tau2 ?? 0) * (2 * value - 1),
  offer: LOGIT,
  countsEventsOf: LOGIT_EVENTS,
  r: "transf.ilogit.mode",
  rCall: () => "function(x) sapply(x, transf.ilogit.mode, targs = list(tau2 = res$tau2))",
  rNeeds: "transf.ilogit.mode",
});

const RIGHT_ANGLE = Math.PI / 2;
const inverseArcsine = (value: number): number => square(sin(clamp(value, 0, RIGHT_ANGLE)));
const arcsineMean = (value: number, tau2: number): number =>
  meanOverNormal(inverseArcsine, value, tau2, { low: 0, high: RIGHT_ANGLE });

/** sin(y)², 0 below 0 and 1 above π/2. R: `transf.iarcsin(y)` */
export const arcsine: Transformation = defineTransformation({
  id: "iarcsin",
  label: "proportion (inverse arcsine)",
  summary: "Turns the arcsine of the square root of a proportion into the proportion: sin(y)².",
  reference: "inverse of the angular transformation",
  apply: inverseArcsine,
  inverse: (value) => atan2(Math.sqrt(value), Math.sqrt(1 - value)),
  offer: ARCSINE,
  countsEventsOf: ARCSINE_EVENTS,
  r: "transf.iarcsin",
});

/** Mean of sin(Z)², Z ~ N(y, tau2) truncated to [0, π/2]. R: `transf.iarcsin.int(y, targs = list(tau2))` */
export const arcsineMeanProportion: Transformation = defineTransformation({
  id: "iarcsin.int",
  label: "mean proportion over the true effects (arcsine)",
  summary:
    "The mean of the proportion over true effects that are normal on the arcsine scale within its ends.",
  reference: "Mean of sin(Z)² for a truncated normal Z",
  apply: (value, given) => arcsineMean(value, given?.tau2 ?? 0),
  inverse: (value, given) => invertIncreasing((z) => arcsineMean(z, given?.tau2 ?? 0), value),
  offer: ARCSINE,
  countsEventsOf: ARCSINE_EVENTS,
  r: "transf.iarcsin.int",
  rCall: () => "function(x) sapply(x, transf.iarcsin.int, targs = list(tau2 = res$tau2))",
  rNeeds: "transf.iarcsin.int",
});

/** Φ(y). R: `transf.iprobit(y)` */
export const probit: Transformation = defineTransformation({
  id: "iprobit",
  label: "proportion (inverse probit)",
  summary: "Turns a probit into a proportion: the standard normal distribution function.",
  reference: "inverse of the probit",
  apply: normalCdf,
  inverse: normalQuantile,
  offer: PROBIT,
  countsEventsOf: PROBIT_EVENTS,
  r: "transf.iprobit",
  rCall: () => "pnorm",
});

/** Φ(y/√(1 + tau2)). R: `transf.iprobit.int(y, targs = list(tau2))` */
export const probitMean: Transformation = defineTransformation({
  id: "iprobit.int",
  label: "mean proportion over the true effects (probit)",
  summary: "The mean of the proportion over true effects that are normal on the probit scale.",
  reference: "Mean of Φ(Z) for a normal Z",
  apply: (value, given) => normalCdf(value / Math.sqrt(1 + (given?.tau2 ?? 0))),
  inverse: (value, given) => normalQuantile(value) * Math.sqrt(1 + (given?.tau2 ?? 0)),
  offer: PROBIT,
  countsEventsOf: PROBIT_EVENTS,
  r: "transf.iprobit.int",
  rCall: () => "function(x) pnorm(x / sqrt(1 + res$tau2))",
});

/** Φ(y/(1 − tau2)) for tau2 < 1; beyond, the density has its peaks at 0 and 1. R: `transf.iprobit.mode(y, targs = list(tau2))` */
export const probitMode: Transformation = defineTransformation({
  id: "iprobit.mode",
  label: "most frequent proportion of the true effects (probit)",
  summary: "The highest peak of the distribution of proportions that are normal on the probit scale.",
  reference: "Density of Φ(Z): z − y = τ² z at its peak",
  apply: (value, given) => {
    const tau2 = given?.tau2 ?? 0;
    if (tau2 < 1) return normalCdf(value / (1 - tau2));
    return value === 0 ? 0.5 : value < 0 ? 0 : 1;
  },
  inverse: (value, given) => {
    const tau2 = given?.tau2 ?? 0;
    return tau2 < 1 ? normalQuantile(value) * (1 - tau2) : Number.NaN;
  },
  offer: PROBIT,
  countsEventsOf: PROBIT_EVENTS,
  r: "transf.iprobit.mode",
  rCall: () => "function(x) sapply(x, transf.iprobit.mode, targs = list(tau2 = res$tau2))",
  rNeeds: "transf.iprobit.mode",
});
