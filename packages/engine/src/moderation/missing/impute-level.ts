import type { Random } from "../../numeric/random.ts";
import { backSubstituted, normals } from "./linear-draw.ts";
import { fitLogit, type LogitData, levelProbabilities } from "./logit.ts";

/**
 * Draws missing levels of a factor given the predictors of the studies: logistic regression (multinomial with more than two levels)
 * on augmented data, coefficients drawn from the normal approximation of their posterior, then a level from its probabilities.
 * Levels nobody has are never drawn.
 * @param x predictors of the studies observed, the first of them 1, the others standardised
 * @param y their levels, by place
 * @param missing predictors of the studies to fill in
 * Source: White, Royston & Wood (2011), Statistics in Medicine 30(4), 377-399 doi:10.1002/sim.4067; van Buuren (2018), algorithm 3.5.
 * R: `mice::mice.impute.logreg`, `mice::mice.impute.polyreg`
 */
export function imputeLevels(
  x: readonly Float64Array[],
  y: readonly number[],
  missing: readonly Float64Array[],
  random: Pick<Random, "normal" | "uniform">,
): number[] {
  const present = [...new Set(y)].sort((a, b) => a - b);
  const levels = present.length;
  if (levels === 1) return missing.map(() => present[0]!);
  const { coefficients, factor } = fitLogit(
    augmented(
      x,
      y.map((level) => present.indexOf(level)),
      levels,
    ),
  );
  const deviation = backSubstituted(factor, normals(coefficients.length, random));
  const drawn = coefficients.map((value, i) => value + deviation[i]!);
  return missing.map((row) => present[levelAt(levelProbabilities(row, drawn, levels), random.uniform())]!);
}

function levelAt(probabilities: readonly number[], u: number): number {
  let sum = 0;
  for (let level = 0; level < probabilities.length - 1; level++) {
    sum += probabilities[level]!;
    if (u < sum) return level;
  }
  return probabilities.length - 1;
}

/**
 * Adds, for each predictor one standard deviation up and down and for each level, a study of small weight: (q + 1) / (2 q levels)
 * each with q predictors, so that coefficients stay finite where a predictor separates the levels.
 * @param x standardised, so that a row of all means is 1, 0, 0 ...
 * Source: White, Daniel & Royston (2010), Computational Statistics & Data Analysis 54(10), 2267-2275 doi:10.1016/j.csda.2010.04.005.
 */
export function augmented(x: readonly Float64Array[], level: readonly number[], levels: number): LogitData {
  const predictors = x[0]!.length - 1;
  const rows: Float64Array[] = [];
  const added: number[] = [];
  for (let predictor = 1; predictor <= predictors; predictor++) {
    for (const direction of [-1, 1]) {
      for (let to = 0; to < levels; to++) {
        const row = new Float64Array(predictors + 1);
        row[0] = 1;
        row[predictor] = direction;
        rows.push(row);
        added.push(to);
      }
    }
  }
  const each = (predictors + 1) / Math.max(1, rows.length);
  return {
    x: [...x, ...rows],
    level: [...level, ...added],
    weight: [...level.map(() => 1), ...added.map(() => each)],
    levels,
  };
}
