import type { Derivation, Quantities } from "../derivation.ts";
import { atanh, square } from "../numeric/elementary.ts";
import type { ParamDef } from "../registry.ts";
import { COEFFICIENT_INPUTS, checkR2, type ModelSize, modelSizeOf, R2_INPUT } from "./regression-inputs.ts";
import { regressionMeasure } from "./regression-measure.ts";
import { type RowIssues, reportMissing } from "./row-issues.ts";
import { checkCorrelation, checkP } from "./standardised-difference.ts";
import { tFromTwoSidedP } from "./t-from-p.ts";
import { vtypeParam } from "./two-by-two-inputs.ts";
import type { InputColumns, Measure, MeasureInput, OlderEscalc } from "./types.ts";

const RI: MeasureInput = {
  key: "ri",
  quantity: "r_semipartial",
  label: "Semi-partial correlation",
  aliases: ["semipartialcorrelation", "semipartialr", "semipartial", "partcorrelation", "sr", "spcor", "ri"],
};

const PARAMS: readonly ParamDef[] = [
  vtypeParam([
    { value: "LS", label: "large-sample (Aloe & Becker 2012)" },
    { value: "AV", label: "with the average correlation over all studies", overStudies: true },
  ]),
];

type Described = Pick<Measure, "id" | "label" | "summary" | "reference" | "symbol" | "display"> & {
  readonly isFisher: boolean;
  readonly older: OlderEscalc;
};

interface Study extends ModelSize {
  readonly r: number;
  readonly r2: number;
}

/** (R⁴ − 2R² + (R² − r²) + 1 − (R² − r²)²)/n. */
function varianceOf(r: number, { r2, n }: Study): number {
  const rest = r2 - square(r);
  return (square(1 - r2) + rest - square(rest)) / n;
}

/**
 * Builds a measure on the semi-partial correlation of one predictor of a regression model with m predictors and share R² of
 * explained variance: r = t √((1 − R²)/(n − m − 1)), v = (R⁴ − 2R² + (R² − r²) + 1 − (R² − r²)²)/n; under `AV` with the mean
 * of all r, weighted by size. Fisher's z of it has v/(1 − r²)².
 *
 * Source: Aloe & Becker (2012), doi:10.3102/1076998610396901; Aloe (2014), doi:10.1080/00221309.2013.853021.
 */
export function semiPartialMeasure(described: Described): Measure {
  const { isFisher, ...record } = described;
  return regressionMeasure<Study>({
    ...record,
    params: PARAMS,
    own: [RI, R2_INPUT],
    instead: COEFFICIENT_INPUTS,
    leads: [
      ["ti", "r2i"],
      ["ri", "r2i"],
      ["pi", "r2i"],
    ],
    study: (inputs, row, issues) => studyAt(inputs, row, isFisher, issues),
    effect: ({ r }) => (isFisher ? atanh(r) : r),
    base: ({ r }) => r,
    variance(base, study) {
      const variance = varianceOf(base, study);
      return isFisher ? variance / square((1 - study.r) * (1 + study.r)) : variance;
    },
    steps(to, given) {
      const r = writeSemiPartial(to, given);
      const variance = `(r2i^2 - 2 * r2i + (r2i - ${r}^2) + 1 - (r2i - ${r}^2)^2) / ni`;
      return isFisher ? [`atanh(${r})`, `${variance} / (1 - ${r}^2)^2`] : [r, variance];
    },
  });
}

function studyAt(inputs: InputColumns, row: number, isFisher: boolean, issues: RowIssues): Study | null {
  const size = modelSizeOf(inputs, row, 0, issues);
  const r2 = inputs.r2i?.[row] ?? null;
  if (r2 === null) reportMissing(issues, row, "r2i", "R² of the model");
  if (r2 === null || !checkR2(r2, false, row, issues)) return null;
  const r = correlationAt(inputs, row, r2, size, issues);
  if (size === null || r === null) return null;
  const isPerfect = Math.abs(r) === 1 && !isFisher;
  if (!isPerfect && !checkCorrelation(r, row, issues)) return null;
  if (square(r) > r2 * (1 + 1e-9)) {
    issues.warning(
      row,
      "semi-partial-above-r2",
      "r2i",
      `the squared semi-partial correlation ${square(r)} exceeds R² = ${r2}: one predictor would explain more than all. It is used as given.`,
      "Check both, and whether the correlation is a partial one.",
    );
  }
  return { ...size, r, r2 };
}

function correlationAt(
  inputs: InputColumns,
  row: number,
  r2: number,
  size: ModelSize | null,
  issues: RowIssues,
): number | null {
  const r = inputs.ri?.[row] ?? null;
  const t = inputs.ti?.[row] ?? null;
  const p = inputs.pi?.[row] ?? null;
  if (r !== null) return r;
  if (t === null && p === null) {
    const key = ["ti", "ri", "pi"].find((input) => inputs[input] !== undefined) ?? "ri";
    reportMissing(issues, row, key, "the semi-partial correlation (or t, or p)");
    return null;
  }
  if (t === null && p !== null && !checkP(p, row, issues)) return null;
  if (size === null) return null;
  return (t ?? tFromTwoSidedP(p ?? Number.NaN, size.df)) * Math.sqrt((1 - r2) / size.df);
}

function writeSemiPartial(to: Derivation, given: Quantities): string {
  const { ri, ti, pi, r2i = Number.NaN, ni = Number.NaN, mi = Number.NaN } = given;
  if (ri !== undefined) return "ri";
  const df = ni - mi - 1;
  let t = ti ?? Number.NaN;
  if (ti === undefined && pi !== undefined) {
    t = to.step("t", `${pi < 0 ? "" : "-"}qt(abs(pi) / 2, ni - mi - 1)`, tFromTwoSidedP(pi, df));
  }
  const name = ti === undefined ? "t" : "ti";
  to.step("r", `${name} * sqrt((1 - r2i) / (ni - mi - 1))`, t * Math.sqrt((1 - r2i) / df));
  return "r";
}
