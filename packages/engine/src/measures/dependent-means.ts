import type { Quantities } from "../derivation.ts";
import { formatEntered } from "../format/index.ts";
import type { Params } from "../registry.ts";
import { FLIP_INPUT } from "./flip.ts";
import { needInput, needSd, needSize } from "./one-sample-checks.ts";
import type { RowIssues } from "./row-issues.ts";
import { SAMPLE_SIZE_WORDS } from "./sample-size-words.ts";
import type { InputColumns, MeasureInput } from "./types.ts";

const M1: MeasureInput = {
  key: "m1i",
  quantity: "m_post",
  label: "Mean, after (or condition 1)",
  aliases: ["mpost", "meanpost", "postmean", "mposttest", "meanposttest", "mafter", "meanafter", "m1i"],
};

const M2: MeasureInput = {
  key: "m2i",
  quantity: "m_pre",
  label: "Mean, before (or condition 2)",
  aliases: ["mpre", "meanpre", "premean", "mpretest", "meanpretest", "mbefore", "meanbefore", "m2i"],
};

const SD_POST_NAMES = ["sdpost", "postsd", "sdposttest", "sdafter"];
const SD_PRE_NAMES = ["sdpre", "presd", "sdpretest", "sdbefore"];

const SD1: MeasureInput = {
  key: "sd1i",
  quantity: "sd_post",
  label: "SD, after (or condition 1)",
  aliases: [...SD_POST_NAMES, "sd1i"],
};

const SD2: MeasureInput = {
  key: "sd2i",
  quantity: "sd_pre",
  label: "SD, before (or condition 2)",
  aliases: [...SD_PRE_NAMES, "sd2i"],
};

const STANDARDISER: MeasureInput = {
  key: "sd1i",
  quantity: "sd_pre",
  label: "SD to standardise by (usually before)",
  aliases: [...SD_PRE_NAMES, "sd1i"],
};

const OTHER_SD: MeasureInput = {
  key: "sd2i",
  quantity: "sd_post",
  label: "The other SD (usually after)",
  aliases: [...SD_POST_NAMES, "sd2i"],
};

const SIZE: MeasureInput = {
  key: "ni",
  label: "Sample size (pairs)",
  aliases: ["ni", "n", "npairs", "pairs", "samplesize", "sample", "ntotal", "total", "nobs", "size"].concat(
    SAMPLE_SIZE_WORDS,
  ),
};

const CORRELATION: MeasureInput = {
  key: "ri",
  quantity: "r_prepost",
  label: "Correlation of before and after",
  aliases: [
    "rprepost",
    "prepostr",
    "prepostcorrelation",
    "rpretestposttest",
    "corprepost",
    "rpp",
    "ri",
    "r",
    "correlation",
  ],
};

/** Means, SDs, size and correlation of two measurements of the same people. */
export const DEPENDENT_INPUTS: readonly MeasureInput[] = [M1, SD1, M2, SD2, SIZE, CORRELATION, FLIP_INPUT];

/** The same where the first SD is the one to standardise by, not that of the first mean. */
export const RAW_SCORE_INPUTS: readonly MeasureInput[] = [
  M1,
  M2,
  STANDARDISER,
  OTHER_SD,
  SIZE,
  CORRELATION,
  FLIP_INPUT,
];

/** SDs, size and correlation. */
export const DEPENDENT_SD_INPUTS: readonly MeasureInput[] = [SD1, SD2, SIZE, CORRELATION, FLIP_INPUT];

export const DEPENDENT_SETS: readonly (readonly string[])[] = [["m1i", "sd1i", "m2i", "sd2i", "ni", "ri"]];

/** What a measure asks of its numbers beyond being there. */
export interface DependentNeeds {
  /** Which standard deviations must not be 0; `difference` = that of the changes. */
  readonly positive: "none" | "first" | "both" | "either" | "difference";
  /** Least number of pairs, and why, to follow "the sample size is 2; ". */
  readonly size: readonly [minimum: number, why: string];
}

/** Reads and checks what measures of two dependent means need; null, with issues, where it cannot be used. */
export function readDependent(
  inputs: InputColumns,
  row: number,
  needs: DependentNeeds,
  issues: RowIssues,
): Quantities | null {
  const m1i = needInput(inputs, "m1i", row, "the first mean", issues);
  const m2i = needInput(inputs, "m2i", row, "the second mean", issues);
  const spread = readDependentSds(inputs, row, needs, issues);
  return m1i === null || m2i === null || spread === null ? null : { m1i, m2i, ...spread };
}

/** The part without means. */
export function readDependentSds(
  inputs: InputColumns,
  row: number,
  { positive, size }: DependentNeeds,
  issues: RowIssues,
): Quantities | null {
  const needsFirst = positive === "first" || positive === "both";
  const sd1i = needSd(inputs, "sd1i", row, "the first SD", needsFirst ? "refuse" : "use", issues);
  const sd2i = needSd(inputs, "sd2i", row, "the second SD", positive === "both" ? "refuse" : "use", issues);
  const ni = needSize(inputs, row, size[0], size[1], issues);
  const ri = needCorrelation(inputs, row, issues);
  if (sd1i === null || sd2i === null || ni === null || ri === null) return null;
  const variance = sd1i * sd1i + sd2i * sd2i - 2 * ri * sd1i * sd2i;
  if (positive === "difference" && !(variance > 0)) {
    reportNoSpread(row, "the changes have a standard deviation of 0", issues);
    return null;
  }
  if (positive === "either" && sd1i === 0 && sd2i === 0) {
    reportNoSpread(row, "both standard deviations are 0", issues);
    return null;
  }
  return { sd1i, sd2i, ni, ri };
}

function reportNoSpread(row: number, what: string, issues: RowIssues): void {
  issues.error(
    row,
    "sd-zero",
    "sd1i",
    `${what}, which leaves nothing to measure the change against.`,
    "Look the values up; a correlation of 1 and a standard deviation of 0 often stand for something else.",
  );
}

/** A correlation of the two measurements, from −1 to 1. */
export function needCorrelation(inputs: InputColumns, row: number, issues: RowIssues): number | null {
  const r = needInput(inputs, "ri", row, "the correlation of the two measurements", issues);
  if (r === null || Math.abs(r) <= 1) return r;
  issues.error(
    row,
    "correlation-out-of-range",
    "ri",
    `the correlation is ${formatEntered(r)}; a correlation lies between −1 and 1.`,
    "Check the value; 30 may stand for .30.",
  );
  return null;
}

/** Two pairs are the least that a standard deviation and a correlation need. */
export const TWO_PAIRS: readonly [number, string] = [2, "a standard deviation needs at least two people"];

/** Three pairs for the small-sample factor J(n − 1), two without it. */
export function pairsNeeded({ correct }: Params): readonly [number, string] {
  return correct === true ? [3, "the small-sample correction exists only from 3 on"] : TWO_PAIRS;
}
