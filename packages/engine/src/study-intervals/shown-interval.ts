import type { StudyInterval } from "../analysis-types.ts";
import { measures } from "../measures/registry.ts";
import { type ShownTransformation, showInterval } from "../measures/shown-transformation.ts";

/**
 * The interval of a single study on the scale shown. A Freeman-Tukey interval goes back by the study's own size rather than
 * the one that the pooled value is turned back for.
 *
 * R: `binom.test(x, n)$conf.int`, times the number of people that events are shown per
 *
 * @param scale as `shownTransformation` gives it
 * @param measure id of the measure
 * @returns an end at infinity as the infinite number, for the formatter
 */
export function shownStudyInterval(
  scale: ShownTransformation,
  measure: string,
  { lower, upper, natural }: StudyInterval,
): { readonly lower: number; readonly upper: number } {
  const isSized = measures.has(measure) && measures.get(measure).oneGroup?.sized === true;
  if (natural !== undefined && isSized && scale.countsEventsOf.includes(measure)) {
    return { lower: scale.per * natural.lower, upper: scale.per * natural.upper };
  }
  const ends = { lower: lower ?? Number.NEGATIVE_INFINITY, upper: upper ?? Number.POSITIVE_INFINITY };
  const shown = showInterval(scale, ends);
  return { lower: shown.lower, upper: shown.upper ?? Number.POSITIVE_INFINITY };
}
