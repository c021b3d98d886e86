import type { EffectSet } from "../analysis-types.ts";
import type { ModelDesign } from "../design/types.ts";
import type { ModelSpec } from "../document/types.ts";
import { inverseVarianceWeights } from "../estimators/moments.ts";
import { usesUserWeights } from "../models/model-issues.ts";
import { effectsAt, fitMetaRegression, type Regression } from "../models/regression/fit-meta-regression.ts";
import { leastSquares, spread } from "../models/regression/least-squares.ts";
import { inner } from "../numeric/linear-algebra.ts";
import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import { type DeletionModel, dfOf, type ModelPart } from "./deletion-model.ts";
import { refitSpec } from "./summary.ts";

/** A leverage this near to 1 is one: without the study a coefficient has nothing left to be estimated from. */
const ALONE = 1 - 1e-9;

/** The meta-regression of the document's terms; without a study the columns of its design stay as they are. */
export function regressionModel(effects: EffectSet, regression: Regression, model: ModelSpec): DeletionModel {
  const { design, fit, state } = regression;
  const used = effectsAt(effects, design.rows);
  const remembered = new Map<number, Result<ModelPart>>();
  const spec = refitSpec(model);
  const row = (at: number): number[] => design.columns.map((column) => column[at]!);
  return {
    rowIds: used.rowIds,
    labels: used.labels,
    yi: used.yi,
    vi: used.vi,
    names: fit.labels,
    whole: partOf(regression),
    weights: fit.weights,
    hat: fit.leverages,
    isInverseVariance: model.weighting === "inverse-variance" && !usesUserWeights(spec),
    fittedVariance: used.rowIds.map((_, at) => {
      const moved = spread(state.squares, row(at));
      return inner(moved, moved);
    }),
    df: dfOf(fit.coefficients[0]),
    row,
    variancesAt(tau2) {
      const squares = leastSquares(state.data, state.squares.basis, weightsAt(tau2), tau2);
      return design.names.map((_, j) => {
        const moved = spread(squares, unit(design.names.length, j));
        return inner(moved, moved);
      });
    },
    residualsOf(other) {
      const data = { ...state.data, yi: other };
      const { fitted } = leastSquares(data, state.squares.basis, weightsAt(state.tau2), state.tau2);
      return other.map((y, i) => y - fitted[i]!);
    },
    without(at) {
      const known = remembered.get(at);
      if (known !== undefined) return known;
      const part = (fit.leverages[at] ?? 0) > ALONE ? fail<ModelPart>(aloneIssue()) : refitted(at);
      remembered.set(at, part);
      return part;
    },
  };

  function weightsAt(tau2: number): Float64Array {
    const { vi, userWeights } = state.data;
    if (usesUserWeights(spec) && userWeights !== null) return userWeights;
    return spec.weighting === "unweighted"
      ? new Float64Array(vi.length).fill(1)
      : inverseVarianceWeights(vi, tau2);
  }

  function refitted(at: number): Result<ModelPart> {
    const result = fitMetaRegression(effects, withoutRow(design, at), spec);
    return result.ok ? ok(partOf(result.value)) : result;
  }
}

function partOf({ fit }: Regression): ModelPart {
  return {
    b: fit.coefficients.map(({ estimate }) => estimate),
    vcov: fit.vcov,
    factor: fit.knappHartung?.scale ?? 1,
    tau2: fit.tau2.estimate ?? 0,
    // Without degrees of freedom the line goes through every study.
    q: fit.heterogeneity.q?.statistic.value ?? (fit.k === fit.p ? 0 : null),
  };
}

function withoutRow(design: ModelDesign, at: number): ModelDesign {
  return {
    ...design,
    rows: design.rows.filter((_, place) => place !== at),
    columns: design.columns.map((column) => column.filter((_, place) => place !== at)),
  };
}

function unit(p: number, at: number): number[] {
  return Array.from({ length: p }, (_, j) => (j === at ? 1 : 0));
}

function aloneIssue(): Issue {
  return issue(
    "coefficient-of-one-study",
    "error",
    "It alone determines one of the coefficients, which cannot be estimated without it.",
    "Take the term out of the model, or join its level to another one.",
    { field: "moderators.terms" },
  );
}
