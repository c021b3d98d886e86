import type { EffectSet } from "../analysis-types.ts";
import type { ModelSpec } from "../document/types.ts";
import { estimators } from "../estimators/registry.ts";
import { formatEntered } from "../format/index.ts";
import { type Issue, issue } from "../result.ts";

/** From this ratio of sampling variances on, results hang on the most precise rows alone. */
const EXTREME_RATIO = 1e7;

/** Whether the pooling uses the user's weights, by choice or because the estimator is made of them. */
export function usesUserWeights(spec: ModelSpec): boolean {
  if (spec.weighting === "user") return true;
  return (
    spec.kind === "random" && spec.tau2 === null && estimators.get(spec.estimator).userWeights === "required"
  );
}

/** What makes a fit impossible; empty = nothing. */
export function blockingIssues(effects: EffectSet, spec: ModelSpec): Issue[] {
  const found: Issue[] = [];
  if (effects.yi.length === 0) {
    found.push(
      issue(
        "no-studies",
        "error",
        `No study can be pooled: of ${effects.entered} rows entered, none is usable.`,
        "See the excluded rows for the reasons; enter effects or take rows back in.",
      ),
    );
  }
  if (spec.kind === "random" && spec.tau2 !== null && !(spec.tau2 >= 0 && Number.isFinite(spec.tau2))) {
    found.push(
      issue(
        "tau2-negative",
        "error",
        `The given τ² is ${formatEntered(spec.tau2)}; a variance cannot be negative or infinite, so nothing is fitted.`,
        "Enter a number of 0 or more, or let τ² be estimated.",
        { field: "model.tau2" },
      ),
    );
  }
  if (effects.yi.length > 0 && usesUserWeights(spec)) found.push(...weightIssues(effects, spec));
  return found;
}

function weightIssues({ userWeights }: EffectSet, spec: ModelSpec): Issue[] {
  const field = spec.weighting === "user" ? "model.weighting" : "model.estimator";
  if (userWeights === null) {
    return [
      issue(
        "weights-missing",
        "error",
        "This model needs a weight for every study, and no column of weights is chosen, so nothing is fitted.",
        "Choose the column of weights, or a model with inverse-variance weights.",
        { field },
      ),
    ];
  }
  const usable = userWeights.every((w) => w >= 0 && Number.isFinite(w)) && userWeights.some((w) => w > 0);
  const positive = userWeights.filter((w) => w > 0).length;
  const needed = spec.weighting === "user" || userWeights.length < 2 ? 1 : 2;
  if (usable && positive >= needed) return [];
  return [
    issue(
      "weights-not-usable",
      "error",
      usable
        ? "The estimator needs at least two studies with a weight above 0, so nothing is fitted."
        : "Weights must be finite, not negative, and not all 0, so nothing is fitted.",
      "Correct the column of weights.",
      { field },
    ),
  ];
}

/** Rows whose sampling variances differ by a factor of 1e7 or more: usually an error of units. */
export function varianceRatioIssues(effects: EffectSet): Issue[] {
  let low = 0;
  let high = 0;
  effects.vi.forEach((v, i) => {
    if (v < effects.vi[low]!) low = i;
    if (v > effects.vi[high]!) high = i;
  });
  const ratio = effects.vi[high]! / effects.vi[low]!;
  if (!(ratio >= EXTREME_RATIO)) return [];
  const name = (i: number): string =>
    `“${effects.labels[i] ?? effects.rowIds[i]}” (${effects.vi[i]!.toPrecision(3)})`;
  const times = Number.isFinite(ratio) ? ratio.toPrecision(2) : "more than 1e308";
  const rowId = effects.rowIds[low];
  return [
    issue(
      "variance-ratio-extreme",
      "warning",
      `The sampling variances of ${name(high)} and ${name(low)} differ by a factor of ${times}. ` +
        "Both are used, and the more precise study can decide the result almost alone.",
      "Check both rows: such a ratio is typical of a standard error entered as a variance, or of mixed units.",
      rowId === undefined ? {} : { rowId },
    ),
  ];
}
