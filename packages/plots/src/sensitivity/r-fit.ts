import { type AnalysisDocument, asksSensitivity, type Fit, poolingMethods } from "@treeline/engine";

/**
 * Lines of R of a plot of sensitivity: those of an inverse-variance model, which the script calls `res`; none of another one, and
 * none where the document asks for no sensitivity analyses.
 */
export function sensitivityRFit(
  document: AnalysisDocument,
  { spec, k }: Fit,
  lines: (name: string) => readonly string[],
): readonly string[] {
  if (!asksSensitivity(document) || k < 3 || !poolingMethods.get(spec.pooling).estimators) return [];
  return lines("res");
}
