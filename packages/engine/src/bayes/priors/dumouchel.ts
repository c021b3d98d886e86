import { log } from "../../numeric/elementary.ts";
import type { TauPrior } from "../types.ts";
import { harmonicVariance } from "./harmonic-variance.ts";

/** DuMouchel: p(tau) = s0 / (s0 + tau)^2 with s0^2 = k / sum 1 / v. R: `tau.prior = "DuMouchel"` of bayesmeta */
export const duMouchel: TauPrior = {
  id: "DuMouchel",
  label: "DuMouchel",
  summary: "Its median is the standard error of a typical study.",
  reference:
    "DuMouchel & Normand (2000), in Stangl & Berry, Meta-Analysis in Medicine and Health Policy, 127-178",
  params: [],
  scaleKey: null,
  logDensity(tau, _params, vi) {
    const scale = Math.sqrt(harmonicVariance(vi));
    return log(scale) - 2 * log(scale + tau);
  },
  tail: () => 2,
  proper: true,
  r: () => '"DuMouchel"',
};
