import type { EffectSpec } from "../document/types.ts";
import { usableParams } from "../registry.ts";
import { measures } from "./registry.ts";
import { displayParamDefs, perEvents } from "./transformations/per-events.ts";
import type { TransformationGiven } from "./transformations/types.ts";
import { type Transformation, transformations } from "./transformations.ts";
import type { Measure } from "./types.ts";

/** What of a report a transformation may depend on. */
export interface TransformationSource {
  readonly fit: { readonly tau2: { readonly estimate: number | null } } | null;
  readonly effects: { readonly ni: readonly (number | null)[] } | null;
}

/** A transformation that knows all it depends on. */
export interface ShownTransformation extends Omit<Transformation, "apply" | "inverse"> {
  apply(value: number): number;
  inverse(value: number): number;
  /**
   * The effect that is shown as a study's own share or rate: its value goes back by the study's size. Absent where sizes do
   * not matter.
   * @param size people, or person-time; undefined = not known, and the effect stays as it is
   */
  ofStudy?(value: number, size: number | undefined): number;
}

/**
 * The transformation a document shows its effects with, bound to the document's parameters, the fit's tau2 and the studies'
 * sizes: `apply` and `inverse` of the result need the value alone.
 * @param report null before anything was computed: no heterogeneity, sizes not known
 */
export function shownTransformation(
  effects: Pick<EffectSpec, "measure" | "display" | "displayParams">,
  report: TransformationSource | null,
): ShownTransformation {
  const own = measures.has(effects.measure) ? measures.get(effects.measure).display : "identity";
  const id = effects.display ?? own;
  const plain = transformations.get(transformations.has(id) ? id : "identity");
  const params = usableParams(displayParamDefs(effects.measure, plain), effects.displayParams);
  const record = perEvents(plain, params);
  const given = {
    params,
    tau2: report?.fit?.tau2.estimate ?? 0,
    meanSize: harmonicMean(report?.effects?.ni ?? []),
  };
  return {
    ...record,
    apply: (value) => record.apply(value, given),
    inverse: (value) => record.inverse(value, given),
    ...(record.sizedBy === undefined ? {} : { ofStudy: ofStudyBy(record, record.sizedBy, given) }),
  };
}

function ofStudyBy(
  record: Transformation,
  key: string,
  given: TransformationGiven,
): NonNullable<ShownTransformation["ofStudy"]> {
  return (value, size) => {
    if (size === undefined || !(size > 0)) return value;
    const own =
      key === "meanSize"
        ? { ...given, meanSize: size }
        : { ...given, params: { ...given.params, [key]: size } };
    return record.inverse(record.apply(value, own), given);
  };
}

/**
 * The transformation of a plot's axis: the one shown, but on the scale of the analysis where both directions of effects
 * would fall on one another, and as ratios where the axis would run backwards.
 */
export function axisTransformation(
  effects: Pick<EffectSpec, "measure" | "display" | "displayParams">,
  report: TransformationSource | null,
): ShownTransformation {
  const shown = shownTransformation(effects, report);
  if (shown.reverses) return transformations.get("exp");
  return shown.foldsAt === null ? shown : transformations.get("identity");
}

/**
 * The scale on which a single effect is typed and read, such as a threshold: the one shown, but that of the analysis where two
 * effects would be shown as the same number.
 */
export function typedTransformation(
  effects: Pick<EffectSpec, "measure" | "display" | "displayParams">,
  report: TransformationSource | null,
): ShownTransformation {
  const shown = shownTransformation(effects, report);
  if (shown.foldsAt === null) return shown;
  const { apply, inverse, ...identity } = transformations.get("identity");
  const given = { params: {}, tau2: 0, meanSize: null };
  return { ...identity, apply: (value) => apply(value, given), inverse: (value) => inverse(value, given) };
}

/** The R expression for metafor's `transf`; null where nothing is transformed. */
export function transformationToR(
  effects: Pick<EffectSpec, "measure" | "display" | "displayParams">,
): string | null {
  const record = shownTransformation(effects, null);
  return record.rCall?.(usableParams(record.params, effects.displayParams)) ?? record.r;
}

/** The transformations a menu offers for a measure: its own and what fits its scale; all for effects of unknown kind. */
export function offeredTransformations(
  measure: Pick<Measure, "id" | "display" | "family">,
): Transformation[] {
  return transformations.records.filter(
    ({ id, offer }) =>
      id === "identity" ||
      id === measure.display ||
      measure.family === "ready-made" ||
      offer.measures?.includes(measure.id) === true ||
      offer.shownAs?.includes(measure.display) === true,
  );
}

/** An interval on the scale shown; null = unbounded above. */
export interface ShownInterval {
  readonly lower: number;
  readonly upper: number | null;
}

/** An interval of effects on the scale shown: both ends, ascending, and the turning point where the scale folds inside it. */
export function showInterval(
  { apply, foldsAt, reverses }: Pick<Transformation, "apply" | "foldsAt" | "reverses">,
  { lower, upper }: ShownInterval,
): ShownInterval {
  if (reverses && upper !== null) return { lower: apply(upper), upper: apply(lower) };
  if (foldsAt === null) return { lower: apply(lower), upper: upper === null ? null : apply(upper) };
  const high = upper ?? Number.POSITIVE_INFINITY;
  const turns = lower < foldsAt && foldsAt < high ? [apply(foldsAt)] : [];
  const values = [apply(lower), apply(high), ...turns];
  return { lower: Math.min(...values), upper: Math.max(...values) };
}

function harmonicMean(sizes: readonly (number | null)[]): number | null {
  let sum = 0;
  let known = 0;
  for (const size of sizes) {
    if (size === null || !(size > 0)) continue;
    sum += 1 / size;
    known += 1;
  }
  return known === 0 ? null : known / sum;
}

export { displayParamDefs, namedPer } from "./transformations/per-events.ts";
