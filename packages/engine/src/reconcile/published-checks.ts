import { power } from "../numeric/elementary.ts";
import { type Issue, issue } from "../result.ts";
import type { Printed } from "./published.ts";

const PATH = { field: "published" } as const;

/** The ends were printed in the wrong order. */
export function turnedIssue(): Issue {
  return issue(
    "published-interval-turned",
    "note",
    "The interval was printed with its upper end first; its ends were put in order.",
    "Check that neither end lacks its minus sign.",
    PATH,
  );
}

function outsideIssue({ value }: Printed): Issue {
  return issue(
    "published-estimate-outside",
    "warning",
    `The estimate ${value} lies outside its own interval, which no settings give: something in it is misprinted or mistyped.`,
    "Check the three numbers; search for the estimate alone if its interval is the misprint.",
    PATH,
  );
}

function asymmetricIssue(): Issue {
  return issue(
    "published-interval-asymmetric",
    "note",
    "The interval lies around the estimate evenly neither as it is printed nor in logarithms, as intervals by z and t do; few settings can give it.",
    "It may come from a profile likelihood or another back-transformation, or hold a misprint: search for the estimate alone to compare.",
    PATH,
  );
}

/** The least and the greatest number that a printed one may stand for. */
function rangeOf({ value, decimals }: Printed): readonly [least: number, greatest: number] {
  // A whole unit either way, because digits may have been cut off.
  const unit = power(10, -decimals);
  return [value - unit, value + unit];
}

/** Whether rounding leaves room for an estimate midway between the ends, as printed or in logarithms. */
function mayBeEven(estimate: Printed, lower: Printed, upper: Printed): boolean {
  const [e, l, u] = [rangeOf(estimate), rangeOf(lower), rangeOf(upper)];
  const asPrinted = 2 * e[1] >= l[0] + u[0] && 2 * e[0] <= l[1] + u[1];
  if (asPrinted || lower.value < 0) return asPrinted;
  return e[1] * e[1] >= Math.max(0, l[0]) * u[0] && Math.max(0, e[0]) * e[0] <= l[1] * u[1];
}

/** What is odd about an estimate and its interval, ends in order. */
export function intervalIssues(
  estimate: Printed,
  [lower, upper]: readonly [lower: Printed, upper: Printed],
): readonly Issue[] {
  if (estimate.value < lower.value || estimate.value > upper.value) return [outsideIssue(estimate)];
  return mayBeEven(estimate, lower, upper) ? [] : [asymmetricIssue()];
}
