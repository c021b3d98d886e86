import { formulaChoice, LEVEL } from "../assumed.ts";
import { positive, proportions } from "../checks.ts";
import { defineConversion, type FormulaChoice } from "../define.ts";
import { qnorm, qt } from "../r-functions.ts";
import type { Conversion } from "../types.ts";
import { ascending, atLeastTwo } from "./checks.ts";
import { GROUPS } from "./group-keys.ts";

const HANDBOOK = "Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, section 6.5.2.2";

/** Which quantile an interval of a mean was made with. */
export const QUANTILE: FormulaChoice<"quantile"> = formulaChoice(
  "quantile",
  "Interval made with",
  "Whether the authors used the t distribution (usual, and right for small groups) or the normal one.",
  [
    { value: "t", label: "t distribution" },
    { value: "z", label: "normal distribution" },
  ],
  (value) => `an interval made with the ${value === "t" ? "t" : "normal"} distribution`,
);

/**
 * SD of a group from the standard error of its mean: SD = SE √n.
 *
 * R: `se1 * sqrt(n1i)`
 */
export const seToSd: readonly Conversion[] = GROUPS.map(({ ending, words, se, n, sd }) =>
  defineConversion({
    id: `se-to-sd${ending}`,
    label: `Standard error of the mean to SD, ${words}`,
    summary: "Standard deviation from the standard error of a mean and the size of the group.",
    reference: HANDBOOK,
    group: "summary",
    from: [se, n],
    yields: [sd],
    example: { [se]: 0.8, [n]: 25 },
    checks: [positive("standard error", se), atLeastTwo(n)],
    formulas(numbers, { step }) {
      step(sd, `${se} * sqrt(${n})`, numbers[se]! * Math.sqrt(numbers[n]!));
      return undefined;
    },
  }),
);

/**
 * SD of a group from the confidence interval of its mean: SD = √n (upper − lower) / (2 q), with q the quantile of t with
 * n − 1 degrees of freedom, or of the normal distribution.
 *
 * R: `sqrt(n1i) * (m1_ub - m1_lb) / (2 * qt((1 + level) / 2, n1i - 1))`
 */
export const intervalToSd: readonly Conversion[] = GROUPS.map(
  ({ ending, words, lower, upper, n, sd, mean }) =>
    defineConversion({
      id: `interval-to-sd${ending}`,
      label: `Confidence interval of the mean to SD, ${words}`,
      summary: "Standard deviation from the confidence interval of a mean and the size of the group.",
      reference: HANDBOOK,
      group: "summary",
      from: [lower, upper, n],
      optional: [mean],
      assumed: [LEVEL],
      choices: [QUANTILE],
      yields: [sd],
      example: { [lower]: 0.9, [upper]: 3.3, [n]: 25 },
      checks: [atLeastTwo(n), ascending(lower, upper), proportions("level", "level")],
      formulas(numbers, { step, choice, warn }) {
        const size = numbers[n]!;
        const tail = (1 - numbers.level!) / 2;
        const q =
          choice.quantile === "z"
            ? step("q", "-qnorm((1 - level) / 2)", -qnorm(tail))
            : step("q", `-qt((1 - level) / 2, ${n} - 1)`, -qt(tail, size - 1));
        const [low, high] = [numbers[lower]!, numbers[upper]!];
        step(sd, `sqrt(${n}) * (${upper} - ${lower}) / (2 * q)`, (Math.sqrt(size) * (high - low)) / (2 * q));
        if (numbers[mean] !== undefined) warnWhenAskew(low, high, numbers[mean], lower, warn);
        return undefined;
      },
    }),
);

/** An interval of a mean is symmetric around it; a tenth of its width is more than rounding explains. */
function warnWhenAskew(
  low: number,
  high: number,
  mean: number,
  input: string,
  warn: (code: string, input: string | null, message: string, hint: string) => void,
): void {
  if (Math.abs((low + high) / 2 - mean) <= 0.1 * (high - low)) return;
  warn(
    "interval-not-symmetric",
    input,
    "the mean does not lie in the middle of its interval, so the SD computed from the width may be wrong; it is used as it is.",
    "Check the three numbers; an interval made on the log scale is not symmetric and needs another conversion.",
  );
}

/** Mean of a group as the middle of its confidence interval. R: `(m1_lb + m1_ub) / 2` */
export const intervalToMean: readonly Conversion[] = GROUPS.map(({ ending, words, lower, upper, mean }) =>
  defineConversion({
    id: `interval-to-mean${ending}`,
    label: `Confidence interval to its mean, ${words}`,
    summary: "Mean as the middle of its confidence interval.",
    reference: HANDBOOK,
    group: "summary",
    from: [lower, upper],
    yields: [mean],
    example: { [lower]: 0.9, [upper]: 3.3 },
    checks: [ascending(lower, upper)],
    assumes: () => ["an interval that is symmetric around the mean"],
    formulas(numbers, { step }) {
      step(mean, `(${lower} + ${upper}) / 2`, (numbers[lower]! + numbers[upper]!) / 2);
      return undefined;
    },
  }),
);

/** SD of a group from its coefficient of variation: SD = CV |mean|. R: `cv1 * abs(m1i)` */
export const cvToSd: readonly Conversion[] = GROUPS.map(({ ending, words, cv, mean, sd }) =>
  defineConversion({
    id: `cv-to-sd${ending}`,
    label: `Coefficient of variation to SD, ${words}`,
    summary: "Standard deviation from the coefficient of variation (a proportion of the mean) and the mean.",
    reference:
      "Lajeunesse (2013), Recovering missing or partial data, ch. 13, Handbook of Meta-analysis in Ecology and Evolution",
    group: "summary",
    from: [cv, mean],
    yields: [sd],
    example: { [cv]: 0.25, [mean]: 12 },
    checks: [positive("coefficient of variation", cv)],
    formulas(numbers, { step, warn }) {
      step(sd, `${cv} * abs(${mean})`, numbers[cv]! * Math.abs(numbers[mean]!));
      if (numbers[cv]! > 5) {
        warn(
          "cv-looks-like-percent",
          cv,
          "the SD would be more than five times the mean. It is used as it is.",
          "Check whether the coefficient of variation is a percentage: enter 0.25 for 25 %.",
        );
      }
      return undefined;
    },
  }),
);
