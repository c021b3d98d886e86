import { type CorrelationStructure, scaled } from "./types.ts";

/**
 * Several treated groups against one control group: the covariance that follows from the control group's numbers; rho for
 * pairs that share none (other outcomes of the same people). R: `aggregate(es, cluster = study, V = V)`
 */
export const sharedControlGroup: CorrelationStructure = {
  id: "shared-control",
  label: "From the control group they share",
  summary:
    "Pairs of rows with the same control group have the covariance its numbers give, other pairs the correlation ρ.",
  reference: "Gleser & Olkin (2009), Handbook of Research Synthesis and Meta-Analysis, ch. 19",
  needs: ["rho"],
  words: ({ rho }) =>
    `with the covariance that follows from a shared control group, and assuming a correlation of ${rho} where none is shared`,
  separatePeople: false,
  r: null,
  covariance: (a, b, { rho, shared }) => shared(a.rowId, b.rowId) ?? scaled(rho, a, b),
};
