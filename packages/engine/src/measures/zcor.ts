import { asinh, atanh } from "../numeric/elementary.ts";
import { applyFlip, FLIP_INPUT } from "./flip.ts";
import { createRowIssues, type RowIssues, reportMissing, toOutput } from "./row-issues.ts";
import { SAMPLE_SIZE_WORDS } from "./sample-size-words.ts";
import { checkCorrelation, checkP } from "./standardised-difference.ts";
import { tFromTwoSidedP } from "./t-from-p.ts";
import type { InputColumns, Measure } from "./types.ts";

/**
 * Fisher's z of a correlation: y = atanh(r), v = 1/(n − 3) for n > 3. A row without r may give t or a signed two-sided p of
 * the test of r = 0: y = asinh(t / √(n − 2)), which is atanh(t / √(t² + n − 2)) without its cancellation near |r| = 1.
 *
 * Source: Fisher (1921), Metron 1, 3-32.
 * R: `escalc(measure = "ZCOR", ri, ni)`
 */
export const fisherZ: Measure = {
  id: "ZCOR",
  label: "Correlation (Fisher's z)",
  summary: "Pearson correlation, pooled after Fisher's transformation and shown as a correlation.",
  reference: "Fisher (1921), Metron 1, 3-32",
  family: "correlation",
  symbol: { analysis: "Fisher's z", display: "r" },
  inputs: [
    {
      key: "ri",
      label: "Correlation",
      aliases: ["ri", "r", "cor", "corr", "correlation", "pearsonr", "rxy", "korrelation", "correlacion"],
    },
    {
      key: "ni",
      label: "Sample size",
      aliases: ["ni", "n", "samplesize", "sample", "ntotal", "total", "nobs", "size", ...SAMPLE_SIZE_WORDS],
    },
    { key: "ti", label: "t statistic", aliases: ["tvalue", "tstat", "tstatistic", "ti", "t"] },
    { key: "pi", label: "Two-sided p, signed", aliases: ["pvalue", "pval", "pi", "p"] },
    FLIP_INPUT,
  ],
  inputSets: [
    ["ri", "ni"],
    ["ti", "ni"],
    ["pi", "ni"],
  ],
  params: [],
  nullValue: 0,
  display: "tanh",
  compute(inputs) {
    const issues = createRowIssues();
    const sizes = inputs.ni ?? [];
    const yi = new Float64Array(sizes.length).fill(Number.NaN);
    const vi = new Float64Array(sizes.length).fill(Number.NaN);
    for (const [row, n] of sizes.entries()) {
      const z = effectOf(inputs, n, row, issues);
      if (z !== null) yi[row] = z;
      if (checkSize(n, row, issues)) vi[row] = 1 / (n - 3);
    }
    return applyFlip(toOutput(yi, vi, [...sizes], issues), inputs);
  },
  r: () => `measure = "ZCOR"`,
  older: { inputs: ["ti", "pi"] },
};

function effectOf(inputs: InputColumns, n: number | null, row: number, issues: RowIssues): number | null {
  const r = inputs.ri?.[row] ?? null;
  const t = inputs.ti?.[row] ?? null;
  const p = inputs.pi?.[row] ?? null;
  if (r !== null) return checkCorrelation(r, row, issues) ? atanh(r) : null;
  if (t === null && p === null) {
    const key = ["ri", "ti", "pi"].find((input) => inputs[input] !== undefined) ?? null;
    reportMissing(issues, row, key ?? "ri", "the correlation (or t, or p)");
    return null;
  }
  if (n === null || n <= 2) return null;
  if (t !== null) return asinh(t / Math.sqrt(n - 2));
  const statistic = p !== null && checkP(p, row, issues) ? tFromTwoSidedP(p, n - 2) : null;
  return statistic === null ? null : asinh(statistic / Math.sqrt(n - 2));
}

function checkSize(n: number | null, row: number, issues: RowIssues): n is number {
  if (n === null) {
    reportMissing(issues, row, "ni", "the sample size");
    return false;
  }
  if (n <= 3) {
    issues.error(
      row,
      "sample-too-small",
      "ni",
      `the sample size is ${n}; the sampling variance 1/(n − 3) exists only from 4 on.`,
      "Check the sample size, or leave the study out.",
    );
    return false;
  }
  if (!Number.isInteger(n)) {
    issues.note(
      row,
      "count-fractional",
      "ni",
      `the sample size is ${n}, which is not a whole number; it is used as given.`,
      "Check the value.",
    );
  }
  return true;
}
