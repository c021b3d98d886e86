import { FLIP_INPUT } from "./flip.ts";
import { MEAN_INPUTS } from "./two-means.ts";
import type { MeasureInput } from "./types.ts";

/** Everything that Cohen's d of two independent groups may come from. */
export const STANDARDISED_INPUTS: readonly MeasureInput[] = [
  ...MEAN_INPUTS,
  { key: "di", quantity: "d", label: "Cohen’s d", aliases: ["cohensd", "cohend", "di", "d"] },
  {
    key: "ti",
    quantity: "t",
    label: "t statistic",
    aliases: ["tvalue", "tval", "tstat", "tstatistic", "ti", "t"],
  },
  {
    key: "pi",
    quantity: "p",
    label: "Two-sided p, signed",
    aliases: ["pvalue", "pval", "pi", "p"],
  },
  {
    key: "ri",
    quantity: "rpb",
    label: "Point-biserial correlation",
    aliases: ["rpb", "pointbiserial", "ri"],
  },
  FLIP_INPUT,
];

export const STANDARDISED_SETS: readonly (readonly string[])[] = [
  ["m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"],
  ["di", "n1i", "n2i"],
  ["ti", "n1i", "n2i"],
  ["pi", "n1i", "n2i"],
  ["ri", "n1i", "n2i"],
];

/** Inputs of these that `escalc()` before 5.0 takes for no measure. */
export const NEWER_STANDARDISED: readonly string[] = ["di", "ti", "pi", "ri"];
