import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { InputColumns } from "../../packages/engine/src/measures/types.ts";
import { ivhet } from "../../packages/engine/src/pooling/ivhet.ts";
import {
  MANTEL_HAENSZEL_DEFAULTS,
  type MantelHaenszelMeasure,
  mantelHaenszel,
} from "../../packages/engine/src/pooling/mantel-haenszel.ts";
import { peto } from "../../packages/engine/src/pooling/peto.ts";
import type { PooledEffect } from "../../packages/engine/src/pooling/types.ts";
import { uwls } from "../../packages/engine/src/pooling/uwls.ts";
import type { Result } from "../../packages/engine/src/result.ts";
import { differences, pooledOf, type ZeroCellArguments, zeroCellsOf } from "./binary/compare.ts";
import { effectSet } from "./pooling/load.ts";

interface CountsCase {
  readonly id: string;
  readonly input: ZeroCellArguments & { readonly measure: MantelHaenszelMeasure | "PETO" };
  readonly expected: Readonly<Record<string, number | null>>;
}

interface EffectsCase {
  readonly id: string;
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly level: number;
  readonly uwls: Readonly<Record<string, number>>;
  readonly ivhet: Readonly<Record<string, number>>;
}

/** Numbers of test/reference/r/pooling.R. */
function read<T>(name: string): readonly T[] {
  const url = new URL(`./data/pooling-r/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, "utf8")) as { cases: readonly T[] }).cases;
}

const TOLERANCE = 1e-10;

function poolCounts({ input }: CountsCase) {
  const { measure, add: _add, to: _to, drop00: _drop00, ...columns } = input;
  const counts = columns as InputColumns;
  const zeroCells = zeroCellsOf(input);
  return measure === "PETO"
    ? peto(counts, { zeroCells, level: 0.95 })
    : mantelHaenszel(counts, { ...MANTEL_HAENSZEL_DEFAULTS, measure, zeroCells, correct: false });
}

describe.each(["tables", "rates"])("random %s", (name) => {
  test.each(read<CountsCase>(name))("$id", (reference) => {
    const expected = { ...reference.expected };
    // Fewer than two effects have no Q here.
    if (Number(expected.kYi) < 2) Object.assign(expected, { Q: null, QP: null });
    const pooled = pooledOf(poolCounts(reference));
    expect(differences(pooled, { expected, tolerance: TOLERANCE })).toEqual([]);
  });
});

function fieldsOf(result: Result<PooledEffect>): Record<string, number | null | undefined> {
  if (!result.ok) throw new Error("refused");
  const { estimate, se, test: ofEffect, interval, tau2 } = result.value;
  const statistic = ofEffect?.statistic.value;
  return {
    estimate,
    se,
    statistic,
    p: ofEffect?.pValue,
    ciLower: interval?.lower,
    ciUpper: interval?.upper,
    tau2,
  };
}

describe.each(read<EffectsCase>("effects"))("effects $id", ({ yi, vi, level, ...expected }) => {
  const methods = { uwls, ivhet };
  test.each(["uwls", "ivhet"] as const)("%s", (method) => {
    const ours = fieldsOf(methods[method](effectSet(yi, vi), level));
    for (const [field, value] of Object.entries(expected[method])) {
      const error = Math.abs((ours[field] ?? Number.NaN) - value);
      expect(error, field).toBeLessThanOrEqual(TOLERANCE * Math.max(1e-3, Math.abs(value)));
    }
  });
});
