import type { ModelDesign } from "../../design/types.ts";
import { formatPercent } from "../../format/index.ts";
import type { RegressionFit } from "../../regression-types.ts";
import { type Issue, issue } from "../../result.ts";
import { secondMaximumIssues } from "../outcome-issues.ts";

/** Fewer studies than this for each coefficient of a moderator make a meta-regression a guess (Higgins et al. 2024, 10.11.4). */
const STUDIES_PER_COEFFICIENT = 10;

/** More coefficients than studies: nothing can be fitted. */
export function tooFewStudies(k: number, p: number): Issue {
  return issue(
    "regression-too-few-studies",
    "error",
    p === 0
      ? "The model has no coefficient left to estimate, so nothing is fitted."
      : `The model has ${p} coefficients and ${k} ${k === 1 ? "study" : "studies"} to estimate them from, so nothing is fitted.`,
    p === 0
      ? "Add an intercept or a moderator."
      : "Take moderators or interactions out, or merge levels of a factor.",
    { field: "moderators.terms" },
  );
}

export function outOfRange(): Issue {
  return issue(
    "numbers-out-of-range",
    "error",
    "The effects, their variances, their weights or the moderators differ so much in size that the regression exceeds what a " +
      "computer can hold; nothing is fitted.",
    "Check the rows with the largest and the smallest values for typing errors or mixed units, or centre and scale the moderators.",
  );
}

/** What a reader has to know about a regression that was fitted. */
export function regressionIssues(fit: RegressionFit, design: ModelDesign): Issue[] {
  const { k, p, tau2, convergence } = fit;
  const found: Issue[] = [];
  const field = { field: "moderators.terms" };
  const coefficients = design.terms.reduce((sum, { columns }) => sum + columns.length, 0);
  // A model without degrees of freedom is told of by its design.
  if (k > p && coefficients > 0 && k < STUDIES_PER_COEFFICIENT * coefficients) {
    found.push(
      issue(
        "regression-few-studies",
        "warning",
        `${k} studies for ${coefficients} ${coefficients === 1 ? "coefficient" : "coefficients"} of moderators, which leaves ${k - p} degrees of ` +
          "freedom: with fewer than ten studies each, chance findings are likely and true differences are missed.",
        "Read it as exploratory, prefer few moderators chosen beforehand, and look at the permutation test.",
        field,
      ),
    );
  }
  if (tau2.atBoundary) {
    found.push(
      issue(
        "residual-tau2-at-boundary",
        "note",
        "The residual τ² is estimated as 0: around the regression the effects vary no more than their sampling errors.",
        "Read the interval of τ²: 0 is an estimate, not proof that the moderators explain everything.",
      ),
    );
  }
  if (fit.explained !== null && fit.explained.raw < 0 && fit.explained.tau2Without !== null) {
    found.push(
      issue(
        "explained-below-zero",
        "note",
        `τ² is larger with the moderators (${tau2.estimate?.toPrecision(3)}) than without them ` +
          `(${fit.explained.tau2Without.toPrecision(3)}): R² would be ${formatPercent(fit.explained.raw, 1)} and is shown as 0 %.`,
        "Read it as: these moderators explain nothing here.",
      ),
    );
  }
  found.push(...secondMaximumIssues(convergence));
  return found;
}
