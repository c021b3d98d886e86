import { formatFixed } from "../format/index.ts";
import { square } from "../numeric/elementary.ts";
import { type ParamDef, withDefaults } from "../registry.ts";
import { applyFlip, FLIP_INPUT } from "./flip.ts";
import { hedgesCorrection } from "./hedges-correction.ts";
import { createRowIssues, type RowIssues, toOutput } from "./row-issues.ts";
import { type Standardised, standardisedDifference } from "./standardised-difference.ts";
import { toLogical, vtypeParam, vtypeToR } from "./two-by-two-inputs.ts";
import { MEAN_INPUTS } from "./two-means.ts";
import type { InputColumns, Measure, MeasureOutput } from "./types.ts";

const params: readonly ParamDef[] = [
  {
    key: "correct",
    label: "Small-sample correction (Hedges' g)",
    help: "Multiplies Cohen's d by the exact factor J, which removes its bias in small samples.",
    type: "boolean",
    default: true,
  },
  vtypeParam([
    { value: "LS", label: "large-sample (Hedges 1982)" },
    { value: "LS2", label: "large-sample, with J² (Borenstein 2009)" },
    { value: "UB", label: "unbiased (Hedges 1983)" },
    { value: "AV", label: "with the average effect over all studies" },
    { value: "H0", label: "as if there were no effect" },
  ]),
];

/**
 * Standardized mean difference, Hedges' g = J(m) d with m = n1 + n2 − 2 (or Cohen's d without the correction).
 *
 * Sampling variances with N = n1 + n2 and u = 1/n1 + 1/n2: `LS` u + g²/(2N); `LS2` J²(u + d²/(2N));
 * `UB` u + (1 − (m − 2)/(m J²)) g²; `AV` as LS with the N-weighted mean of all g; `H0` u J² m/(m − 2), for m > 2.
 *
 * Source: Hedges (1981), doi:10.3102/10769986006002107; (1982), doi:10.1037/0033-2909.92.2.490, eq. 8;
 * (1983), doi:10.1037/0033-2909.93.2.388, eq. 9; Borenstein (2009), Handbook of Research Synthesis, eq. 12.17.
 * R: `escalc(measure = "SMD", m1i, sd1i, n1i, m2i, sd2i, n2i, vtype = "LS", correct = TRUE)`
 */
export const standardizedMeanDifference: Measure = {
  id: "SMD",
  label: "Standardized mean difference",
  summary: "Difference of two means in units of their pooled standard deviation (Hedges' g).",
  reference: "Hedges (1981), doi:10.3102/10769986006002107",
  family: "two-group means",
  symbol: { analysis: "SMD", display: "SMD" },
  inputs: [
    ...MEAN_INPUTS,
    { key: "di", label: "Cohen's d", aliases: ["cohensd", "cohend", "di", "d"] },
    { key: "ti", label: "t statistic", aliases: ["tvalue", "tstat", "tstatistic", "ti", "t"] },
    { key: "pi", label: "Two-sided p, signed", aliases: ["pvalue", "pval", "pi", "p"] },
    { key: "ri", label: "Point-biserial correlation", aliases: ["rpb", "pointbiserial", "ri"] },
    FLIP_INPUT,
  ],
  inputSets: [
    ["m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"],
    ["di", "n1i", "n2i"],
    ["ti", "n1i", "n2i"],
    ["pi", "n1i", "n2i"],
    ["ri", "n1i", "n2i"],
  ],
  params,
  nullValue: 0,
  display: "identity",
  compute(inputs, given) {
    const { correct, vtype } = withDefaults(params, given);
    return computeSmd(inputs, correct === true, () => String(vtype));
  },
  r(given) {
    const values = withDefaults(params, given);
    return `measure = "SMD", correct = ${toLogical(values.correct === true)}${vtypeToR(values)}`;
  },
  older: { inputs: ["di", "ti", "pi", "ri"], vtypes: ["H0"], alwaysCorrects: true },
};

/**
 * Standardized mean differences whose kind of sampling variance may differ from row to row.
 * @param vtype row index to `LS`, `LS2`, `UB`, `AV` or `H0`
 */
export function computeSmd(
  inputs: InputColumns,
  correct: boolean,
  vtype: (row: number) => string,
): MeasureOutput {
  const issues = createRowIssues();
  const rows = Math.max(0, ...Object.values(inputs).map((column) => column.length));
  const studies = new Array<Standardised | null>(rows).fill(null);
  const yi = new Float64Array(rows).fill(Number.NaN);
  const vi = new Float64Array(rows).fill(Number.NaN);
  const ni = new Array<number | null>(rows).fill(null);
  for (let row = 0; row < rows; row++) {
    const n1 = inputs.n1i?.[row] ?? null;
    const n2 = inputs.n2i?.[row] ?? null;
    if (n1 !== null && n2 !== null) ni[row] = n1 + n2;
    const study = standardisedDifference(inputs, row, issues);
    if (study === null || !checkDf(study, correct, row, issues)) continue;
    studies[row] = study;
    yi[row] = study.d * factor(study, correct);
    if (Math.abs(yi[row]!) > 2) warnLarge(yi[row]!, row, issues);
  }
  const average = weightedMean(yi, studies);
  for (let row = 0; row < rows; row++) {
    const study = studies[row];
    if (study) vi[row] = variance(study, yi[row]!, correct, vtype(row), average, row, issues);
  }
  return applyFlip(toOutput(yi, vi, ni, issues), inputs);
}

function factor(study: Standardised, correct: boolean): number {
  return correct ? hedgesCorrection(study.n1 + study.n2 - 2) : 1;
}

function checkDf(study: Standardised, correct: boolean, row: number, issues: RowIssues): boolean {
  const m = study.n1 + study.n2 - 2;
  const minimum = correct ? 1 : 0;
  if (m > minimum) return true;
  issues.error(
    row,
    "too-few-people",
    "n1i",
    `${study.n1 + study.n2} people in both groups together leave ${m} degrees of freedom, too few ${
      correct ? "for the small-sample correction" : "for a standard deviation"
    }.`,
    "Check the sizes, or leave the study out.",
  );
  return false;
}

function warnLarge(effect: number, row: number, issues: RowIssues): void {
  issues.warning(
    row,
    "effect-unusually-large",
    "sd1i",
    `the standardized difference is ${formatFixed(effect, 2)}, more than two standard deviations. It is used as it is.`,
    "Check whether standard errors were entered as standard deviations (SD = SE · √n).",
  );
}

function weightedMean(yi: Float64Array, studies: readonly (Standardised | null)[]): number {
  let sum = 0;
  let weights = 0;
  for (const [row, study] of studies.entries()) {
    if (study === null || !Number.isFinite(yi[row]!)) continue;
    sum += (study.n1 + study.n2) * yi[row]!;
    weights += study.n1 + study.n2;
  }
  return sum / weights;
}

function variance(
  study: Standardised,
  g: number,
  correct: boolean,
  vtype: string,
  average: number,
  row: number,
  issues: RowIssues,
): number {
  const n = study.n1 + study.n2;
  const m = n - 2;
  const u = 1 / study.n1 + 1 / study.n2;
  const j = factor(study, correct);
  switch (vtype) {
    case "LS2":
      return square(j) * (u + square(study.d) / (2 * n));
    case "UB":
      return u + (1 - (m - 2) / (m * square(j))) * square(g);
    case "AV":
      return u + square(average) / (2 * n);
    case "H0":
      if (m <= 2) {
        issues.error(
          row,
          "too-few-people",
          "n1i",
          `${n} people leave ${m} degrees of freedom; this sampling variance exists only from 3 on.`,
          "Choose another kind of sampling variance.",
        );
        return Number.NaN;
      }
      return (u * square(j) * m) / (m - 2);
    default:
      return u + square(g) / (2 * n);
  }
}
