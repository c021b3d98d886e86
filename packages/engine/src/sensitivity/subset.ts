import type { PoolingInput, RawCounts } from "../models/methods/types.ts";
import { effectsAt } from "../models/regression/fit-meta-regression.ts";

/** Studies that are pooled: those with an effect, and those of which counts alone are pooled, in the order of the effects. */
export function pooledStudies({
  effects,
  counts,
}: PoolingInput): readonly { rowId: string; label: string }[] {
  const shown = new Set(effects.rowIds);
  const withEffect = effects.rowIds.map((rowId, at) => ({ rowId, label: effects.labels[at]! }));
  const others = (counts?.rowIds ?? []).flatMap((rowId, at) =>
    shown.has(rowId) ? [] : [{ rowId, label: counts!.labels[at]! }],
  );
  return [...withEffect, ...others];
}

/** What is pooled of the studies in a set. */
export function pooledAmong({ effects, counts }: PoolingInput, kept: ReadonlySet<string>): PoolingInput {
  const places = effects.rowIds.flatMap((rowId, at) => (kept.has(rowId) ? [at] : []));
  return { effects: effectsAt(effects, places), counts: counts === null ? null : countsAmong(counts, kept) };
}

function countsAmong(counts: RawCounts, kept: ReadonlySet<string>): RawCounts {
  const places = counts.rowIds.flatMap((rowId, at) => (kept.has(rowId) ? [at] : []));
  return {
    rowIds: places.map((at) => counts.rowIds[at]!),
    labels: places.map((at) => counts.labels[at]!),
    inputs: Object.fromEntries(
      Object.entries(counts.inputs).map(([key, values]) => [key, places.map((at) => values[at] ?? null)]),
    ),
  };
}
