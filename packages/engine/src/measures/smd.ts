import { square } from "../numeric/elementary.ts";
import { type ParamDef, type Params, withDefaults } from "../registry.ts";
import { deriveEffect } from "./derive-effect.ts";
import { applyFlip } from "./flip.ts";
import { warnLarge } from "./large-effect.ts";
import { paramsToR, weightedMean } from "./mean-measure.ts";
import { createRowIssues, type RowIssues, toOutput } from "./row-issues.ts";
import { checkFreedom, FACTOR_PARAM, factorOf, HEDGES_PARAM } from "./small-sample.ts";
import { NO_ESCALC_VTYPES, smdBeyondEscalc } from "./smd-in-r.ts";
import { standardisedVariance, varianceExpression } from "./smd-variance.ts";
import { type Standardised, standardisedDifference } from "./standardised-difference.ts";
import { NEWER_STANDARDISED, STANDARDISED_INPUTS, STANDARDISED_SETS } from "./standardised-inputs.ts";
import { writeCohensD } from "./standardised-steps.ts";
import { vtypeParam } from "./two-by-two-inputs.ts";
import type { InputColumns, Measure, MeasureOutput } from "./types.ts";

const params: readonly ParamDef[] = [
  HEDGES_PARAM,
  FACTOR_PARAM,
  vtypeParam([
    { value: "LS", label: "large-sample (Hedges 1982)" },
    { value: "LS2", label: "large-sample, with J² (Borenstein 2009)" },
    { value: "UB", label: "unbiased (Hedges 1983)" },
    { value: "AV", label: "with the average effect over all studies", overStudies: true },
    { value: "H0", label: "as if there were no effect" },
    { value: "RM", label: "large-sample, with N − 3.94 (RevMan; Stata’s holkinse)" },
  ]),
];

/**
 * Standardised mean difference, Hedges' g = J(m) d with m = n1 + n2 − 2 (or Cohen's d without the correction); J exactly, or by
 * its approximation 1 − 3/(4m − 1).
 *
 * Sampling variances with N = n1 + n2 and u = 1/n1 + 1/n2: `LS` u + g²/(2N); `LS2` J²(u + d²/(2N));
 * `UB` u + (1 − (m − 2)/(m J²)) g²; `AV` as LS with the N-weighted mean of all g; `H0` u J² m/(m − 2), for m > 2;
 * `RM` u + g²/(2(N − 3.94)).
 *
 * Source: Hedges (1981), doi:10.3102/10769986006002107; (1982), doi:10.1037/0033-2909.92.2.490, eq. 8;
 * (1983), doi:10.1037/0033-2909.93.2.388, eq. 9; Borenstein (2009), Handbook of Research Synthesis, eq. 12.17;
 * Hedges & Olkin (1985) and Deeks & Higgins (2010), Statistical algorithms in Review Manager 5, for `RM` and the approximate J.
 * R: `escalc(measure = "SMD", m1i, sd1i, n1i, m2i, sd2i, n2i, vtype = "LS", correct = TRUE)`
 */
export const standardizedMeanDifference: Measure = {
  id: "SMD",
  label: "Standardised mean difference",
  summary: "Difference of two means in units of their pooled standard deviation (Hedges’ g).",
  reference: "Hedges (1981), doi:10.3102/10769986006002107",
  family: "two-group means",
  symbol: { analysis: "SMD", display: "SMD" },
  inputs: STANDARDISED_INPUTS,
  inputSets: STANDARDISED_SETS,
  params,
  nullValue: 0,
  display: "identity",
  attenuates: "difference",
  compute: (inputs, given) => computeSmd(inputs, withDefaults(params, given)),
  derive(given, chosen) {
    const values = withDefaults(params, chosen);
    return deriveEffect({ compute: computeSmd, params }, given, values, (to) => {
      writeCohensD(to, given);
      const m = to.step("m", "n1i + n2i - 2", (given.n1i ?? Number.NaN) + (given.n2i ?? Number.NaN) - 2);
      const isCorrected = values.correct === true;
      if (isCorrected) to.step("j", factorExpression(values), factorOf(m, true, values.factor));
      const variance = varianceExpression(String(values.vtype), "(n1i + n2i)", isCorrected);
      return [isCorrected ? "j * d" : "d", variance];
    });
  },
  r(given) {
    const values = withDefaults(params, given);
    const vtype = NO_ESCALC_VTYPES.includes(String(values.vtype)) ? "LS" : String(values.vtype);
    return paramsToR("SMD", { ...values, vtype });
  },
  beyondEscalc: smdBeyondEscalc,
  older: { inputs: NEWER_STANDARDISED, vtypes: ["H0"], alwaysCorrects: true },
};

function factorExpression({ factor }: Params): string {
  return factor === "approximate" ? "1 - 3 / (4 * m - 1)" : "J(m)";
}

function computeSmd(inputs: InputColumns, values: Params): MeasureOutput {
  const isCorrected = values.correct === true;
  const vtype = String(values.vtype);
  const factor = (m: number): number => factorOf(m, isCorrected, values.factor);
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
    if (study === null || !hasFreedom(study, isCorrected, vtype, row, issues)) continue;
    studies[row] = study;
    yi[row] = study.d * factor(study.n1 + study.n2 - 2);
    warnLarge(yi[row]!, row, issues);
  }
  const pooled = vtype === "AV" ? squaredAverage(yi, studies) : null;
  for (const [row, study] of studies.entries()) {
    if (study === null) continue;
    const { n1, n2 } = study;
    const u = 1 / n1 + 1 / n2;
    const n = n1 + n2;
    vi[row] =
      pooled === null
        ? standardisedVariance({ effect: yi[row]!, u, n, m: n - 2, j: factor(n - 2) }, vtype)
        : u + pooled / (2 * n);
  }
  return applyFlip(toOutput(yi, vi, ni, issues), inputs);
}

function hasFreedom(
  { n1, n2 }: Standardised,
  correct: boolean,
  vtype: string,
  row: number,
  issues: RowIssues,
): boolean {
  const people = `${n1 + n2} people in both groups together`;
  return checkFreedom(n1 + n2 - 2, people, { correct, vtype }, "n1i", row, issues);
}

function squaredAverage(yi: Float64Array, studies: readonly (Standardised | null)[]): number {
  const sizes = studies.map((study) => (study === null ? Number.NaN : study.n1 + study.n2));
  return square(weightedMean([...yi], sizes));
}
