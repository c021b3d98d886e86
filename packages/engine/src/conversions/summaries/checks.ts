import { formatExact } from "../../format/index.ts";
import type { Check } from "../checks.ts";

/** At least two people, so that a group has a standard deviation. */
export function atLeastTwo(...keys: string[]): Check {
  return (numbers) =>
    keys
      .filter((key) => numbers[key] !== undefined && !(numbers[key] >= 2))
      .map((key) => ({
        code: "group-too-small",
        severity: "error" as const,
        input: key,
        message: `a group of ${formatExact(numbers[key]!)} has no standard deviation, so the row is not converted.`,
        hint: "Check the size of the group; from 2 people on there is a standard deviation.",
      }));
}

/** The upper end of an interval above the lower one. */
export function ascending(lower: string, upper: string): Check {
  return (numbers) => {
    const [low, high] = [numbers[lower]!, numbers[upper]!];
    if (high > low) return [];
    return [
      {
        code: "interval-reversed",
        severity: "error",
        input: lower,
        message: `the interval runs from ${formatExact(low)} to ${formatExact(high)}, so its width says nothing about the standard error.`,
        hint: "Check the two ends; they may be exchanged.",
      },
    ];
  };
}

/** A test statistic or difference that is not 0, because a standard error is the quotient of the two. */
export function notZero(what: string, ...keys: string[]): Check {
  return (numbers) =>
    keys
      .filter((key) => numbers[key] === 0)
      .map((key) => ({
        code: "standard-error-unknown",
        severity: "error" as const,
        input: key,
        message: `the ${what} is 0, which goes with any standard error, so none can be computed.`,
        hint: "Enter the standard error, the interval or the standard deviations instead.",
      }));
}

/** p-values for which a finite test statistic other than 0 exists: above 0 and below 1. */
export function informativeP(key: string): Check {
  return (numbers) => {
    const p = Math.abs(numbers[key]!);
    if (p > 0 && p < 1) return [];
    const why = p === 1 ? "a p of 1 goes with any standard error" : "a p-value lies between 0 and 1";
    return [
      {
        code: "p-out-of-range",
        severity: "error",
        input: key,
        message: `the p-value is ${formatExact(numbers[key]!)}; ${why}, so none can be computed.`,
        hint: "Enter the exact two-sided p, the test statistic, or the standard deviations.",
      },
    ];
  };
}
