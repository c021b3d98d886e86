import { type Issue, issue } from "../result.ts";

const WHAT: Readonly<Record<string, string>> = {
  "model.test": "No test and no interval of the pooled effect are shown",
  "model.tau2Interval": "No interval for τ² is shown",
  "model.prediction": "No prediction interval is shown",
  "model.threshold": "The share of true effects beyond the threshold is not shown",
  "model.equivalence": "No equivalence test is shown",
};

/** The one issue of a method that does not serve these data or choices. */
export function notDefined(field: string, reason: string, hint: string): readonly Issue[] {
  const code = field === "model.tau2Interval" ? "tau2-interval-not-defined" : "method-not-defined";
  return [issue(code, "warning", `${WHAT[field] ?? "It is not shown"}: ${reason}`, hint, { field })];
}
