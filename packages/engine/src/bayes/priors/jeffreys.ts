import { log, square } from "../../numeric/elementary.ts";
import type { TauPrior } from "../types.ts";

/** Jeffreys' prior: p(tau) = sqrt(sum_i (tau / (v_i + tau^2))^2). R: `tau.prior = "Jeffreys"` of bayesmeta */
export const jeffreys: TauPrior = {
  id: "Jeffreys",
  label: "Jeffreys",
  summary: "The square root of the information on τ; improper, and 0 at τ = 0.",
  reference: "Röver (2020), J. Statistical Software 93(6), doi:10.18637/jss.v093.i06, section 2.2",
  params: [],
  scaleKey: null,
  logDensity(tau, _params, vi) {
    let sum = 0;
    for (const v of vi) sum += square(tau / (v + tau * tau));
    return log(sum) / 2;
  },
  tail: () => 1,
  proper: false,
  r: () => '"Jeffreys"',
};
