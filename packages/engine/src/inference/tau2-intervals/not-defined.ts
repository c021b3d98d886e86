import { type Issue, issue } from "../../result.ts";

/** The one issue of a method that does not serve these data or choices. */
export function notDefined(reason: string, hint: string): readonly Issue[] {
  return [
    issue("tau2-interval-not-defined", "warning", `No interval for tau2 is shown: ${reason}`, hint, {
      field: "model.tau2Interval",
    }),
  ];
}
