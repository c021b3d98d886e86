import { type CorrelationStructure, SOURCE, scaled } from "./types.ts";

/** Compound symmetry: cov = rho sqrt(v_i v_j). R: `aggregate(es, cluster = study, struct = "CS", rho = rho)` */
export const compoundSymmetry: CorrelationStructure = {
  id: "CS",
  label: "One correlation between all (CS)",
  summary: "Any two effects of a study have the same correlation: several outcomes of the same people.",
  reference: SOURCE,
  needs: ["rho"],
  words: ({ rho }) => `assuming a correlation of ${rho} between them (CS)`,
  separatePeople: false,
  r: "CS",
  covariance: (a, b, { rho }) => scaled(rho, a, b),
};
