import { describe, expect, test } from "vitest";
import type { InputColumns } from "../../packages/engine/src/measures/types.ts";
import {
  MANTEL_HAENSZEL_DEFAULTS,
  type MantelHaenszelMeasure,
  mantelHaenszel,
} from "../../packages/engine/src/pooling/mantel-haenszel.ts";
import { peto } from "../../packages/engine/src/pooling/peto.ts";
import type { PooledCounts } from "../../packages/engine/src/pooling/types.ts";
import type { Result } from "../../packages/engine/src/result.ts";
import { type CountsReference, differences, pooledOf, zeroCellsOf } from "./binary/compare.ts";
import { type CountsCase, casesOf, inputsOf, readData } from "./binary/load.ts";

function poolCase(dataset: string, reference: CountsCase): PooledCounts {
  const inputs = inputsOf(dataset, reference.input);
  const { measure, correct = true, level = 95 } = reference.input;
  const zeroCells = zeroCellsOf(reference.input);
  const result =
    measure === undefined
      ? peto(inputs, { zeroCells, level: level / 100 })
      : mantelHaenszel(inputs, {
          ...MANTEL_HAENSZEL_DEFAULTS,
          measure,
          zeroCells,
          correct,
          level: level / 100,
        });
  return pooledOf(result);
}

const files = casesOf<CountsCase>(/^(MH|Peto)-/);

test("the reference set is all there", () => {
  expect(files).toHaveLength(10);
  expect(files.flatMap(({ cases }) => cases)).toHaveLength(212);
});

describe.each(files)("$dataset", ({ dataset, cases }) => {
  test.each(cases)("$id", (reference) => {
    expect(differences(poolCase(dataset, reference), reference)).toEqual([]);
  });
});

interface EdgeCase extends CountsReference {
  readonly id: string;
  readonly input: Readonly<Record<string, readonly number[]>> & { readonly measure?: MantelHaenszelMeasure };
}

function poolEdge({ id, input }: EdgeCase): Result<PooledCounts> {
  const { measure, ...columns } = input;
  const counts = columns as InputColumns;
  if (id.startsWith("Peto")) return peto(counts);
  return mantelHaenszel(counts, {
    ...MANTEL_HAENSZEL_DEFAULTS,
    measure: measure ?? (id.startsWith("IRR") ? "IRR" : "OR"),
  });
}

/**
 * What R prints and we do not (DIVERGENCES.md): Q = 0 with p = 1 of fewer than two effects, an interval of no width, and, where
 * everybody had the event, 7e-17 for a difference of 0.
 */
function withoutDivergences({ id, expected }: EdgeCase): EdgeCase["expected"] {
  const changed: Record<string, number | string | null> = { ...expected };
  if (Number(expected.kYi) < 2) {
    for (const field of ["Q", "QP", "I2", "H2", "BreslowDay", "Tarone"]) changed[field] = null;
    delete changed.QDf;
  }
  if (expected.se === 0) Object.assign(changed, { ciLower: null, ciUpper: null });
  if (id === "MH-RD-all-events") Object.assign(changed, { estimate: 0, se: 0 });
  return changed;
}

describe("degenerate tables", () => {
  const { cases } = JSON.parse(readData("edge/degenerate-multi.json")) as { cases: readonly EdgeCase[] };
  const edge = cases.filter(({ id }) => /^(MH|Peto|IRR)-/.test(id));
  const [refused, pooled] = [true, false].map((isRefused) =>
    edge.filter(({ expected }) => (expected.error !== undefined) === isRefused),
  ) as [EdgeCase[], EdgeCase[]];

  test.each(pooled)("$id", (reference) => {
    const result = pooledOf(poolEdge(reference));
    const expected = withoutDivergences(reference);
    expect(differences(result, { ...reference, expected })).toEqual([]);
  });

  test.each(refused.filter(({ id }) => id.startsWith("Peto")))("$id is refused", (reference) => {
    const result = poolEdge(reference);
    expect(result.ok).toBe(false);
    expect(result.issues.map(({ code }) => code)).toEqual(["peto-one-outcome"]);
  });

  test.each(refused.filter(({ id }) => id.startsWith("MH")))("$id is left out", (reference) => {
    const result = poolEdge(reference);
    const rows = reference.input.ai?.length ?? 0;
    if (!result.ok) expect(result.issues.map(({ code }) => code)).toEqual(["no-studies"]);
    else expect(result.value.k).toBe(rows - 1);
  });
});
