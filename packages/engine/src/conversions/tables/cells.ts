import type { MeasureIssue } from "../../measures/types.ts";
import type { Check } from "../checks.ts";
import { type Refusal, refuse, type Tools } from "../define.ts";

/** Sizes of both groups and all events, as whole numbers that fit together. */
export const MARGINS: Check = (numbers) => {
  const issues: MeasureIssue[] = [];
  const say = (code: string, input: string, message: string, hint: string): void => {
    issues.push({ code, severity: "error", input, message, hint });
  };
  for (const key of ["n1i", "n2i", "n_events"]) {
    const value = numbers[key]!;
    if (Number.isInteger(value) && value >= 0) continue;
    say(
      "count-not-whole",
      key,
      `a count of ${value} is no number of people.`,
      "Enter a whole number, 0 or above.",
    );
  }
  const n = numbers.n1i! + numbers.n2i!;
  if (numbers.n_events! > n) {
    say(
      "margin-too-large",
      "n_events",
      `there are more events (${numbers.n_events}) than people (${n}), so no table can be rebuilt.`,
      "Check the number of events in both groups together, and the sizes of the groups.",
    );
  }
  return issues;
};

/**
 * The four whole cells that follow from the events of group 1 and the margins, as steps; refused where one would be negative.
 * @param events events of group 1, before rounding
 * @param expression of the events
 */
export function cellSteps(
  events: number,
  expression: string,
  { n1i, n2i, n_events }: { readonly n1i: number; readonly n2i: number; readonly n_events: number },
  step: Tools<never>["step"],
): Refusal | undefined {
  const ai = step("ai", `floor(${expression} + 0.5)`, Math.floor(events + 0.5));
  const bi = step("bi", "n1i - ai", n1i - ai);
  const ci = step("ci", "n_events - ai", n_events - ai);
  const di = step("di", "n2i - ci", n2i - ci);
  if (Math.min(ai, bi, ci, di) >= 0) return undefined;
  return refuse(
    "cells-negative",
    "n_events",
    "no table with these margins has an association as strong as that, a cell would be negative; the row is not converted.",
    "Check the margins and the direction of the effect.",
  );
}
