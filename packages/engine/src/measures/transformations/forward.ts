import { cubeRoot } from "../../numeric/cube-root.ts";
import { atan2, atanh, log, log1p } from "../../numeric/elementary.ts";
import { normalQuantile } from "../../numeric/normal.ts";
import { defineScaleMap, numberOf, numberParam } from "./define.ts";
import { doubleArcsine } from "./freeman-tukey.ts";
import { biserialFactor, GROUP_SIZES, groupsOf } from "./group-sizes.ts";
import { freemanTukeyRate } from "./rates.ts";
import type { ScaleMap } from "./types.ts";

export const rToZ: ScaleMap = defineScaleMap({
  id: "rtoz",
  label: "Fisher’s z of a correlation",
  summary: "atanh(r), for −1 < r < 1.",
  reference: "Fisher (1921), Metron 1, 3-32",
  apply: atanh,
  r: "transf.rtoz",
});

export const r2ToZ: ScaleMap = defineScaleMap({
  id: "r2toz",
  label: "Fisher’s z of a coefficient of determination",
  summary: "atanh(√R²), 0 below 0.",
  reference: "Fisher (1921), Metron 1, 3-32",
  apply: (value) => atanh(Math.sqrt(Math.max(0, value))),
  r: "transf.r2toz",
});

export const logit: ScaleMap = defineScaleMap({
  id: "logit",
  label: "logit of a proportion",
  summary: "log(p/(1 − p)), for 0 < p < 1.",
  reference: "log odds",
  apply: (value) => log(value) - log1p(-value),
  r: "transf.logit",
});

export const arcsineRoot: ScaleMap = defineScaleMap({
  id: "arcsin",
  label: "arcsine of the square root of a proportion",
  summary: "arcsin(√p), for 0 ≤ p ≤ 1.",
  reference: "the angular transformation",
  apply: (value) => atan2(Math.sqrt(value), Math.sqrt(1 - value)),
  r: "transf.arcsin",
});

export const probitOf: ScaleMap = defineScaleMap({
  id: "probit",
  label: "probit of a proportion",
  summary: "Quantile of the standard normal, for 0 < p < 1.",
  reference: "inverse of the standard normal distribution function",
  apply: (value) => {
    if (value === 0) return Number.NEGATIVE_INFINITY;
    return value === 1 ? Number.POSITIVE_INFINITY : normalQuantile(value);
  },
  r: "transf.probit",
});

export const logarithm: ScaleMap = defineScaleMap({
  id: "log",
  label: "logarithm",
  summary: "Natural logarithm, above 0.",
  reference: "log(x)",
  apply: log,
  r: "log",
});

export const root: ScaleMap = defineScaleMap({
  id: "sqrt",
  label: "square root",
  summary: "Square root, from 0 on.",
  reference: "√x",
  apply: Math.sqrt,
  r: "sqrt",
});

export const alphaHakstianWhalen: ScaleMap = defineScaleMap({
  id: "ahw",
  label: "Hakstian-Whalen transformation of alpha",
  summary: "1 − (1 − α)^(1/3).",
  reference: "Hakstian & Whalen (1976), doi:10.1007/BF02291840",
  apply: (value) => {
    // a³ − b³ over a² + ab + b² keeps the digits of small reliabilities.
    const rest = cubeRoot(1 - value);
    return value / (1 + rest + rest * rest);
  },
  r: "transf.ahw",
});

export const alphaBonett: ScaleMap = defineScaleMap({
  id: "abt",
  label: "Bonett transformation of alpha",
  summary: "−log(1 − α), for α < 1.",
  reference: "Bonett (2002), doi:10.3102/10769986027004335",
  apply: (value) => 0 - log1p(-value),
  r: "transf.abt",
});

export const superiorityToD: ScaleMap = defineScaleMap({
  id: "clestod",
  label: "standardised difference from the probability of superiority",
  summary: "√2 times the probit of p, for 0 < p < 1.",
  reference: "McGraw & Wong (1992), doi:10.1037/0033-2909.111.2.361",
  apply: (value) => Math.SQRT2 * probitOf.apply(value),
  r: "transf.clestod",
});

const JACOBS = "Jacobs & Viechtbauer (2017), doi:10.1002/jrsm.1218";
const dOf = (r: number, h: number): number => (r * Math.sqrt(h)) / Math.sqrt((1 - r) * (1 + r));

export const pointBiserialToD: ScaleMap = defineScaleMap({
  id: "rpbtod",
  label: "standardised difference from a point-biserial correlation",
  summary: "r √h/√(1 − r²) with h = m/n1 + m/n2, 4 in large groups of equal size; for −1 < r < 1.",
  reference: JACOBS,
  params: GROUP_SIZES,
  apply: (value, given) => dOf(value, groupsOf(given).h),
  r: "transf.rpbtod",
});

export const correlationToD: ScaleMap = defineScaleMap({
  id: "rtod",
  label: "standardised difference from a correlation",
  summary: "The point-biserial correlation after a split of one variable, as a standardised difference.",
  reference: JACOBS,
  params: GROUP_SIZES,
  apply: (value, given) => {
    const { h, share } = groupsOf(given);
    return dOf(value / biserialFactor(share), h);
  },
  r: "transf.rtod",
});

const size = numberParam("ni", "Sample size", "The number of people behind the proportion.", [100, 1, 1e9]);

export const freemanTukeyOf: ScaleMap = defineScaleMap({
  id: "pft",
  label: "Freeman-Tukey transformation of a proportion",
  summary: "Half the double arcsine of a proportion among n people.",
  reference: "Freeman & Tukey (1950), doi:10.1214/aoms/1177729756",
  params: [size],
  apply: (value, given) => doubleArcsine(value, numberOf([size], "ni", given)),
  r: "transf.pft",
});

const time = numberParam("ti", "Person-time", "The person-time behind the rate.", [100, 1e-9, 1e12]);

export const freemanTukeyRateOf: ScaleMap = defineScaleMap({
  id: "irft",
  label: "Freeman-Tukey transformation of a rate",
  summary: "(√x + √(x + 1/t))/2 for a rate over t units of person-time.",
  reference: "Freeman & Tukey (1950), doi:10.1214/aoms/1177729756",
  params: [time],
  apply: (value, given) => freemanTukeyRate(value, numberOf([time], "ti", given)),
  r: "transf.irft",
});
