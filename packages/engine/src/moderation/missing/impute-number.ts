import { inner } from "../../numeric/linear-algebra.ts";
import type { Random } from "../../numeric/random.ts";
import { drawLinear } from "./linear-draw.ts";
import type { ImputationSpec } from "./types.ts";

/**
 * Draws missing numbers given the predictors of the studies: from the regression with its residual (`norm`), or the observed value
 * of one of the `donors` studies whose predictions are nearest (`pmm`: of the observed by the estimate, of the missing by the
 * draw). Studies predicted equally near all count as donors, so that the order of the rows does not matter.
 * @param x predictors of the studies observed
 * @param y their values
 * @param missing predictors of the studies to fill in
 * Source: van Buuren (2018), Flexible Imputation of Missing Data, 2nd ed., algorithms 3.1 and 3.3 (type 1 matching); Little (1988),
 * J. Business & Economic Statistics 6(3), 287-296, doi:10.1080/07350015.1988.10509663.
 * R: `mice::mice.impute.norm`, `mice::mice.impute.pmm`
 */
export function imputeNumbers(
  x: readonly Float64Array[],
  y: readonly number[],
  missing: readonly Float64Array[],
  spec: Pick<ImputationSpec, "numeric" | "donors">,
  random: Pick<Random, "normal" | "uniform">,
): number[] {
  const { estimated, drawn, sigma } = drawLinear(x, y, random);
  if (spec.numeric === "norm") return missing.map((row) => inner(row, drawn) + sigma * random.normal());
  const predicted = x.map((row) => inner(row, estimated));
  return missing.map((row) => {
    const target = inner(row, drawn);
    const distances = predicted.map((value) => Math.abs(value - target));
    const sorted = [...distances].sort((a, b) => a - b);
    const farthest = sorted[Math.min(spec.donors, sorted.length) - 1]!;
    const lenders = y.filter((_, study) => distances[study]! <= farthest);
    return lenders[Math.min(lenders.length - 1, Math.floor(random.uniform() * lenders.length))]!;
  });
}
