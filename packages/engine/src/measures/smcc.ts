import type { Derivation, Quantities } from "../derivation.ts";
import { square } from "../numeric/elementary.ts";
import type { Params } from "../registry.ts";
import { withDefaults } from "../registry.ts";
import { DEPENDENT_INPUTS, DEPENDENT_SETS, pairsNeeded, readDependent } from "./dependent-means.ts";
import { byFormula, factorStep } from "./formula-measure.ts";
import { hedgesCorrection } from "./hedges-correction.ts";
import { needSize, readInput } from "./one-sample-checks.ts";
import { type RowIssues, reportMissing } from "./row-issues.ts";
import { changeParams, changeToR, changeVariance } from "./standardised-change.ts";
import { checkP } from "./standardised-difference.ts";
import { tFromTwoSidedP } from "./t-from-p.ts";
import type { InputColumns, Measure } from "./types.ts";

const params = changeParams(["LS", "LS2", "UB", "H0"]);

/**
 * Standardised mean change in units of the SD of the changes: y = J(n − 1) d with d = (m1 − m2)/s_change and
 * s²_change = sd1² + sd2² − 2 r sd1 sd2. A row may give d, the paired t (d = t/√n), or its signed two-sided p instead.
 *
 * Source: Gibbons, Hedeker & Davis (1993), J. Educ. Stat. 18, 271-279, doi:10.3102/10769986018003271.
 * R: `escalc(measure = "SMCC", m1i, m2i, sd1i, sd2i, ni, ri, vtype = "LS", correct = TRUE)`
 */
export const changeScoreStandardised: Measure = {
  id: "SMCC",
  label: "Standardised mean change (SD of the changes)",
  summary: "Mean change in one group in units of the standard deviation of the changes (Cohen’s dz).",
  reference: "Gibbons, Hedeker & Davis (1993), doi:10.3102/10769986018003271",
  family: "dependent means",
  symbol: { analysis: "SMCC", display: "SMCC" },
  inputs: [
    ...DEPENDENT_INPUTS.slice(0, -1),
    {
      key: "di",
      quantity: "d_change",
      label: "Standardised change d",
      aliases: ["dz", "cohensdz", "dchange", "di"],
    },
    {
      key: "ti",
      quantity: "t_paired",
      label: "Paired t statistic",
      aliases: ["tpaired", "pairedt", "ti", "t"],
    },
    {
      key: "pi",
      quantity: "p_paired",
      label: "Two-sided p of it, signed",
      aliases: ["ppaired", "pairedp", "pi", "p"],
    },
    ...DEPENDENT_INPUTS.slice(-1),
  ],
  inputSets: [...DEPENDENT_SETS, ["di", "ni"], ["ti", "ni"], ["pi", "ni"]],
  params,
  nullValue: 0,
  display: "identity",
  guess: false,
  ...byFormula({ params, sizes: ["ni"], read, formula }),
  r: (given) => `measure = "SMCC"${changeToR(withDefaults(params, given))}`,
  older: { inputs: ["di", "ti", "pi"], vtypes: ["UB", "H0"], alwaysCorrects: true },
};

const STATISTICS = ["di", "ti", "pi"] as const;

function read(inputs: InputColumns, row: number, given: Params, issues: RowIssues): Quantities | null {
  const hasMeans = ["m1i", "m2i", "sd1i", "sd2i", "ri"].every((key) => readInput(inputs, key, row) !== null);
  const key = STATISTICS.find((statistic) => readInput(inputs, statistic, row) !== null);
  const size = pairsNeeded(given);
  if (hasMeans || (key === undefined && inputs.m1i !== undefined)) {
    return readDependent(inputs, row, { positive: "difference", size }, issues);
  }
  const ni = needSize(inputs, row, ...size, issues);
  if (key === undefined) {
    const mapped = STATISTICS.find((statistic) => inputs[statistic] !== undefined);
    reportMissing(issues, row, mapped ?? "m1i", "the value the change is computed from (d, t or p)");
    return null;
  }
  const value = readInput(inputs, key, row)!;
  if (key === "pi" && !checkP(value, row, issues)) return null;
  return ni === null ? null : { [key]: value, ni };
}

function formula(given: Quantities, { correct, vtype }: Params, to: Derivation): void {
  const n = given.ni!;
  const d = changeOf(given, to);
  const factor = factorStep(to, correct === true, "ni - 1", () => hedgesCorrection(n - 1));
  const g = to.step("g", "cm * d", factor * d);
  to.step("c", "1", 1);
  to.step("yi", "g", g);
  changeVariance(String(vtype), { d, g, factor, n, c: 1 }, to);
}

function changeOf({ m1i, m2i, sd1i, sd2i, ni, ri, di, ti, pi }: Quantities, to: Derivation): number {
  if (di !== undefined) return to.step("d", "di", di);
  if (ti !== undefined) return to.step("d", "ti / sqrt(ni)", ti / Math.sqrt(ni!));
  if (pi !== undefined) {
    const t = tFromTwoSidedP(pi, ni! - 1);
    to.step("t", pi < 0 ? "qt(abs(pi) / 2, ni - 1)" : "-qt(pi / 2, ni - 1)", t);
    return to.step("d", "t / sqrt(ni)", t / Math.sqrt(ni!));
  }
  const variance = square(sd1i!) + square(sd2i!) - 2 * ri! * sd1i! * sd2i!;
  const sd = to.step("sd", "sqrt(sd1i^2 + sd2i^2 - 2 * ri * sd1i * sd2i)", Math.sqrt(variance));
  return to.step("d", "(m1i - m2i) / sd", (m1i! - m2i!) / sd);
}
