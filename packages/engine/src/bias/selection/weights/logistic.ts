import { exp, log1p } from "../../../numeric/elementary.ts";
import type { Decline } from "./decline.ts";

/**
 * w = 2 exp(-e p) / (1 + exp(-e p)). Source: Preston, Ashby & Smyth (2004), doi:10.1111/j.1365-2753.2003.00421.x.
 * R: `type = "logistic"`
 */
export const logistic: Decline = ({ p }, rate, out) => {
  const decay = exp(-rate * p);
  const rest = 1 / (1 + decay);
  out[0] = Math.LN2 - rate * p - log1p(decay);
  out[1] = -p * rest;
  out[2] = -p * p * rest * (1 - rest);
};
