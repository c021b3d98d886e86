import type { Derivation, Quantities } from "../derivation.ts";
import { square } from "../numeric/elementary.ts";
import { type ParamDef, type Params, withDefaults } from "../registry.ts";
import { DEPENDENT_INPUTS, DEPENDENT_SETS, readDependent, TWO_PAIRS } from "./dependent-means.ts";
import { byFormula, factorStep } from "./formula-measure.ts";
import { hedgesCorrection } from "./hedges-correction.ts";
import { changeToR } from "./standardised-change.ts";
import type { Measure } from "./types.ts";

/** A mean change in units of the square root of the average variance of the two measurements. */
interface AverageSdChange {
  /** With the small-sample factor. */
  readonly g: number;
  /** The average variance. */
  readonly s2: number;
}

/**
 * Steps to y = J(m) (m1 − m2)/s with s² = (sd1² + sd2²)/2 and m = 2(n − 1)/(1 + r²) degrees of freedom.
 *
 * Source: Cousineau (2020), The Quantitative Methods for Psychology 16, 418-421, doi:10.20982/tqmp.16.4.p418.
 */
function averageSdChange(given: Quantities, correct: boolean, to: Derivation): AverageSdChange {
  const { m1i, m2i, sd1i, sd2i, ni, ri } = given;
  const s2 = to.step("s2", "(sd1i^2 + sd2i^2) / 2", (square(sd1i!) + square(sd2i!)) / 2);
  const d = to.step("d", "(m1i - m2i) / sqrt(s2)", (m1i! - m2i!) / Math.sqrt(s2));
  const df = to.step("df", "2 * (ni - 1) / (1 + ri^2)", (2 * (ni! - 1)) / (1 + square(ri!)));
  const factor = factorStep(to, correct, "df", () => hedgesCorrection(df));
  return { g: to.step("g", "cm * d", factor * d), s2 };
}

/** What distinguishes one measure of change in units of the average SD from another. */
export interface AverageSdFormulas extends Pick<Measure, "id" | "label" | "summary" | "reference"> {
  readonly params: readonly ParamDef[];
  /** Takes the steps to the variance, and returns its expression with its value. */
  variance(
    given: Quantities,
    change: AverageSdChange,
    params: Params,
    to: Derivation,
  ): readonly [expression: string, value: number];
}

/** Builds a measure of the change of one group in units of the square root of the average variance of its two measurements. */
export function averageSdMeasure({ params, variance, ...record }: AverageSdFormulas): Measure {
  return {
    ...record,
    family: "dependent means",
    symbol: { analysis: record.id, display: record.id },
    inputs: DEPENDENT_INPUTS,
    inputSets: DEPENDENT_SETS,
    params,
    nullValue: 0,
    display: "identity",
    ...byFormula({
      params,
      sizes: ["ni"],
      read: (inputs, row, _params, issues) =>
        readDependent(inputs, row, { positive: "either", size: TWO_PAIRS }, issues),
      formula(given, chosen, to) {
        const change = averageSdChange(given, chosen.correct === true, to);
        const [expression, vi] = variance(given, change, chosen, to);
        to.step("yi", "g", change.g);
        to.step("vi", expression, vi);
      },
    }),
    r: (given) => `measure = "${record.id}"${changeToR(withDefaults(params, given))}`,
    older: { absent: true },
  };
}
