import type { Tau2IntervalMethod } from "../types.ts";

/** No interval for tau2. */
export const none: Tau2IntervalMethod = {
  id: "none",
  label: "None",
  summary: "No interval for tau2, tau, I2 and H2.",
  reference: "Choice of presentation",
  r: "",
  applies: () => [],
  bounds: () => null,
};
