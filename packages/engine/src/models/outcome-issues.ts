import type { Fit, Interval } from "../analysis-types.ts";
import type { ModelSpec } from "../document/types.ts";
import { formatAdaptive, formatFixed, formatInterval } from "../format/index.ts";
import type { MeanInference, MeanInput } from "../inference/types.ts";
import { power } from "../numeric/elementary.ts";
import { type Issue, issue } from "../result.ts";
import { isNarrowerThanWald } from "./pool.ts";

/** What a reader has to know about one study. */
export function oneStudyIssues({ kind, tau2 }: ModelSpec): Issue[] {
  const shownAs =
    kind === "random" && tau2 !== null
      ? "It is shown with the given τ² added to its sampling variance"
      : "It is shown as it is";
  return [
    issue(
      "one-study",
      "warning",
      `One study: nothing to pool. ${shownAs}, tested by z. τ², I², H² and a prediction interval are not defined, because ` +
        "they need at least two studies.",
      "Add studies, or report the single study without a meta-analysis.",
    ),
  ];
}

/** A likelihood with more than one maximum. */
export function secondMaximumIssues({ otherMaximum }: Fit["convergence"]): Issue[] {
  if (otherMaximum === null) return [];
  return [
    issue(
      "likelihood-second-maximum",
      "warning",
      `The likelihood has another local maximum at τ² = ${otherMaximum.tau2.toPrecision(4)}; ` +
        "the higher one is reported. Software that searches from one start may report the other.",
      "Look at studies with extreme precision, and compare the estimators.",
    ),
  ];
}

/** What a reader has to know about how tau2 came out. */
export function tau2Issues(fit: Fit): Issue[] {
  const { tau2, convergence, spec } = fit;
  const found: Issue[] = [];
  if (tau2.atBoundary) {
    found.push(
      issue(
        "tau2-at-boundary",
        "note",
        "τ² is estimated as 0, the smallest value it can have: the effects vary no more than their sampling errors. " +
          "The random-effects result equals the equal-effects one, and the standard error of τ² has no meaning here.",
        "Read the interval of τ²: 0 is an estimate, not proof of homogeneity.",
      ),
    );
  }
  if (spec.kind === "random" && !tau2.given && fit.k > 1 && tau2.se === null) {
    found.push(
      issue(
        "tau2-se-not-computed",
        "warning",
        "The standard error of τ² is not shown: the weights differ so much in size that rounding leaves nothing of it. " +
          "The estimate of τ² rests on the largest weights alone.",
        "Check the column of weights, or choose an estimator that does not use it.",
        { field: "model.estimator" },
      ),
    );
  }
  found.push(...secondMaximumIssues(convergence));
  if (!convergence.converged) {
    found.push(
      issue(
        "not-converged",
        "warning",
        `The estimate of τ² (${spec.estimator}) did not settle after ${convergence.iterations} steps; ` +
          "its last digits are uncertain.",
        "Compare it with the other estimators.",
      ),
    );
  }
  return found;
}

/** The set of tau2 that fits the data is empty. */
export function emptyIntervalIssue(): Issue {
  return issue(
    "tau2-interval-empty",
    "note",
    "The interval of τ², and those of τ, I² and H² that follow from it, are an empty set: every τ² from 0 on is rejected, " +
      "because the effects vary even less than their sampling errors alone would make them. Files hold it as two ends of 0 " +
      "with the mark that it is empty.",
    "Check whether sampling variances are too large (standard deviations entered as standard errors) or studies overlap.",
  );
}

/** What a reader has to know about a Knapp-Hartung interval. */
export function knappHartungIssues(fit: Fit, mean: MeanInference, input: MeanInput): Issue[] {
  const { k, wald, knappHartung } = fit;
  if (knappHartung === null) return [];
  const found: Issue[] = [];
  if (mean.degenerate) {
    found.push(
      issue(
        "hksj-degenerate",
        "warning",
        "All effects are equal, so the Knapp-Hartung factor is 0 and its interval would have no width. " +
          "The factor 1 is used instead, as in the guarded test.",
        "Check the data for copied effects; report the Wald interval given beside it.",
        { field: "model.test" },
      ),
    );
  }
  if (k === 2) {
    found.push(
      issue(
        "hksj-one-df",
        "warning",
        "With two studies the Knapp-Hartung interval rests on t with 1 degree of freedom (quantile 12.7 at 95 %): " +
          "its interval is usually too wide to say anything.",
        "Report the Wald interval given beside it as well, or describe the two studies without pooling.",
        { field: "model.test" },
      ),
    );
  }
  const interval = fit.coefficients[0]?.interval ?? null;
  if (!mean.degenerate && interval !== null && wald !== null && isNarrowerThanWald(input, mean)) {
    const digits = decimalsOf(interval);
    const format = (value: number): string => formatFixed(value, digits);
    found.push(
      issue(
        "hksj-narrower-than-wald",
        "warning",
        `The Knapp-Hartung interval ${formatInterval(interval, format)} is narrower than the Wald interval ${formatInterval(wald, format)} ` +
          `(both on the scale of the analysis; factor ${formatAdaptive(knappHartung.scale, 2)}): ` +
          "the effects happen to agree better than their standard errors suggest.",
        "Choose the guarded Knapp-Hartung test, which is never narrower than Wald, or report both.",
        { field: "model.test" },
      ),
    );
  }
  return found;
}

/** As many decimals as leave an interval two figures of its width. */
function decimalsOf({ lower, upper }: Interval): number {
  const width = (upper ?? lower) - lower;
  let digits = 2;
  while (digits < 12 && width * power(10, digits) < 10) digits += 1;
  return digits;
}

/** A prediction interval from very few studies. */
export function predictionIssues(k: number): Issue[] {
  if (k >= 5) return [];
  return [
    issue(
      "prediction-few-studies",
      k === 2 ? "warning" : "note",
      `The prediction interval rests on ${k} studies: τ² is then hardly known, and the interval is not to be relied on.`,
      "Report it only with that caution, or leave it out; about five studies are a usual minimum.",
      { field: "model.prediction" },
    ),
  ];
}
