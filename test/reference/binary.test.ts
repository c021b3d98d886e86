import { readdirSync, readFileSync } from "node:fs";
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
import {
  type CountsReference,
  differences,
  pooledOf,
  type ZeroCellArguments,
  zeroCellsOf,
} from "./binary/compare.ts";

interface BinaryCase extends CountsReference {
  readonly id: string;
  readonly input: ZeroCellArguments & {
    readonly columns: Readonly<Record<string, string>>;
    readonly filter?: string;
    readonly model?: string;
    readonly measure?: MantelHaenszelMeasure;
    readonly correct?: boolean;
    readonly level?: number;
  };
}

interface BinaryFile {
  readonly dataset: string;
  readonly cases: readonly BinaryCase[];
}

const data = new URL("./data/", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, data), "utf8");

/** The columns of a data set by name; every field of these files is plain, quoted or not. */
function readColumns(dataset: string, filter: string | undefined): Record<string, string[]> {
  const [head = [], ...rows] = read(`datasets/${dataset}.csv`)
    .trim()
    .split("\n")
    .map((line) => (line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$|"/g, "")));
  const [, column, value] = /^(\w+) == '(.*)'$/.exec(filter ?? "") ?? [];
  const kept = rows.filter((row) => column === undefined || row[head.indexOf(column)] === value);
  return Object.fromEntries(head.map((name, at) => [name, kept.map((row) => row[at] ?? "")]));
}

function inputsOf(dataset: string, { input }: BinaryCase): InputColumns {
  const columns = readColumns(dataset, input.filter);
  return Object.fromEntries(
    Object.entries(input.columns).map(([key, name]) => {
      const cells = columns[name];
      if (cells === undefined) throw new Error(`${dataset} has no column ${name}`);
      return [key, cells.map((cell) => (cell === "" || cell === "NA" ? null : Number(cell)))];
    }),
  );
}

function poolCase(dataset: string, reference: BinaryCase): PooledCounts {
  const inputs = inputsOf(dataset, reference);
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

const files = readdirSync(new URL("binary/", data))
  .map((name) => JSON.parse(read(`binary/${name}`)) as BinaryFile)
  .map(({ dataset, cases }) => ({ dataset, cases: cases.filter(({ id }) => /^(MH|Peto)-/.test(id)) }))
  .filter(({ cases }) => cases.length > 0);

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
  const { cases } = JSON.parse(read("edge/degenerate-multi.json")) as { cases: readonly EdgeCase[] };
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
