import { atan2, atanh, exp, log, sin, tanh } from "../../numeric/elementary.ts";
import { defineTransformation, numberOf, numberParam } from "./define.ts";
import { SLOPES } from "./difference.ts";
import { LOG_ODDS_RATIOS } from "./measure-groups.ts";
import type { Transformation, TransformationGiven } from "./types.ts";

const OFFER = { measures: LOG_ODDS_RATIOS };

/** A standardised difference from a log odds ratio: y divided by the slope of the outcome's distribution. */
function toDifference(id: string, label: string, kind: keyof typeof SLOPES): Transformation {
  const [slope, slopeR, reference] = SLOPES[kind];
  return defineTransformation({
    id,
    label,
    summary: "Turns a log odds ratio into the standardised difference of the outcome behind the events.",
    reference,
    apply: (value) => value / slope,
    inverse: (d) => d * slope,
    offer: OFFER,
    r: `transf.${id}`,
    rCall: () => `function(x) x / (${slopeR})`,
  });
}

/** y/1.65. R: `transf.lnortod.norm(y)` */
export const oddsToDifferenceNormal: Transformation = toDifference(
  "lnortod.norm",
  "standardised difference (normal outcome)",
  "norm",
);

/** y √3/π. R: `transf.lnortod.logis(y)` */
export const oddsToDifferenceLogistic: Transformation = toDifference(
  "lnortod.logis",
  "standardised difference (logistic outcome)",
  "logis",
);

/** cos(π/(1 + √OR)) = sin(π/2 · tanh(y/4)). R: `transf.lnortortet.pearson(y)` */
export const tetrachoricPearson: Transformation = defineTransformation({
  id: "lnortortet.pearson",
  label: "tetrachoric correlation (Pearson)",
  summary: "Approximates the tetrachoric correlation by Pearson’s cosine formula.",
  reference: "Pearson (1900), Phil. Trans. R. Soc. A 195, 1-47",
  apply: (value) => sin((Math.PI / 2) * tanh(value / 4)),
  inverse: (r) => 4 * atanh((2 / Math.PI) * atan2(r, Math.sqrt((1 - r) * (1 + r)))),
  offer: OFFER,
  r: "transf.lnortortet.pearson",
  rCall: () => "function(x) cos(pi / (1 + exp(x / 2)))",
});

/** (OR^¾ − 1)/(OR^¾ + 1) = tanh(3y/8). R: `transf.lnortortet.digby(y)` */
export const tetrachoricDigby: Transformation = defineTransformation({
  id: "lnortortet.digby",
  label: "tetrachoric correlation (Digby)",
  summary: "Approximates the tetrachoric correlation by Digby’s coefficient.",
  reference: "Digby (1983), Biometrics 39, 753-757, doi:10.2307/2531104",
  apply: (value) => tanh(0.375 * value),
  inverse: (r) => atanh(r) / 0.375,
  offer: OFFER,
  r: "transf.lnortortet.digby",
  rCall: () => "function(x) tanh(0.375 * x)",
});

const risk = numberParam(
  "pc",
  "Risk in the control group",
  "The risk without treatment at which the odds ratio is turned into a difference or ratio of risks.",
  [0.1, 0, 1],
);

const riskOf = (given: TransformationGiven | undefined): number => numberOf([risk], "pc", given);

/** Risk ratio at a control risk p: OR/(1 − p + p OR), from log OR without overflow. */
function riskRatio(value: number, p: number): number {
  if (value <= 0) {
    const odds = exp(value);
    return odds / (1 - p + p * odds);
  }
  return 1 / ((1 - p) * exp(-value) + p);
}

const GRADE = "Zhang & Yu (1998), doi:10.1001/jama.280.19.1690";

/** p(RR − 1) with RR = OR/(1 − p + p OR). R: `transf.lnortord(y, pc)` */
export const riskDifferenceAt: Transformation = defineTransformation({
  id: "lnortord",
  label: "risk difference (given control risk)",
  summary:
    "Turns a log odds ratio into the difference of risks at a risk of the control group of your choice.",
  reference: GRADE,
  params: [risk],
  apply: (value, given) => {
    const p = riskOf(given);
    return p * (riskRatio(value, p) - 1) + 0;
  },
  inverse: (difference, given) => {
    const p = riskOf(given);
    const treated = p + difference;
    return log((treated / (1 - treated)) * ((1 - p) / p));
  },
  offer: OFFER,
  r: "transf.lnortord",
  rCall: ({ pc }) => `function(x) ${pc} * (exp(x) / (1 - ${pc} + ${pc} * exp(x)) - 1)`,
});

/** OR/(1 − p + p OR). R: `transf.lnortorr(y, pc)` */
export const riskRatioAt: Transformation = defineTransformation({
  id: "lnortorr",
  label: "risk ratio (given control risk)",
  summary: "Turns a log odds ratio into the ratio of risks at a risk of the control group of your choice.",
  reference: GRADE,
  params: [risk],
  apply: (value, given) => riskRatio(value, riskOf(given)),
  inverse: (ratio, given) => {
    const p = riskOf(given);
    return log((ratio * (1 - p)) / (1 - p * ratio));
  },
  offer: OFFER,
  r: "transf.lnortorr",
  rCall: ({ pc }) => `function(x) exp(x) / (1 - ${pc} + ${pc} * exp(x))`,
});
