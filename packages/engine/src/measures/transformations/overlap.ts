import { erf, normalCdf, normalQuantile } from "../../numeric/normal.ts";
import { defineTransformation } from "./define.ts";
import { STANDARDIZED_DIFFERENCES } from "./measure-groups.ts";
import type { Transformation } from "./types.ts";

const COHEN = "Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, p. 21-23";
const OFFER = { measures: STANDARDIZED_DIFFERENCES };

/** Cohen's U1 = (2Φ(|d|/2) − 1)/Φ(|d|/2). R: `transf.dtou1(d)` */
export const cohenU1: Transformation = defineTransformation({
  id: "dtou1",
  label: "Cohen’s U1 (share not overlapped)",
  summary:
    "The share of both distributions together that does not overlap, for two normal groups of equal spread.",
  reference: COHEN,
  apply: (d) => erf(Math.abs(d) / 2 / Math.SQRT2) / normalCdf(Math.abs(d) / 2),
  inverse: (share) => 2 * normalQuantile(1 / (2 - share)),
  foldsAt: 0,
  offer: OFFER,
  r: "transf.dtou1",
});

/** Cohen's U2 = Φ(d/2). R: `transf.dtou2(d)` */
export const cohenU2: Transformation = defineTransformation({
  id: "dtou2",
  label: "Cohen’s U2 (share above the same share below)",
  summary: "The share of one group that exceeds the same share of the other.",
  reference: COHEN,
  apply: (d) => normalCdf(d / 2),
  inverse: (share) => 2 * normalQuantile(share),
  offer: OFFER,
  r: "transf.dtou2",
});

/** Cohen's U3 = Φ(d). R: `transf.dtou3(d)` */
export const cohenU3: Transformation = defineTransformation({
  id: "dtou3",
  label: "Cohen’s U3 (share above the other mean)",
  summary: "The share of group 1 above the mean of group 2, for normal groups of equal spread.",
  reference: COHEN,
  apply: normalCdf,
  inverse: normalQuantile,
  offer: OFFER,
  r: "transf.dtou3",
});

/** Overlapping coefficient 2Φ(−|d|/2). R: `transf.dtoovl(d)` */
export const overlap: Transformation = defineTransformation({
  id: "dtoovl",
  label: "overlap (OVL)",
  summary: "The share of both distributions that coincides, for two normal groups of equal spread.",
  reference: "Bradley (1985), Encyclopedia of Statistical Sciences 6, 546-547",
  apply: (d) => 2 * normalCdf(-Math.abs(d) / 2),
  inverse: (share) => -2 * normalQuantile(share / 2),
  foldsAt: 0,
  offer: OFFER,
  r: "transf.dtoovl",
  rCall: () => "function(x) 2 * pnorm(-abs(x) / 2)",
});

const MCGRAW = "McGraw & Wong (1992), doi:10.1037/0033-2909.111.2.361";

/** Φ(d/√2). R: `transf.dtocles(d)` */
export const commonLanguage: Transformation = defineTransformation({
  id: "dtocles",
  label: "common-language effect size (CLES)",
  summary: "The probability that somebody of group 1 exceeds somebody of group 2, for normal groups.",
  reference: MCGRAW,
  apply: (d) => normalCdf(d / Math.SQRT2),
  inverse: (share) => Math.SQRT2 * normalQuantile(share),
  offer: OFFER,
  r: "transf.dtocles",
});

/** Φ(d/√(2 + tau2)). R: `transf.dtocles.int(d, targs = list(tau2))` */
export const commonLanguageMean: Transformation = defineTransformation({
  id: "dtocles.int",
  label: "mean CLES over the true effects",
  summary: "The mean of the common-language effect size over normally distributed true differences.",
  reference: MCGRAW,
  apply: (d, given) => normalCdf(d / Math.sqrt(2 + (given?.tau2 ?? 0))),
  inverse: (share, given) => normalQuantile(share) * Math.sqrt(2 + (given?.tau2 ?? 0)),
  offer: OFFER,
  r: "transf.dtocles.int",
  rCall: () => "function(x) pnorm(x / sqrt(2 + res$tau2))",
});

/** 2Φ(d/√2) − 1. R: `transf.dtocliffd(d)` */
export const cliffDelta: Transformation = defineTransformation({
  id: "dtocliffd",
  label: "Cliff’s delta",
  summary: "How much more often group 1 exceeds group 2 than the other way round, for normal groups.",
  reference: "Cliff (1993), doi:10.1037/0033-2909.114.3.494",
  apply: (d) => erf(d / 2),
  inverse: (delta) => Math.SQRT2 * normalQuantile((1 + delta) / 2),
  offer: OFFER,
  r: "transf.dtocliffd",
  rCall: () => "function(x) 2 * pnorm(x / sqrt(2)) - 1",
});

/** (1 + d/√(d² + 4))/2. R: `transf.dtobesd(d)` */
export const binomialDisplay: Transformation = defineTransformation({
  id: "dtobesd",
  label: "binomial effect size display (BESD)",
  summary:
    "The success rate of group 1 in a two by two table with equal margins that has the same correlation.",
  reference: "Rosenthal & Rubin (1982), doi:10.1037/0022-0663.74.2.166",
  apply: (d) => (1 + d / Math.sqrt(d * d + 4)) / 2,
  inverse: (share) => {
    const r = 2 * share - 1;
    return (2 * r) / Math.sqrt((1 - r) * (1 + r));
  },
  offer: OFFER,
  r: "transf.dtobesd",
});
