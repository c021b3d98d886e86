import { log, square } from "../../numeric/elementary.ts";
import type { TauPrior } from "../types.ts";
import { LOG_ROOT_HALF_PI, numberOf } from "./scale.ts";

/**
 * Log-normal: log tau ~ N(meanlog, sdlog^2). Turner et al. give it for tau^2, whose log has twice the mean and twice the SD.
 * R: `dlnorm(tau, meanlog, sdlog)`
 */
export const logNormal: TauPrior = {
  id: "log-normal",
  label: "Log-normal (Turner, Rhodes)",
  summary: "From the τ of earlier meta-analyses of the same kind of outcome and comparison.",
  reference:
    "Turner et al. (2015), Statistics in Medicine 34, 984-998, doi:10.1002/sim.6381; Rhodes et al. (2015), J. Clinical Epidemiology 68, 52-60, doi:10.1016/j.jclinepi.2014.08.012",
  params: [
    {
      key: "meanlog",
      label: "Mean of log τ",
      help: "Half of the published mean of log τ².",
      type: "number",
      default: -1.28,
      min: -500,
      max: 500,
    },
    {
      key: "sdlog",
      label: "SD of log τ",
      help: "Half of the published SD of log τ².",
      type: "number",
      default: 0.87,
      min: 1e-3,
      max: 100,
    },
  ],
  scaleKey: null,
  logDensity(tau, params) {
    const sd = numberOf(params, "sdlog");
    const logTau = log(tau);
    // log sqrt(2 pi) is log sqrt(pi / 2) + log 2.
    return (
      -square((logTau - numberOf(params, "meanlog")) / sd) / 2 -
      logTau -
      log(sd) -
      LOG_ROOT_HALF_PI -
      Math.LN2
    );
  },
  tail: () => Number.POSITIVE_INFINITY,
  proper: true,
  r: (params) =>
    `function(t) dlnorm(t, meanlog = ${numberOf(params, "meanlog")}, sdlog = ${numberOf(params, "sdlog")})`,
};
