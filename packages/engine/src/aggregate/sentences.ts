import type { AnalysisReport } from "../analysis-types.ts";
import { structures } from "./structures/registry.ts";

/**
 * What a methods section has to say about effects that were combined within studies: how many, of how many studies, under
 * which assumption and by which weights. Empty where none were.
 */
export function combinedSentences({ effects }: Pick<AnalysisReport, "effects">): string[] {
  const combined = effects?.combined;
  if (combined === undefined || combined.studies.length === 0) return [];
  const { spec, studies } = combined;
  const count = studies.reduce((sum, { rowIds }) => sum + rowIds.length, 0);
  const assumption = structures.get(spec.structure).words({ rho: String(spec.rho), phi: String(spec.phi) });
  const how = spec.weighted
    ? "weighted by the inverse of their covariance matrix"
    : "as the plain mean of the effects of a study";
  return [
    `${count} effects of ${studies.length} ${studies.length === 1 ? "study" : "studies"} were combined into one per study, ${assumption}, ${how}.`,
  ];
}

/** How many pairs of rows have a covariance from a shared control group; empty where none does. */
export function sharedControlSentences({ effects }: Pick<AnalysisReport, "effects">): string[] {
  const { covariances = [] } = effects ?? {};
  if (covariances.length === 0 || effects?.combined !== undefined) return [];
  const pairs =
    covariances.length === 1 ? "1 pair of effects shares" : `${covariances.length} pairs of effects share`;
  return [`${pairs} a control group; they were pooled as if independent.`];
}
