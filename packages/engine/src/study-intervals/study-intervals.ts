import type { EffectSet, StudyInterval, StudyIntervals } from "../analysis-types.ts";
import type { ModelSpec } from "../document/types.ts";
import type { RawRows } from "../effects/raw-counts.ts";
import { readProportions } from "../measures/one-proportion-inputs.ts";
import { readPersonTime } from "../measures/person-time.ts";
import { measures } from "../measures/registry.ts";
import { createRowIssues } from "../measures/row-issues.ts";
import type { Measure } from "../measures/types.ts";
import { type StudyIntervalMethod, studyIntervals } from "./registry.ts";

/** Events and the people, or the time, they are counted in; NaN = not known. */
interface Events {
  readonly events: ArrayLike<number>;
  readonly size: ArrayLike<number>;
}

function read(of: StudyIntervalMethod["of"], { inputs }: RawRows): Events {
  // What is wrong with the counts was said when the effects were computed.
  const issues = createRowIssues();
  if (of === "rate") {
    const { events, time } = readPersonTime(inputs, inputs.xi?.length ?? 0, ["xi", "ti"], "", issues);
    return { events, size: time };
  }
  const { x, m } = readProportions(inputs, issues);
  return { events: x, size: x.map((events, row) => events + m[row]!) };
}

function onScale(
  { toScale }: NonNullable<Measure["oneGroup"]>,
  ends: readonly [number, number],
  events: number,
  size: number,
): StudyInterval {
  const [lower, upper] = ends.map((end) => {
    const value = toScale(end, size);
    return Number.isFinite(value) ? value + 0 : null;
  });
  const natural = { lower: ends[0], upper: ends[1], events, size };
  return { lower: lower ?? null, upper: upper ?? null, natural };
}

/**
 * Intervals of single studies made of their events by the method of the document, on the analysis scale.
 * @param counts the events of the rows in use
 * @returns null where the method is one for another kind of counts
 * @throws RangeError for a method or a measure that does not exist
 * R: `binom.test(x, n)$conf.int`, `poisson.test(x, t)$conf.int`
 */
export function studyIntervalsOf(
  { measure, rowIds }: EffectSet,
  counts: RawRows,
  { studyIntervals: id, level }: ModelSpec,
): StudyIntervals | null {
  const { oneGroup } = measures.get(measure);
  if (id === undefined || oneGroup === undefined) return null;
  const method = studyIntervals.get(id);
  if (method.of !== oneGroup.of) return null;
  const { events, size } = read(method.of, counts);
  const used = new Set(rowIds);
  const byRow: Record<string, StudyInterval> = {};
  for (const [row, rowId] of counts.rowIds.entries()) {
    const [x, n] = [events[row] ?? Number.NaN, size[row] ?? Number.NaN];
    const reversed = Boolean(counts.inputs.flip?.[row]);
    if (!used.has(rowId) || reversed || !(n > 0) || !(x >= 0)) continue;
    byRow[rowId] = onScale(oneGroup, method.bounds(x, n, level), x, n);
  }
  return { method: id, level, byRow };
}

/**
 * The people or the person-time of every study, for effects that go back to shares and rates by their own size.
 * @returns undefined where the measure needs no sizes
 * @throws RangeError for a measure that does not exist
 */
export function studySizesOf(measure: string, counts: RawRows): Readonly<Record<string, number>> | undefined {
  const { oneGroup } = measures.get(measure);
  if (oneGroup?.sized !== true) return undefined;
  const { size } = read(oneGroup.of, counts);
  const known = counts.rowIds.flatMap((rowId, row) => {
    const own = size[row] ?? 0;
    return own > 0 ? [[rowId, own] as const] : [];
  });
  return Object.fromEntries(known);
}
