import type { Derivation, Quantities } from "../derivation.ts";
import { formatEntered } from "../format/index.ts";
import { fQuantileOf } from "../numeric/f-distribution.ts";
import { upperTail } from "../numeric/log-tails.ts";
import type { Params } from "../registry.ts";
import type { EffectExpressions } from "./derive-effect.ts";
import { checkR2, type ModelSize, modelSizeOf, R2_INPUT } from "./regression-inputs.ts";
import { regressionMeasure } from "./regression-measure.ts";
import { type RowIssues, reportMissing } from "./row-issues.ts";
import type { InputColumns, Measure, MeasureInput } from "./types.ts";

const TEST_INPUTS: readonly MeasureInput[] = [
  {
    key: "fi",
    quantity: "f_model",
    label: "F of the model",
    aliases: ["fmodel", "fvalue", "fstat", "fstatistic", "fi", "f"],
  },
  {
    key: "pi",
    quantity: "p_model",
    label: "p of the model’s F test",
    aliases: ["pmodel", "pvalue", "pval", "pi", "p"],
  },
];

/** R² with the size of its model. */
interface ExplainedShare extends ModelSize {
  readonly r2: number;
}

/** What distinguishes one measure on the share of variance explained by a regression model from another. */
export interface R2Formulas
  extends Pick<Measure, "id" | "label" | "summary" | "reference" | "symbol" | "display" | "params"> {
  /** Refuses R² = 1. */
  readonly isBelowOne: boolean;
  effect(r2: number): number;
  /** @param r2 the study's, or under `AV` and `AV2` the mean over all studies, weighted by size */
  variance(r2: number, study: ExplainedShare, vtype: string): number;
  /** Expressions of effect and variance; `r2` stands for the name of R². Absent = no closed form. */
  readonly steps?: (r2: string, params: Params) => EffectExpressions;
}

/**
 * Builds a measure on R² of a regression model with m predictors. A row without R² may give F of the model, R² = mF/(mF + n − m − 1),
 * or the p-value of that test.
 */
export function r2Measure({ isBelowOne, effect, variance, steps, ...record }: R2Formulas): Measure {
  return regressionMeasure<ExplainedShare>({
    ...record,
    own: [R2_INPUT],
    instead: TEST_INPUTS,
    leads: [["r2i"], ["fi"], ["pi"]],
    study: (inputs, row, issues) => studyAt(inputs, row, isBelowOne, issues),
    effect: ({ r2 }) => effect(r2),
    base: ({ r2 }) => r2,
    variance,
    ...(steps && { steps: (to, given, params) => steps(writeR2(to, given), params) }),
    sides: "explained",
    older: { absent: true },
    ...(record.id !== "R2" && { guess: false as const }),
  });
}

function studyAt(
  inputs: InputColumns,
  row: number,
  isBelowOne: boolean,
  issues: RowIssues,
): ExplainedShare | null {
  const size = modelSizeOf(inputs, row, 0, issues);
  const r2 = r2At(inputs, row, size, issues);
  if (r2 === null || !checkR2(r2, isBelowOne, row, issues)) return null;
  return size === null ? null : { ...size, r2 };
}

function r2At(inputs: InputColumns, row: number, size: ModelSize | null, issues: RowIssues): number | null {
  const r2 = inputs.r2i?.[row] ?? null;
  const f = inputs.fi?.[row] ?? null;
  const p = inputs.pi?.[row] ?? null;
  if (r2 !== null) return r2;
  if (f === null && p === null) {
    const key = ["r2i", "fi", "pi"].find((input) => inputs[input] !== undefined) ?? "r2i";
    reportMissing(issues, row, key, "R² of the model (or F, or p)");
    return null;
  }
  if (f !== null && f < 0) {
    const hint = "Correct the value.";
    issues.error(
      row,
      "f-negative",
      "fi",
      `F is ${formatEntered(f)}; an F statistic cannot be negative.`,
      hint,
    );
    return null;
  }
  if (f === null && p !== null && !(p > 0 && p <= 1)) {
    issues.error(
      row,
      "p-out-of-range",
      "pi",
      `the p-value is ${formatEntered(p)}; the p-value of an F test lies above 0 and at most at 1.`,
      "Enter the p-value without a sign; for p < .001 enter F.",
    );
    return null;
  }
  if (size === null) return null;
  const statistic = f ?? fOf(p ?? Number.NaN, size);
  // Divided by the larger part, so that a huge F does not overflow.
  return 1 / (1 + size.df / (size.m * statistic));
}

function fOf(p: number, { m, df }: ModelSize): number {
  return fQuantileOf(upperTail(p), m, df);
}

function writeR2(to: Derivation, given: Quantities): string {
  const { r2i, fi, pi = Number.NaN, ni = Number.NaN, mi = Number.NaN } = given;
  if (r2i !== undefined) return "r2i";
  const df = to.step("df", "ni - mi - 1", ni - mi - 1);
  // The upper quantile of F is one over the lower quantile with the degrees of freedom exchanged, which is exact for a small p.
  const f = fi ?? to.step("f", "1 / qf(pi, df, mi)", fOf(pi, { n: ni, m: mi, df }));
  const name = fi === undefined ? "f" : "fi";
  to.step("r2", `mi * ${name} / (mi * ${name} + df)`, (mi * f) / (mi * f + df));
  return "r2";
}
