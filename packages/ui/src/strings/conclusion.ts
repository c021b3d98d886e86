import { spoken } from "./spoken.ts";

/** The line that is always in sight. */
export const conclusion = spoken("conclusion", {
  label: "Conclusion",
  lead: "Show the results",
  pooled: (symbol: string) => `Pooled ${symbol}`,
  alone: (symbol: string) => `One study\u2019s ${symbol}`,
  prediction: "PI",
  predictionName: "Prediction interval",
  range: (lower: string, upper: string) => `${lower}\u00a0to\u00a0${upper}`,
  used: (used: number, entered: number) => `${used} of ${entered}`,
  dose: "Dose-response",
  none: "No result yet",
  noneHint: "show what is missing",
  calculating: "Calculating",
  updating: "Updating",
  old: "Not of the present data",
});
