import type { HypothesisTest } from "../analysis-types.ts";
import type { Regression } from "../models/regression/fit-meta-regression.ts";
import { inferCombination, jointTest, type RegressionState } from "../models/regression/infer.ts";
import type { PanelCoefficient, PanelTests } from "../moderation-types.ts";
import { adjustments } from "./adjustments/registry.ts";

/** The same fit, tested in another way. */
function testedBy(state: RegressionState, test: string): RegressionState | null {
  if (test === "knha" && state.df < 1) return null;
  return { ...state, spec: { ...state.spec, test } };
}

function unit(p: number, at: number): Float64Array {
  const x = new Float64Array(p);
  x[at] = 1;
  return x;
}

/** Every coefficient by the test of the model, by z and by Knapp and Hartung. R: `rma(..., test = "z")`, `test = "knha"` */
export function coefficientsInTwoWays({ fit, state }: Regression): PanelCoefficient[] {
  const wald = testedBy(state, "z");
  const knappHartung = testedBy(state, "knha");
  const by = (other: RegressionState | null, j: number): HypothesisTest | null =>
    other === null ? null : inferCombination(other, unit(fit.p, j), fit.names[j]!).coefficient.test;
  return fit.coefficients.map((coefficient, j) => ({
    label: fit.labels[j]!,
    coefficient,
    wald: by(wald, j),
    knappHartung: by(knappHartung, j),
  }));
}

/** That all coefficients but the intercept are 0, by chi-square (or z) and by F (or t). */
export function omnibusInTwoWays({ fit, state }: Regression): Pick<PanelTests, "wald" | "knappHartung"> {
  const columns = Array.from({ length: fit.p }, (_, j) => j).slice(fit.intercept ? 1 : 0);
  const by = (test: string): HypothesisTest | null => {
    const other = testedBy(state, test);
    if (other === null || columns.length === 0) return null;
    const rows = columns.map((j) => unit(fit.p, j));
    return rows.length === 1
      ? inferCombination(other, rows[0]!, fit.names[columns[0]!]!).coefficient.test
      : jointTest(other, rows, "moderator");
  };
  return { wald: by("z"), knappHartung: by("knha") };
}

/** p-values adjusted over the tests that exist; null where there is none. */
export function adjustOver(
  tests: readonly (HypothesisTest | null)[],
  adjustment: string,
  level: number,
): { readonly used: string; readonly pValues: readonly (number | null)[]; readonly family: number } {
  const places = tests.flatMap((test, i) => (test === null ? [] : [i]));
  const pValues = places.map((i) => tests[i]!.pValue);
  const adjusted = adjustments.get(adjustment).adjust({ pValues, joint: null, level, seed: 0 });
  const all = new Array<number | null>(tests.length).fill(null);
  for (const [at, i] of places.entries()) all[i] = adjusted.pValues[at]!;
  return { used: adjusted.used, pValues: all, family: places.length };
}
