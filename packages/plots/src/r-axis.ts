import { type AnalysisDocument, measures, type Transformation, transformations } from "@treeline/engine";

/** The back-transformation a document's effects are shown with. */
export function shownWith({ effects }: AnalysisDocument): Transformation {
  return transformations.get(effects.display ?? measures.get(effects.measure).display);
}

/** metafor's argument that labels an axis of effects back-transformed; null where there is nothing to transform. */
export function rAxisTransformation(document: AnalysisDocument): readonly [string, string] | null {
  const { r } = shownWith(document);
  return r === null ? null : ["atransf", r];
}
