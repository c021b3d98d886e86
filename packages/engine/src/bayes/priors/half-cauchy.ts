import { log, log1p, square } from "../../numeric/elementary.ts";
import type { TauPrior } from "../types.ts";
import { numberOf, scaleDef } from "./scale.ts";

/** Half-Cauchy: p(tau) = 2 / (pi s (1 + tau^2 / s^2)). R: `dhalfcauchy(tau, scale = s)` of bayesmeta */
export const halfCauchy: TauPrior = {
  id: "half-Cauchy",
  label: "Half-Cauchy",
  summary: "Half of the prior lies below its scale; its long tail allows for very large τ.",
  reference: "Gelman (2006), Bayesian Analysis 1, 515-534, doi:10.1214/06-BA117A",
  params: [scaleDef("It is the median of the prior.")],
  scaleKey: "scale",
  logDensity(tau, params) {
    const scale = numberOf(params, "scale");
    return log(2 / Math.PI) - log(scale) - log1p(square(tau / scale));
  },
  tail: () => 2,
  proper: true,
  r: (params) => `function(t) dhalfcauchy(t, scale = ${numberOf(params, "scale")})`,
};
