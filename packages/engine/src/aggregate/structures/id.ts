import { type CorrelationStructure, SOURCE } from "./types.ts";

/** Independent sampling errors: V = diag(v). R: `aggregate(es, cluster = study, struct = "ID")` */
export const independent: CorrelationStructure = {
  id: "ID",
  label: "Independent (other people in each effect)",
  summary: "The effects of a study stem from different people, so that their errors are independent.",
  reference: SOURCE,
  needs: [],
  words: () => "assuming that they are independent (ID)",
  separatePeople: true,
  r: "ID",
  covariance: () => 0,
};
