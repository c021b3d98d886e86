import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { HypothesisTest } from "../../packages/engine/src/analysis-types.ts";
import type { InputColumns } from "../../packages/engine/src/measures/types.ts";
import {
  MANTEL_HAENSZEL_DEFAULTS,
  type MantelHaenszelMeasure,
  mantelHaenszel,
} from "../../packages/engine/src/pooling/mantel-haenszel.ts";
import { peto } from "../../packages/engine/src/pooling/peto.ts";
import type { PooledCounts } from "../../packages/engine/src/pooling/types.ts";
import type { ZeroCellRule, ZeroCellRules } from "../../packages/engine/src/pooling/zero-cells.ts";
import type { Result } from "../../packages/engine/src/result.ts";

interface BinaryCase {
  readonly id: string;
  readonly input: {
    readonly columns: Readonly<Record<string, string>>;
    readonly filter?: string;
    readonly model?: string;
    readonly measure?: MantelHaenszelMeasure;
    readonly add?: readonly number[];
    readonly to?: readonly ZeroCellRule["to"][];
    readonly drop00?: readonly boolean[];
    readonly correct?: boolean;
    readonly level?: number;
  };
  readonly expected: Readonly<Record<string, number | string | null>>;
  readonly tolerance: number;
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

/** A rule of R: a scalar is for the studies' own effects, with nothing done to what is pooled. */
function zeroCellsOf({ input: { add = [], to = [], drop00 = [] } }: BinaryCase): ZeroCellRules {
  return {
    effects: { add: add[0] ?? 0.5, to: to[0] ?? "only0", drop00: drop00[0] ?? true },
    pooling: { add: add[1] ?? 0, to: to[1] ?? "none", drop00: drop00[1] ?? false },
  };
}

function poolCase(dataset: string, reference: BinaryCase): PooledCounts {
  const inputs = inputsOf(dataset, reference);
  const { measure, correct = true, level = 95 } = reference.input;
  const zeroCells = zeroCellsOf(reference);
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

function pooledOf(result: Result<PooledCounts>): PooledCounts {
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

type Number0 = number | null | undefined;

/** Ours beside R's, field by field. */
function fieldsOf(pooled: PooledCounts): Record<string, Number0> {
  const named = (id: string): HypothesisTest | undefined =>
    pooled.tests.find((entry) => entry.id === id)?.test;
  const association = named("cochran-mantel-haenszel") ?? named("mantel-haenszel-rates");
  return {
    k: pooled.k,
    kYi: pooled.kUsed,
    estimate: pooled.estimate,
    se: pooled.se,
    statistic: pooled.test?.statistic.value,
    ciLower: pooled.interval?.lower,
    ciUpper: pooled.interval?.upper,
    Q: pooled.q?.statistic.value,
    QDf: pooled.q?.df[0],
    I2: pooled.i2,
    H2: pooled.h2,
    CMH: association?.statistic.value,
    BreslowDay: named("breslow-day")?.statistic.value,
    Tarone: named("tarone")?.statistic.value,
  };
}

function logProbabilitiesOf(pooled: PooledCounts): Record<string, Number0> {
  const named = (id: string): Number0 => pooled.tests.find((entry) => entry.id === id)?.test.log10PValue;
  return {
    p: pooled.test?.log10PValue,
    QP: pooled.q?.log10PValue,
    CMHP: named("cochran-mantel-haenszel") ?? named("mantel-haenszel-rates"),
    BreslowDayP: named("breslow-day"),
    TaroneP: named("tarone"),
  };
}

/** Fields that differ from their reference; infinite in R is null here. */
function differences(pooled: PooledCounts, reference: Pick<BinaryCase, "expected" | "tolerance">): string[] {
  const { expected, tolerance } = reference;
  const isInfinite = expected.Q === "Inf";
  const found: string[] = [];
  const check = (field: string, actual: Number0, wanted: number | null, floor: number): void => {
    const ours = actual ?? null;
    if (ours === wanted) return;
    const isClose =
      Math.abs((ours ?? Number.NaN) - (wanted ?? Number.NaN)) <=
      tolerance * Math.max(floor, Math.abs(wanted ?? 0));
    if (!isClose) found.push(`${field}: ${ours} for ${wanted}`);
  };
  for (const [field, actual] of Object.entries(fieldsOf(pooled))) {
    const raw = expected[field];
    if (raw === undefined) continue;
    check(field, actual, typeof raw === "number" && !(isInfinite && field === "QDf") ? raw : null, 0);
  }
  for (const [field, actual] of Object.entries(logProbabilitiesOf(pooled))) {
    const raw = expected[field];
    if (raw === undefined) continue;
    const isNone = typeof raw !== "number" || (isInfinite && field === "QP");
    check(field, actual, isNone ? null : Math.log10(raw), 1);
  }
  return found;
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

interface EdgeCase {
  readonly id: string;
  readonly input: Readonly<Record<string, readonly number[]>> & { readonly measure?: MantelHaenszelMeasure };
  readonly expected: Readonly<Record<string, number | string | null>>;
  readonly tolerance: number;
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
