import type { Regression } from "../models/regression/fit-meta-regression.ts";
import type { ModelTests } from "../moderation-types.ts";
import { familyOf } from "./contrasts.ts";
import { coefficientsInTwoWays } from "./panel-tests.ts";

/**
 * Every coefficient of a model by the test of the model, by z and by Knapp and Hartung, with the p-values of the first adjusted
 * over all coefficients but the intercept: nobody asks whether that is 0 when asking for moderators.
 * @param adjustment id in the registry of adjustments
 * R: `coef(summary(res))`, `p.adjust(res$pval[-1], "holm")`
 */
export function modelTests(regression: Regression, adjustment: string): ModelTests {
  const { intercept, labels, p } = regression.fit;
  const first = intercept ? 1 : 0;
  const combinations = labels.slice(first).map((label, place) => {
    const x = new Float64Array(p);
    x[first + place] = 1;
    return { label, between: null, x };
  });
  const family = familyOf(regression, combinations, adjustment);
  return {
    adjustment: family.adjustment,
    coefficients: coefficientsInTwoWays(regression).map((coefficient, place) => ({
      ...coefficient,
      adjustedP: family.comparisons[place - first]?.adjustedP ?? null,
    })),
  };
}
