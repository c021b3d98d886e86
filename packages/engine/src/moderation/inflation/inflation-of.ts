import type { EffectSet } from "../../analysis-types.ts";
import type { ModelDesign } from "../../design/types.ts";
import type { ModelSpec } from "../../document/types.ts";
import { inverseVarianceWeights } from "../../estimators/moments.ts";
import { createModelInput } from "../../models/model-input.ts";
import { designBasis } from "../../models/regression/basis.ts";
import { effectsAt } from "../../models/regression/fit-meta-regression.ts";
import { inflation } from "../../models/regression/inflation.ts";
import { leastSquares, spread } from "../../models/regression/least-squares.ts";
import { tau2Of } from "../../models/univariate.ts";
import { inner } from "../../numeric/linear-algebra.ts";

/** Inflation of every term and of every coefficient of a design but the intercept. */
export interface DesignInflation {
  readonly terms: readonly (number | null)[];
  readonly coefficients: readonly (number | null)[];
}

/** Places of the coefficients that have an inflation: all but the intercept. */
export function inflatable(design: Pick<ModelDesign, "columns" | "intercept">): number[] {
  return design.columns.map((_, j) => j).filter((j) => !(design.intercept && j === 0));
}

/**
 * Generalised variance inflation factors of a design, with inverse-variance weights at the tau2 that the model's estimator finds
 * around this very design.
 * @param effects all effects; the design says which of them it is about
 * @param design of full rank, p < k
 * Source: Fox & Monette (1992), JASA 87, 178-183. R: `vif(rma(yi, vi, mods = X), btt = columns)`
 */
export function inflationOf(effects: EffectSet, design: ModelDesign, spec: ModelSpec): DesignInflation {
  const basis = designBasis(design.columns, design.intercept, design.hasConstant);
  const { regressors } = basis;
  const input = { ...createModelInput(effectsAt(effects, design.rows)), regressors };
  const { tau2 } = tau2Of(input, spec);
  const squares = leastSquares(input, basis, inverseVarianceWeights(input.vi, tau2), tau2);
  const spreads = design.columns.map((_, j) => {
    const unit = new Float64Array(regressors.p);
    unit[j] = 1;
    return spread(squares, unit);
  });
  const vcov = spreads.map((a) => spreads.map((b) => inner(a, b)));
  const all = inflatable(design);
  return {
    terms: design.terms.map(({ columns }) => (columns.length === 0 ? null : inflation(vcov, columns, all))),
    coefficients: all.map((j) => inflation(vcov, [j], all)),
  };
}
