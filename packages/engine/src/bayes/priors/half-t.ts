import { log } from "../../numeric/elementary.ts";
import { tLogDensity } from "../../numeric/student-t.ts";
import type { TauPrior } from "../types.ts";
import { numberOf, scaleDef } from "./scale.ts";

/** Half-t: p(tau) = 2 t(tau / s; df) / s. R: `dhalft(tau, df = df, scale = s)` of bayesmeta */
export const halfT: TauPrior = {
  id: "half-t",
  label: "Half-t",
  summary: "Between half-Cauchy (1 degree of freedom) and half-normal (very many).",
  reference: "Gelman (2006), Bayesian Analysis 1, 515-534, doi:10.1214/06-BA117A",
  params: [
    scaleDef("Roughly half to two thirds of the prior lie below it."),
    {
      key: "df",
      label: "Degrees of freedom",
      help: "The fewer, the longer the tail.",
      type: "number",
      default: 4,
      min: 0.5,
      max: 1e6,
    },
  ],
  scaleKey: "scale",
  logDensity(tau, params) {
    const scale = numberOf(params, "scale");
    return Math.LN2 + tLogDensity(tau / scale, numberOf(params, "df")) - log(scale);
  },
  tail: (params) => numberOf(params, "df") + 1,
  proper: true,
  r: (params) =>
    `function(t) dhalft(t, df = ${numberOf(params, "df")}, scale = ${numberOf(params, "scale")})`,
};
