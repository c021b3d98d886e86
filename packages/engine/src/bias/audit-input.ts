import type { AnalysisReport, EffectSet } from "../analysis-types.ts";
import type { ScaledEffects } from "../bias-types.ts";
import { buildDesign } from "../design/index.ts";
import { createBiasSpec } from "../document/bias-spec.ts";
import { DEFAULT_MODEL } from "../document/defaults.ts";
import type { AnalysisDocument, ModelSpec } from "../document/types.ts";
import { measures } from "../measures/registry.ts";
import { moderationModel } from "../moderation/moderation-model.ts";
import { designGiven, moderationInput } from "../moderation/moderation-stage.ts";
import { favoursOf } from "./audit-favours.ts";
import { marksOf } from "./audit-marks.ts";
import { sizesOf } from "./audit-sizes.ts";
import type { BiasInput, BiasModerators } from "./types.ts";

/** The name R gives the constant of a design. */
const CONSTANT = "intrcpt";

/**
 * What the methods of the audit are given: the effects as they are pooled, after correction and combination, with whatever is known
 * of the studies' sizes and counts.
 * @param document as it was analysed (`asAnalysed`): derived columns are columns of its table
 * @returns null where no study has an effect
 */
export function biasInputOfDocument(
  document: AnalysisDocument,
  { effects }: Pick<AnalysisReport, "effects">,
): BiasInput | null {
  if (effects === null || effects.yi.length === 0) return null;
  const { favours, alpha } = document.bias ?? createBiasSpec();
  const { measure, rowIds, labels, yi, vi } = effects;
  const { nullValue } = measures.get(measure);
  return {
    effects: { ...scaleOf(document, measure), rowIds, labels, yi, vi },
    ...sizesOf(document, effects),
    ...marksOf(document, effects),
    moderators: moderatorsOf(document, effects),
    model: modelOf(document.model),
    favours: favoursOf(favours, { ...effects, ...scaleOf(document, measure) }, nullValue).sign,
    alpha,
    nullValue,
  };
}

/** What the effects are, and how the document shows them where that is not the measure's own way. */
export function scaleOf({ effects: { display } }: AnalysisDocument, measure: string): ScaledEffects {
  return display === null ? { measure } : { measure, display };
}

/** Of the model only what the methods go by, so that a choice they do not look at recomputes none of them. */
function modelOf(model: ModelSpec): ModelSpec {
  const { kind, estimator, tau2, test, level, seed, samples } = moderationModel(model);
  return {
    ...DEFAULT_MODEL,
    kind,
    estimator,
    tau2,
    test,
    level,
    seed,
    samples,
    tau2Interval: "none",
    prediction: "none",
  };
}

/** The design of the document's terms; a method adds the constant itself. null without terms, and where there is no design. */
function moderatorsOf(document: AnalysisDocument, effects: EffectSet): BiasModerators | null {
  const input = moderationInput(document, effects);
  if (input === null || input.spec.terms.length === 0) return null;
  const given = designGiven(input);
  const design = buildDesign({ ...given, spec: { ...given.spec, intercept: true } });
  if (!design.ok) return null;
  const { rows, names, labels, columns } = design.value;
  const used = names.flatMap((name, place) => (name === CONSTANT ? [] : [place]));
  if (used.length === 0) return null;
  return {
    names: used.map((place) => labels[place]!),
    columns: used.map((place) => [...columns[place]!]),
    positions: rows,
  };
}
