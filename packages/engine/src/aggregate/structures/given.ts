import { type CorrelationStructure, SOURCE } from "./types.ts";

/** Covariances known from elsewhere; pairs not listed have none. R: `aggregate(es, cluster = study, V = V)` */
export const givenCovariances: CorrelationStructure = {
  id: "V",
  label: "Covariances of your own (V)",
  summary: "You give the covariance of every pair of effects that have one.",
  reference: SOURCE,
  needs: ["covariances"],
  words: () => "with covariances given by the analyst (V)",
  separatePeople: false,
  r: null,
  covariance: (a, b, { given }) => given(a.rowId, b.rowId) ?? 0,
};
