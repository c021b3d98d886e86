import { atanh, square, tanh } from "../../numeric/elementary.ts";
import { defineTransformation } from "./define.ts";
import { invertIncreasing, meanOverNormal } from "./normal-mean.ts";
import { peakOf } from "./normal-mode.ts";
import type { Transformation } from "./types.ts";

const FISHER = "Fisher (1921), Metron 1, 3-32";
const OFFER = { shownAs: ["tanh"] };

export const correlation: Transformation = defineTransformation({
  id: "tanh",
  label: "correlation (tanh)",
  summary: "Turns Fisher’s z into a correlation: r = tanh(z).",
  reference: FISHER,
  apply: tanh,
  inverse: atanh,
  offer: OFFER,
  r: "transf.ztor",
});

/** tanh(z)², the same for both directions. R: `transf.ztor2(z)` */
export const sharedVariance: Transformation = defineTransformation({
  id: "ztor2",
  label: "shared variance (r²)",
  summary: "Turns Fisher’s z into a coefficient of determination: tanh(z)².",
  reference: FISHER,
  apply: (value) => square(tanh(value)),
  inverse: (value) => atanh(Math.sqrt(value)),
  foldsAt: 0,
  offer: OFFER,
  r: "transf.ztor2",
  rCall: () => "function(x) tanh(x)^2",
});

const meanOf = (value: number, tau2: number): number => meanOverNormal(tanh, value, tau2);

/** Mean of tanh(Z), Z ~ N(z, tau2). R: `transf.ztor.int(z, targs = list(tau2))` */
export const correlationMean: Transformation = defineTransformation({
  id: "ztor.int",
  label: "mean correlation over the true effects",
  summary: "The mean of the correlation over normally distributed true effects on Fisher’s scale.",
  reference: "Law (1995), Journal of Educational and Behavioral Statistics 20, 387-393",
  apply: (value, given) => meanOf(value, given?.tau2 ?? 0),
  inverse: (value, given) => invertIncreasing((z) => meanOf(z, given?.tau2 ?? 0), value),
  offer: OFFER,
  r: "transf.ztor.int",
  rCall: () => "function(x) sapply(x, transf.ztor.int, targs = list(tau2 = res$tau2))",
});

/** tanh at the root of z = x + 2 tau2 tanh(z). R: `transf.ztor.mode(z, targs = list(tau2))` */
export const correlationMode: Transformation = defineTransformation({
  id: "ztor.mode",
  label: "most frequent correlation of the true effects",
  summary: "The highest peak of the distribution of correlations whose Fisher’s z are normal.",
  reference: "Density of tanh(Z): z − y = 2 τ² tanh(z) at its peaks",
  apply: (value, given) => tanh(peakOf(value, 2 * (given?.tau2 ?? 0), 1)),
  inverse: (value, given) => atanh(value) - 2 * (given?.tau2 ?? 0) * value,
  offer: OFFER,
  r: "transf.ztor.mode",
  rCall: () => "function(x) sapply(x, transf.ztor.mode, targs = list(tau2 = res$tau2))",
  rNeeds: "transf.ztor.mode",
});
