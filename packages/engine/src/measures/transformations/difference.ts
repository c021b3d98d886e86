import type { Params } from "../../registry.ts";
import { defineTransformation, numberOf, numberParam } from "./define.ts";
import { biserialFactor, biserialFactorR, GROUP_SHARE, GROUP_SIZES, groupsOf } from "./group-sizes.ts";
import { STANDARDIZED_DIFFERENCES } from "./measure-groups.ts";
import type { Transformation } from "./types.ts";

const JACOBS = "Jacobs & Viechtbauer (2017), doi:10.1002/jrsm.1218";
const OFFER = { measures: STANDARDIZED_DIFFERENCES };

const sd = numberParam(
  "sd",
  "SD of the instrument",
  "The standard deviation whose units the effect is shown in.",
  [1, 1e-12, 1e12],
);

/** d · sd. R: `transf.dtomd(d, targs = sd)` */
export const meanDifferenceOf: Transformation = defineTransformation({
  id: "dtomd",
  label: "mean difference (given SD)",
  summary: "Shows a standardised difference in the units of an instrument whose standard deviation is known.",
  reference: "Cochrane Handbook (2024), section 15.5.3.2",
  params: [sd],
  apply: (d, given) => d * numberOf([sd], "sd", given),
  inverse: (value, given) => value / numberOf([sd], "sd", given),
  offer: OFFER,
  r: "transf.dtomd",
  rCall: ({ sd: units }) => `function(x) x * ${units}`,
});

/** h and the share in group 1 as R expressions. */
function groupsR({ n1i, n2i }: Params): readonly [h: string, share: string] {
  const { h, share } = groupsOf({ params: { n1i: n1i ?? 0, n2i: n2i ?? 0 }, tau2: 0, meanSize: null });
  return [String(h), String(share)];
}

const toPointBiserial = (d: number, h: number): number => d / Math.sqrt(d * d + h);
const fromPointBiserial = (r: number, h: number): number => (r * Math.sqrt(h)) / Math.sqrt((1 - r) * (1 + r));

/** d/√(d² + h). R: `transf.dtorpb(d, n1i, n2i)` */
export const pointBiserial: Transformation = defineTransformation({
  id: "dtorpb",
  label: "point-biserial correlation",
  summary: "Turns a standardised difference into the correlation with belonging to group 1.",
  reference: JACOBS,
  params: GROUP_SIZES,
  apply: (d, given) => toPointBiserial(d, groupsOf(given).h),
  inverse: (r, given) => fromPointBiserial(r, groupsOf(given).h),
  offer: OFFER,
  r: "transf.dtorpb",
  rCall: (params) => `function(x) x / sqrt(x^2 + ${groupsR(params)[0]})`,
});

/** The point-biserial correlation times √(p(1 − p))/φ(z_p). R: `transf.dtorbis(d, n1i, n2i)` */
export const biserial: Transformation = defineTransformation({
  id: "dtorbis",
  label: "biserial correlation",
  summary:
    "Turns a standardised difference into the correlation with a continuous variable split into both groups.",
  reference: JACOBS,
  params: GROUP_SIZES,
  apply: (d, given) => {
    const { h, share } = groupsOf(given);
    return toPointBiserial(d, h) * biserialFactor(share);
  },
  inverse: (r, given) => {
    const { h, share } = groupsOf(given);
    return fromPointBiserial(r / biserialFactor(share), h);
  },
  offer: OFFER,
  r: "transf.dtorbis",
  rCall: (params) => {
    const [h, share] = groupsR(params);
    return `function(x) x / sqrt(x^2 + ${h}) * ${biserialFactorR(share)}`;
  },
});

const shareOf = (given: Parameters<Transformation["apply"]>[1]): number =>
  numberOf([GROUP_SHARE], "pi", given);

/** r √(p(1 − p))/φ(z_p). R: `transf.rpbtorbis(r, pi)` */
export const pointBiserialToBiserial: Transformation = defineTransformation({
  id: "rpbtorbis",
  label: "biserial correlation (from point-biserial)",
  summary: "Turns a point-biserial correlation into a biserial one, for a given share of people in group 1.",
  reference: JACOBS,
  params: [GROUP_SHARE],
  apply: (r, given) => r * biserialFactor(shareOf(given)),
  inverse: (r, given) => r / biserialFactor(shareOf(given)),
  offer: { measures: ["RPB"] },
  r: "transf.rpbtorbis",
  rCall: ({ pi }) => `function(x) x * ${biserialFactorR(String(pi))}`,
});

/** r φ(z_p)/√(p(1 − p)). R: `transf.rtorpb(r, pi)` */
export const biserialToPointBiserial: Transformation = defineTransformation({
  id: "rtorpb",
  label: "point-biserial correlation (from r)",
  summary: "Turns a correlation into the point-biserial one after a split of one variable at a given share.",
  reference: JACOBS,
  params: [GROUP_SHARE],
  apply: (r, given) => r / biserialFactor(shareOf(given)),
  inverse: (r, given) => r * biserialFactor(shareOf(given)),
  offer: { measures: ["RBIS", "COR", "UCOR"] },
  r: "transf.rtorpb",
  rCall: ({ pi }) => `function(x) x / (${biserialFactorR(String(pi))})`,
});

/** pi/√3, the standard deviation of the logistic distribution; and the slope of Cox's normal approximation. */
const LOGISTIC = Math.PI / Math.sqrt(3);
const COX = 1.65;

/** A log odds ratio by a constant factor of d. */
function logOdds(
  id: string,
  label: string,
  factor: number,
  reference: string,
  factorR: string,
): Transformation {
  return defineTransformation({
    id,
    label,
    summary: "Turns a standardised difference into the log odds ratio of a split of the outcome.",
    reference,
    apply: (d) => d * factor,
    inverse: (value) => value / factor,
    offer: OFFER,
    r: `transf.${id}`,
    rCall: () => `function(x) x * ${factorR}`,
  });
}

/** A standardised difference by a constant factor of a log odds ratio; see `odds.ts` for where it is offered. */
export const SLOPES: Readonly<
  Record<"norm" | "logis", readonly [factor: number, r: string, reference: string]>
> = {
  norm: [COX, "1.65", "Cox & Snell (1989), Analysis of Binary Data, p. 18"],
  logis: [
    LOGISTIC,
    "pi / sqrt(3)",
    "Chinn (2000), doi:10.1002/1097-0258(20001130)19:22<3127::AID-SIM784>3.0.CO;2-M",
  ],
};

/** 1.65 d. R: `transf.dtolnor.norm(d)` */
export const differenceToLogOddsNormal: Transformation = logOdds(
  "dtolnor.norm",
  "log odds ratio (normal outcome)",
  COX,
  SLOPES.norm[2],
  "1.65",
);

/** d π/√3. R: `transf.dtolnor.logis(d)` */
export const differenceToLogOddsLogistic: Transformation = logOdds(
  "dtolnor.logis",
  "log odds ratio (logistic outcome)",
  LOGISTIC,
  SLOPES.logis[2],
  "pi / sqrt(3)",
);
