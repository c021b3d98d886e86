import type { PredictionIntervalMethod } from "../types.ts";

/** No prediction interval. */
export const none: PredictionIntervalMethod = {
  id: "none",
  label: "none",
  summary: "No prediction interval.",
  reference: "Choice of presentation",
  r: null,
  predtype: null,
  distribution: () => null,
  interval: () => null,
};
