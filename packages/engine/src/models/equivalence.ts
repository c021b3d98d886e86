import type { EquivalenceTest, Fit, HypothesisTest } from "../analysis-types.ts";
import { notDefined } from "../inference/not-defined.ts";
import { criticalValue, oneSidedTest } from "../inference/tests.ts";
import type { Issue } from "../result.ts";

interface Found {
  readonly value: EquivalenceTest | null;
  readonly issues: readonly Issue[];
}

/** Degrees of freedom of the test of the mean; undefined where its distribution is neither normal nor t. */
function dfOf(test: HypothesisTest | null): number | null | undefined {
  if (test?.distribution === "normal") return null;
  return test?.distribution === "t" ? test.df[0] : undefined;
}

function notTested(reason: string, hint: string): Found {
  return { value: null, issues: notDefined("model.equivalence", reason, hint) };
}

/**
 * Two one-sided tests of the pooled effect mu against a margin: t1 = (mu - lower) / SE is tested upwards, t2 = (mu - upper) / SE
 * downwards, with standard error and degrees of freedom of the test of the mean. Equivalent where both reject at
 * alpha = 1 - level, that is where the interval of level 1 - 2 alpha lies inside the margin.
 * @returns null without a margin, for a test of the mean that is neither normal nor t, and for levels of 50 % or less
 * Source: Schuirmann (1987), J. Pharmacokinetics and Biopharmaceutics 15, 657-680, doi:10.1007/BF01068419.
 * R: `TOSTER::TOSTmeta(ES = mu, se = se, low_eqbound_d = lower, high_eqbound_d = upper, alpha = .05)` for z
 */
export function equivalenceOf(fit: Fit): Found {
  const { equivalence: margin, level } = fit.spec;
  const pooled = fit.coefficients[0];
  if (margin === null || pooled === undefined) return { value: null, issues: [] };
  const df = dfOf(pooled.test);
  if (df === undefined) {
    return notTested(
      "the test of the mean that is chosen has no standard error and degrees of freedom to test a margin with.",
      "Choose a test by z or t, such as Knapp-Hartung, or remove the margin.",
    );
  }
  if (!(level > 0.5)) {
    return notTested("two one-sided tests at a level of 50 % or less have no interval.", "Raise the level.");
  }
  const [lower, upper] = margin;
  const { estimate, se } = pooled;
  const tests = [
    oneSidedTest("above the lower margin", estimate - lower, se, df, "above"),
    oneSidedTest("below the upper margin", estimate - upper, se, df, "below"),
  ] as const;
  const pValue = Math.max(tests[0].pValue, tests[1].pValue);
  const inner = 2 * level - 1;
  const reach = criticalValue(inner, df) * se;
  return {
    value: {
      lower,
      upper,
      tests,
      pValue,
      equivalent: pValue < 1 - level,
      interval: {
        lower: estimate - reach,
        upper: estimate + reach,
        level: inner,
        kind: "confidence",
        method: fit.testUsed,
      },
    },
    issues: [],
  };
}
