import { FLIP_INPUT } from "./flip.ts";
import { SAMPLE_SIZE_WORDS } from "./sample-size-words.ts";
import type { MeasureInput } from "./types.ts";

/** The size of one sample. */
export const TOTAL_INPUT: MeasureInput = {
  key: "ni",
  label: "Sample size",
  aliases: ["ni", "n", "samplesize", "sample", "ntotal", "total", "nobs", "size", ...SAMPLE_SIZE_WORDS],
};

/** A correlation of two quantities, or the test of it. */
export const CORRELATION_INPUTS: readonly MeasureInput[] = [
  {
    key: "ri",
    quantity: "r",
    label: "Correlation",
    aliases: ["ri", "r", "cor", "corr", "correlation", "pearsonr", "rxy", "korrelation", "correlacion"],
  },
  TOTAL_INPUT,
  {
    key: "ti",
    quantity: "t_r",
    label: "t statistic",
    aliases: ["tvalue", "tval", "tstat", "tstatistic", "ti", "t"],
  },
  { key: "pi", quantity: "p_r", label: "Two-sided p, signed", aliases: ["pvalue", "pval", "pi", "p"] },
  FLIP_INPUT,
];

export const CORRELATION_SETS: readonly (readonly string[])[] = [
  ["ri", "ni"],
  ["ti", "ni"],
  ["pi", "ni"],
];
