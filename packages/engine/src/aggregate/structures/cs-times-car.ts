import { overTime } from "./car.ts";
import { type CorrelationStructure, SOURCE, scaled } from "./types.ts";

/**
 * Several outcomes at several times: cov = rho^[obs differ] phi^|t_i - t_j| sqrt(v_i v_j).
 * R: `aggregate(es, cluster = study, time = time, obs = obs, struct = "CS*CAR", rho = rho, phi = phi)`
 */
export const symmetryTimesAutoregression: CorrelationStructure = {
  id: "CS*CAR",
  label: "Several outcomes at several times (CS*CAR)",
  summary: "Different outcomes are correlated by ρ, the same one at different times by φ per unit of time.",
  reference: SOURCE,
  needs: ["rho", "phi", "time", "obs"],
  words: ({ rho, phi }) =>
    `assuming a correlation of ${rho} between outcomes and of ${phi} between times one unit apart (CS*CAR)`,
  separatePeople: false,
  r: "CS*CAR",
  covariance: (a, b, { rho, phi }) => scaled((a.obs === b.obs ? 1 : rho) * overTime(phi, a, b), a, b),
};
