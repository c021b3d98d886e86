import { overTime } from "./car.ts";
import { type CorrelationStructure, SOURCE, scaled } from "./types.ts";

/**
 * A correlation that falls with time, and not below rho: cov = (rho + (1 - rho) phi^|t_i - t_j|) sqrt(v_i v_j).
 * R: `aggregate(es, cluster = study, time = time, struct = "CS+CAR", rho = rho, phi = phi)`
 */
export const symmetryPlusAutoregression: CorrelationStructure = {
  id: "CS+CAR",
  label: "Falling with time to a lowest value (CS+CAR)",
  summary: "The correlation falls with the time between two effects, from 1 towards ρ.",
  reference: SOURCE,
  needs: ["rho", "phi", "time"],
  words: ({ rho, phi }) =>
    `assuming correlations that fall with time towards ${rho}, with ${phi} of the rest left per unit of time (CS+CAR)`,
  separatePeople: false,
  r: "CS+CAR",
  covariance: (a, b, { rho, phi }) => scaled(rho + (1 - rho) * overTime(phi, a, b), a, b),
};
