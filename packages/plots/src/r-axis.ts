import {
  type AnalysisDocument,
  axisTransformation,
  type Fit,
  rNumber,
  type ShownTransformation,
  shownTransformation,
  transformationToR,
} from "@treeline/engine";

/** The back-transformation of the axis of a document's plots. */
export function shownWith({ effects }: AnalysisDocument, fit: Fit): ShownTransformation {
  return axisTransformation(effects, { fit, effects: null });
}

/**
 * metafor's argument that labels an axis of effects back-transformed; ratios where it would run backwards; null where there is nothing to transform, where both
 * directions of effects would fall on one another, and where older versions of metafor lack the function.
 */
export function rAxisTransformation(document: AnalysisDocument): readonly [string, string] | null {
  const { foldsAt, reverses, rNeeds } = shownTransformation(document.effects, null);
  if (reverses) return ["atransf", "exp"];
  const r = transformationToR(document.effects);
  return r === null || foldsAt !== null || rNeeds !== null ? null : ["atransf", r];
}

/**
 * metafor's argument for the line of reference: on the scale of the analysis, NA for none.
 * @param nullValue where it stands unless a value is given
 */
export function rReferenceLine(
  { effects }: AnalysisDocument,
  { referenceLine, reference }: { readonly referenceLine: boolean; readonly reference: number | null },
  nullValue: number | null,
): readonly [string, string] {
  const typed = reference === null ? null : shownTransformation(effects, null).inverse(reference);
  const at = referenceLine ? (typed ?? nullValue) : null;
  return ["refline", at === null || !Number.isFinite(at) ? "NA" : rNumber(at)];
}
