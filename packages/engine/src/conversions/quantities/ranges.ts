import type { QuantityRange } from "../types.ts";

/** Correlations, signed p-values and risk differences. */
export const CORRELATION: QuantityRange = {
  least: -1,
  most: 1,
  hint: "Check the value; 30 may stand for .30.",
};
export const SIGNED_P: QuantityRange = {
  least: -1,
  most: 1,
  hint: "Enter p as printed, with a minus sign where the effect is negative; 5 may stand for .05.",
};
export const RISK_DIFFERENCE: QuantityRange = {
  least: -1,
  most: 1,
  hint: "Enter it as a difference of proportions: 0.14 for 14 percentage points.",
};

/** Proportions, shares of variance, risks; and those that would leave nothing to compute at their ends. */
export const SHARE: QuantityRange = {
  least: 0,
  most: 1,
  hint: "Enter a proportion: 0.2 for 20 %; a negative sign belongs into the direction.",
};
export const P: QuantityRange = { least: 0, most: 1, hint: "Enter p as printed; 5 may stand for .05." };
export const P_BOUND: QuantityRange = {
  least: 0,
  most: 1,
  without: ["least", "most"],
  hint: "Enter the bound that the paper prints, such as 0.05 for p < .05; every p lies below 1, which says nothing.",
};
export const LEVEL: QuantityRange = {
  least: 0.5,
  most: 1,
  without: ["most"],
  hint: "Enter the level as a proportion: 0.95 for a 95 % interval, not 95 and not 0.05.",
};
export const PERCENT: QuantityRange = {
  least: 0,
  most: 100,
  hint: "Enter a percentage of people, 0 to 100.",
};

/** What counts, measures a spread or is a ratio. */
export const COUNT: QuantityRange = {
  least: 0,
  most: null,
  hint: "Check the sign and the column; people are counted.",
};
export const SIZE: QuantityRange = {
  least: 0,
  most: null,
  without: ["least"],
  hint: "Check the sign and the column; a group has people in it.",
};
export const SPREAD: QuantityRange = {
  least: 0,
  most: null,
  hint: "Check the sign and the column; spreads and standard errors have no sign.",
};
export const RATIO: QuantityRange = {
  least: 0,
  most: null,
  without: ["least"],
  hint: "Check the column; a ratio of 0 or below is often a logarithm or a difference.",
};
export const SQUARE: QuantityRange = {
  least: 0,
  most: null,
  hint: "Enter it without a sign, and the sign of the effect as its direction (1 or -1).",
};
export const FREEDOM: QuantityRange = {
  least: 0,
  most: null,
  without: ["least"],
  hint: "Check the column; degrees of freedom are above 0.",
};
/** Means of sizes of clusters, numbers of clusters and of rows: at least one. */
export const FROM_ONE: QuantityRange = { least: 1, most: null, hint: "Check the column; it is 1 or more." };
