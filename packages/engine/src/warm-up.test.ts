import { afterEach, expect, it, vi } from "vitest";
import type { AnalysisDocument } from "./document/types.ts";
import * as stages from "./effects/compute-effects.ts";
import { warmUp } from "./warm-up.ts";

afterEach(() => vi.restoreAllMocks());

it("goes to and fro over tables in every format, as users do", () => {
  const compute = vi.spyOn(stages, "computeEffects");
  const copies: AnalysisDocument[] = [];
  const copy = (document: AnalysisDocument): AnalysisDocument => {
    copies.push(document);
    return document;
  };
  const steps = warmUp(copy);
  for (let step = 0; step < 250; step++) expect(steps.next().done).toBe(false);
  const sets = compute.mock.results.map(({ value }) => {
    if (!value.ok) throw new RangeError("a made-up table has no effects");
    return value.value;
  });
  expect(sets.length).toBeLessThanOrEqual(copies.length);
  expect(new Set(sets.map(({ measure }) => measure))).toEqual(
    new Set(["SMD", "SMDH", "MD", "ROM", "OR", "RR", "ZCOR"]),
  );
  const [first, edited, assumed] = sets;
  expect(first.yi).toHaveLength((60 * 9) / 10);
  expect(
    new Set(first.converted.flatMap(({ route }: { route: readonly string[] }) => route)).size,
  ).toBeGreaterThan(6);
  const differing = (a: readonly number[], b: readonly number[]): number =>
    a.filter((yi, row) => yi !== b[row]).length;
  expect(differing(first.yi, edited.yi)).toBe(1);
  expect(differing(first.yi, assumed.yi) + differing(first.vi, assumed.vi)).toBeGreaterThan(1);
});

it("comes to an end, with new numbers in every round", () => {
  const means = new Set<unknown>();
  let rounds = 0;
  const copy = (document: AnalysisDocument): AnalysisDocument => {
    const column = document.table.columns.find(({ name }) => name === "m1i");
    if (column !== undefined) {
      rounds += 1;
      for (const value of column.values.slice(0, 10)) if (value !== null) means.add(value);
    }
    // What it is evaluated for is the test above.
    return { ...document, table: { rowIds: [], columns: [] } };
  };
  for (const _ of warmUp(copy)) expect(rounds).toBeLessThan(1000);
  expect(means.size).toBeGreaterThan(rounds / 3);
});
