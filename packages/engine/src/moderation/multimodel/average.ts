import { exp, square } from "../../numeric/elementary.ts";
import { normalLogTails, normalQuantile } from "../../numeric/normal.ts";
import type { Averaged, AveragedCoefficient, MultimodelSpec, RankedModel } from "./types.ts";

/** What one model says of one quantity. */
export interface ModelEstimate {
  readonly estimate: number;
  readonly variance: number;
  readonly weight: number;
}

/**
 * An estimate over models: sum w_m b_m, with the unconditional variance sum w_m [v_m + (b_m - mean)^2] (`revised`) or
 * (sum w_m sqrt(v_m + (b_m - mean)^2))^2 (`buckland`), normal intervals. Weights need not add up to 1: they are divided by their sum.
 * @param estimates at least one of positive weight
 * Source: Burnham & Anderson (2002), Model Selection and Multimodel Inference, 2nd ed., equations 6.12 and 4.9; Buckland, Burnham
 * & Augustin (1997), Biometrics 53(2), 603-618, doi:10.2307/2533961.
 * R: `coef(glmulti, varweighting="Johnson")`, `MuMIn::model.avg(res)`
 */
export function averageOver(
  estimates: readonly ModelEstimate[],
  { variance, level }: Pick<MultimodelSpec, "variance" | "level">,
): Averaged {
  const total = estimates.reduce((sum, { weight }) => sum + weight, 0);
  const mean = estimates.reduce((sum, one) => sum + one.weight * one.estimate, 0) / total;
  const spread = (one: ModelEstimate): number => one.variance + square(one.estimate - mean);
  const se =
    variance === "revised"
      ? Math.sqrt(estimates.reduce((sum, one) => sum + one.weight * spread(one), 0) / total)
      : estimates.reduce((sum, one) => sum + one.weight * Math.sqrt(spread(one)), 0) / total;
  const half = normalQuantile(0.5 + level / 2) * se;
  const z = se > 0 ? mean / se : null;
  return {
    estimate: mean + 0,
    se,
    ci: { lower: mean - half, upper: mean + half, level, kind: "confidence", method: "wald" },
    z: z === null ? null : z + 0,
    p: z === null ? null : 2 * exp(normalLogTails(-Math.abs(z))[0]),
  };
}

/** Each column of the design over all ranked models: its importance, its full and its conditional average. */
export function averagedCoefficients(
  models: readonly RankedModel[],
  names: readonly string[],
  spec: MultimodelSpec,
): AveragedCoefficient[] {
  const columns = [...new Set(models.flatMap((model) => model.columns))].sort((a, b) => a - b);
  return columns.map((column) => {
    const having = models.flatMap((model) => estimateIn(model, column) ?? []);
    const importance = having.reduce((sum, { weight }) => sum + weight, 0);
    const without = { estimate: 0, variance: 0, weight: Math.max(0, 1 - importance) };
    return {
      column,
      name: names[column] ?? `column ${column + 1}`,
      importance: Math.min(1, importance),
      full: averageOver([...having, without], spec),
      // A column that only models of no weight have: they count alike, instead of dividing 0 by 0.
      conditional: averageOver(importance > 0 ? having : having.map((one) => ({ ...one, weight: 1 })), spec),
    };
  });
}

function estimateIn(model: RankedModel, column: number): ModelEstimate | null {
  const place = model.columns.indexOf(column);
  if (place < 0) return null;
  return {
    estimate: model.coefficients[place]!,
    variance: model.vcov[place]![place]!,
    weight: model.weight,
  };
}

/**
 * The effect at one row of the whole design over all models, each predicting with the columns it has.
 * @param row as many values as the design has columns
 * Source: Burnham & Anderson (2002), section 4.2.1.
 */
export function averagePrediction(
  models: readonly RankedModel[],
  row: readonly number[],
  spec: Pick<MultimodelSpec, "variance" | "level">,
): Averaged {
  return averageOver(
    models.map(({ columns, coefficients, vcov, weight }) => {
      const x = columns.map((column) => row[column]!);
      const estimate = x.reduce((sum, value, i) => sum + value * coefficients[i]!, 0);
      const variance = x.reduce(
        (sum, value, i) => sum + value * x.reduce((part, other, j) => part + other * vcov[i]![j]!, 0),
        0,
      );
      return { estimate, variance: Math.max(0, variance), weight };
    }),
    spec,
  );
}
