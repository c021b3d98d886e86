import type { HypothesisTest } from "../../analysis-types.ts";
import type { BiasEstimate, ScaledEffects } from "../../bias-types.ts";
import { formatPEquation } from "../../format/index.ts";
import { criticalValue, twoSidedTest } from "../../inference/tests.ts";
import { type Issue, issue } from "../../result.ts";
import { effectInWords } from "../effect-words.ts";
import type { BiasInput } from "../types.ts";

/** What an adjusted mean is made of. */
interface MeanParts {
  readonly estimate: number;
  /** null or 0 = there is neither test nor interval. */
  readonly se: number | null;
  /** Degrees of freedom of t; null = normal. */
  readonly df: number | null;
  readonly tau2: number | null;
  /** How the interval was made. */
  readonly method: string;
}

/**
 * A mean with the test against the value of no effect and the interval estimate -/+ quantile SE.
 * R: `2 * pt(-abs((b - null) / se), df)`, `b + c(-1, 1) * qt(.975, df) * se`
 */
export function meanEstimate(
  { estimate, se, df, tau2, method }: MeanParts,
  { model, nullValue }: Pick<BiasInput, "model" | "nullValue">,
): BiasEstimate {
  // Adding 0 turns -0 into 0.
  const centre = estimate + 0;
  if (se === null || !Number.isFinite(se))
    return { estimate: centre, se: null, interval: null, test: null, tau2 };
  if (!(se > 0)) return { estimate: centre, se: 0, interval: null, test: null, tau2 };
  const reach = criticalValue(model.level, df) * se;
  const [lower, upper] = [centre - reach + 0, centre + reach + 0];
  const bounded = Number.isFinite(lower) && Number.isFinite(upper);
  return {
    estimate: centre,
    se,
    interval: bounded ? { lower, upper, level: model.level, kind: "confidence", method } : null,
    test: againstNull(centre, se, df, nullValue),
    tau2,
  };
}

function againstNull(
  estimate: number,
  se: number,
  df: number | null,
  nullValue: number | null,
): HypothesisTest | null {
  if (nullValue === null) return null;
  const test = twoSidedTest("adjusted mean", estimate - nullValue + 0, se, df);
  return Number.isFinite(test.statistic.value) && Number.isFinite(test.log10PValue) ? test : null;
}

/** "RR 0.65 [0.42, 1.01], p = .056": a mean in a sentence, as effects are shown. */
export function meanInWords(of: ScaledEffects, { estimate, interval, test }: BiasEstimate): string {
  const mean = effectInWords(of, estimate, interval);
  return test === null ? mean : `${mean}, ${formatPEquation(test.pValue)}`;
}

/** Why a method that needs a mean refuses: its numbers left the range of doubles. */
export function beyondRange(what: string): Issue {
  return issue(
    "bias-beyond-range",
    "error",
    `${what} is not shown: effects or variances differ so much in size that its sums exceed what a computer can hold.`,
    "Check the rows with the largest and the smallest variances for typing errors or mixed units.",
  );
}
