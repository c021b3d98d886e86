import { cubeRoot } from "../../numeric/cube-root.ts";
import { expm1, log1p } from "../../numeric/elementary.ts";
import { clamp, defineTransformation } from "./define.ts";
import { invertIncreasing, meanOverNormal } from "./normal-mean.ts";
import type { Transformation } from "./types.ts";

const HAKSTIAN = "Hakstian & Whalen (1976), doi:10.1007/BF02291840";
const BONETT = "Bonett (2002), doi:10.3102/10769986027004335";
const OF_AHW = { shownAs: ["iahw"] };
const OF_ABT = { shownAs: ["iabt"] };

/** 1 − (1 − y)³, written so that small y keep their digits. */
const fromHakstian = (value: number): number => {
  const y = clamp(value, 0, 1);
  return y * (3 - y * (3 - y));
};
const hakstianMean = (value: number, tau2: number): number =>
  meanOverNormal(fromHakstian, value, tau2, { low: 0, high: 1 });

/** 1 − (1 − y)³ within [0, 1]. R: `transf.iahw(y)` */
export const hakstianWhalen: Transformation = defineTransformation({
  id: "iahw",
  label: "alpha (inverse Hakstian-Whalen)",
  summary: "Turns Hakstian and Whalen’s transformation into Cronbach’s alpha: 1 − (1 − y)³.",
  reference: HAKSTIAN,
  apply: fromHakstian,
  inverse: (value) => 1 - cubeRoot(1 - value),
  offer: OF_AHW,
  r: "transf.iahw",
});

/** Mean of 1 − (1 − Z)³, Z ~ N(y, tau2) truncated to [0, 1]. R: `transf.iahw.int(y, targs = list(tau2))` */
export const hakstianWhalenMean: Transformation = defineTransformation({
  id: "iahw.int",
  label: "mean alpha over the true effects (Hakstian-Whalen)",
  summary:
    "The mean of alpha over true effects that are normal on Hakstian and Whalen’s scale within its ends.",
  reference: HAKSTIAN,
  apply: (value, given) => hakstianMean(value, given?.tau2 ?? 0),
  inverse: (value, given) => invertIncreasing((z) => hakstianMean(z, given?.tau2 ?? 0), value),
  offer: OF_AHW,
  r: "transf.iahw.int",
  rCall: () => "function(x) sapply(x, transf.iahw.int, targs = list(tau2 = res$tau2))",
  rNeeds: "transf.iahw.int",
});

const fromBonett = (value: number): number => 0 - expm1(-Math.max(0, value));
const bonettMean = (value: number, tau2: number): number =>
  meanOverNormal(fromBonett, value, tau2, { low: 0, high: Number.POSITIVE_INFINITY });

/** 1 − exp(−y), 0 below 0. R: `transf.iabt(y)` */
export const bonett: Transformation = defineTransformation({
  id: "iabt",
  label: "alpha (inverse Bonett)",
  summary: "Turns Bonett’s transformation into Cronbach’s alpha: 1 − exp(−y).",
  reference: BONETT,
  apply: fromBonett,
  inverse: (value) => 0 - log1p(-value),
  offer: OF_ABT,
  r: "transf.iabt",
});

/** Mean of 1 − exp(−Z), Z ~ N(y, tau2) truncated to [0, ∞). R: `transf.iabt.int(y, targs = list(tau2))` */
export const bonettMeanAlpha: Transformation = defineTransformation({
  id: "iabt.int",
  label: "mean alpha over the true effects (Bonett)",
  summary: "The mean of alpha over true effects that are normal on Bonett’s scale above 0.",
  reference: BONETT,
  apply: (value, given) => bonettMean(value, given?.tau2 ?? 0),
  inverse: (value, given) => invertIncreasing((z) => bonettMean(z, given?.tau2 ?? 0), value),
  offer: OF_ABT,
  r: "transf.iabt.int",
  rCall: () => "function(x) sapply(x, transf.iabt.int, targs = list(tau2 = res$tau2))",
  rNeeds: "transf.iabt.int",
});

/** 1 − exp(−(y + tau2)). R: `transf.iabt.mode(y, targs = list(tau2))` */
export const bonettMode: Transformation = defineTransformation({
  id: "iabt.mode",
  label: "most frequent alpha of the true effects (Bonett)",
  summary: "The peak of the distribution of alphas that are normal on Bonett’s scale.",
  reference: "Density of 1 − exp(−Z): z = y + τ² at its peak",
  apply: (value, given) => fromBonett(value + (given?.tau2 ?? 0)),
  inverse: (value, given) => 0 - log1p(-value) - (given?.tau2 ?? 0),
  offer: OF_ABT,
  r: "transf.iabt.mode",
  rCall: () => "function(x) pmax(0, 1 - exp(-(x + res$tau2)))",
});
