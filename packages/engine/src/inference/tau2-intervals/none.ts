import type { Tau2IntervalMethod } from "../types.ts";

/** No interval for tau2. */
export const none: Tau2IntervalMethod = {
  id: "none",
  label: "None",
  summary: "No interval for τ², τ, I² and H².",
  reference: "Choice of presentation",
  r: "",
  applies: () => [],
  bounds: () => null,
};
