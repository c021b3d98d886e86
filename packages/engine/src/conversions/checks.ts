import type { Quantities } from "../derivation.ts";
import { formatEntered, formatExact } from "../format/index.ts";
import type { MeasureIssue } from "../measures/types.ts";

/** What is wrong with the numbers of a row before a formula sees them; nothing where the number is not reported. */
export type Check = (numbers: Quantities) => readonly MeasureIssue[];

const NOTHING: readonly MeasureIssue[] = [];

function check(
  keys: readonly string[],
  isGood: (value: number) => boolean,
  code: string,
  say: (value: string) => string,
  hint: string,
): Check {
  const wrong = (key: string, value: number): MeasureIssue => {
    return { code, severity: "error", input: key, message: say(formatEntered(value)), hint };
  };
  return (numbers) => {
    let issues = NOTHING;
    for (const key of keys) {
      const value = numbers[key];
      if (value !== undefined && !isGood(value)) issues = [...issues, wrong(key, value)];
    }
    return issues;
  };
}

/** Sizes of groups above 0. */
export function sizes(...keys: string[]): Check {
  return check(
    keys,
    (n) => n > 0,
    "group-size-not-positive",
    (n) => `a group of ${n} people gives no effect, so the row is not converted.`,
    "Check the sizes of the groups.",
  );
}

const BOTH_SIZES = sizes("n1i", "n2i");

/** Two groups with a degree of freedom left: n1 + n2 > 2. */
export const TWO_GROUPS: Check = (numbers) => {
  const wrong = BOTH_SIZES(numbers);
  if (wrong.length > 0) return wrong;
  const n = numbers.n1i! + numbers.n2i!;
  if (n > 2) return NOTHING;
  return [
    {
      code: "too-few-people",
      severity: "error",
      input: "n1i",
      message: `${formatExact(n)} people in both groups together leave no degrees of freedom for a standard deviation.`,
      hint: "Check the sizes of the groups, or leave the study out with a reason.",
    },
  ];
};

/** Correlations and their kin strictly between -1 and 1. */
export function correlations(...keys: string[]): Check {
  return check(
    keys,
    (r) => Math.abs(r) < 1,
    "correlation-out-of-range",
    (r) => `the correlation is ${r}; only values between −1 and 1 give a finite effect.`,
    "Check the value; 30 may stand for .30.",
  );
}

/** Shares of variance: 0 up to, but not including, 1. */
export function varianceShares(...keys: string[]): Check {
  return check(
    keys,
    (share) => share >= 0 && share < 1,
    "variance-share-out-of-range",
    (share) => `the share of variance explained is ${share}; it lies between 0 and 1.`,
    "Check the value; 14 may stand for .14, and a negative sign belongs into the direction.",
  );
}

/** p-values above 0 and up to 1. */
export function pValues(...keys: string[]): Check {
  return check(
    keys,
    (p) => p > 0 && p <= 1,
    "p-out-of-range",
    (p) =>
      `the p-value is ${p}; ${p === "0" ? "a p of 0 would need an infinite test statistic" : "a p-value lies between 0 and 1"}.`,
    "Enter p as printed; for p < .001 enter the bound as a bound, or the test statistic.",
  );
}

/** Two-sided p-values that may carry the sign of the effect. */
export function signedPValues(...keys: string[]): Check {
  return check(
    keys,
    (p) => Math.abs(p) > 0 && Math.abs(p) <= 1,
    "p-out-of-range",
    (p) =>
      `the p-value is ${p}; ${p === "0" ? "a p of 0 would need an infinite test statistic" : "a p-value lies between 0 and 1"}.`,
    "Enter p as printed, with a minus sign where the effect is negative; for p < .001 enter the bound as a bound.",
  );
}

/** Numbers above 0: standard deviations, standard errors, ratios. */
export function positive(what: string, ...keys: string[]): Check {
  return check(
    keys,
    (value) => value > 0,
    "not-positive",
    (value) => `the ${what} is ${value}; it must be above 0, so the row is not converted.`,
    "Check the number; a ratio of 0 or below is often a logarithm or a difference in the wrong column.",
  );
}

/** Numbers not below 0: F, chi-square. */
export function notNegative(what: string, ...keys: string[]): Check {
  return check(
    keys,
    (value) => value >= 0,
    "negative",
    (value) => `the ${what} is ${value}; it cannot be below 0.`,
    "Enter it without a sign, and the sign of the effect as its direction (1 or -1).",
  );
}

/** Risks, sensitivities and levels strictly between 0 and 1. */
export function proportions(what: string, ...keys: string[]): Check {
  return check(
    keys,
    (value) => value > 0 && value < 1,
    "proportion-out-of-range",
    (value) => `the ${what} is ${value}; it lies between 0 and 1.`,
    "Enter a proportion: 0.2 for 20 %.",
  );
}

/** The direction of an effect: 1 or -1. */
export const DIRECTION: Check = check(
  ["direction"],
  (value) => value === 1 || value === -1,
  "direction-unknown",
  (value) =>
    `the direction is ${value}; it is 1 where group 1 has the higher values and −1 where it has the lower.`,
  "Enter 1 or -1, or leave the cell empty.",
);
