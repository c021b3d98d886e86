import { log, square } from "../../numeric/elementary.ts";
import type { TauPrior } from "../types.ts";
import { LOG_ROOT_HALF_PI, numberOf, scaleDef } from "./scale.ts";

/** Half-normal: p(tau) = sqrt(2 / pi) / s exp(-tau^2 / (2 s^2)). R: `dhalfnormal(tau, scale = s)` of bayesmeta */
export const halfNormal: TauPrior = {
  id: "half-normal",
  label: "Half-normal",
  summary:
    "Falls like the upper half of a normal distribution: values of τ beyond twice the scale are held to be improbable.",
  reference: "Röver et al. (2021), Research Synthesis Methods 12, 448-474, doi:10.1002/jrsm.1475",
  params: [scaleDef("Two thirds of the prior lie below it, 95 % below twice its value.")],
  scaleKey: "scale",
  logDensity(tau, params) {
    const scale = numberOf(params, "scale");
    return -LOG_ROOT_HALF_PI - log(scale) - square(tau / scale) / 2;
  },
  tail: () => Number.POSITIVE_INFINITY,
  proper: true,
  r: (params) => `function(t) dhalfnormal(t, scale = ${numberOf(params, "scale")})`,
};
