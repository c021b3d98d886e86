import { power } from "../../numeric/elementary.ts";
import { type CorrelationStructure, type PlacedEffect, SOURCE, scaled } from "./types.ts";

/**
 * Continuous-time autoregression: cov = phi^|t_i - t_j| sqrt(v_i v_j).
 * R: `aggregate(es, cluster = study, time = time, struct = "CAR", phi = phi)`
 */
export const autoregressive: CorrelationStructure = {
  id: "CAR",
  label: "Falling with the distance in time (CAR)",
  summary: "The correlation of two effects of a study falls with the time between them.",
  reference: SOURCE,
  needs: ["phi", "time"],
  words: ({ phi }) => `assuming a correlation of ${phi} between effects one unit of time apart (CAR)`,
  separatePeople: false,
  r: "CAR",
  covariance: (a, b, { phi }) => scaled(overTime(phi, a, b), a, b),
};

/** phi^|t_i - t_j|; 1 at the same time. */
export function overTime(phi: number, a: PlacedEffect, b: PlacedEffect): number {
  const distance = Math.abs((a.time ?? 0) - (b.time ?? 0));
  return distance === 0 ? 1 : phi === 0 ? 0 : power(phi, distance);
}
