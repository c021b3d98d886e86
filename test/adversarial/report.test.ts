import {
  type AnalysisDocument,
  type AnalysisReport,
  coefficientTests,
  createDocument,
  createEvaluator,
  estimators,
  fitUnivariate,
  type ModelKind,
  predictionIntervals,
  runAnalysis,
  tau2Intervals,
} from "@treeline/engine";
import { describe, expect, it } from "vitest";

type Cell = number | string | null;

interface Case {
  readonly yi: readonly Cell[];
  readonly vi: readonly Cell[];
  /** Weights for the models that need them; all 1 unless given. */
  readonly wi?: readonly Cell[];
  /** Rows that can be used. */
  readonly k: number;
}

const CASES: Readonly<Record<string, Case>> = {
  "no row": { yi: [], vi: [], k: 0 },
  "one study": { yi: [0.3], vi: [0.04], k: 1 },
  "one study with no effect": { yi: [-0], vi: [0.04], k: 1 },
  "two studies": { yi: [0.1, 0.7], vi: [0.04, 0.09], k: 2 },
  "two equal studies": { yi: [0.3, 0.3], vi: [0.04, 0.04], k: 2 },
  "two opposite studies": { yi: [-0.5, 0.5], vi: [0.01, 0.01], k: 2 },
  "no effect anywhere": { yi: [0, -0, 0], vi: [0.04, 0.02, 0.05], k: 3 },
  "equal effects": { yi: [0.3, 0.3, 0.3, 0.3, 0.3], vi: [0.04, 0.02, 0.05, 0.03, 0.08], k: 5 },
  "equal effects, equal variances": { yi: [0.3, 0.3, 0.3], vi: [0.04, 0.04, 0.04], k: 3 },
  "effects too alike": { yi: [0.3, 0.32, 0.29, 0.31, 0.3], vi: [0.04, 0.02, 0.05, 0.03, 0.08], k: 5 },
  "far apart and precise": { yi: [-40, 0, 40], vi: [1e-6, 1e-6, 1e-6], k: 3 },
  "one variance of 1e-9": { yi: [0.3, 0.2, 0.1], vi: [1e-9, 0.02, 0.05], k: 3 },
  "variances 1e16 apart": { yi: [0.3, 0.2, 0.1, 5], vi: [1e-8, 1e8, 1, 1e-8], k: 4 },
  "on a huge offset": { yi: [1e8 + 0.1, 1e8 + 0.7, 1e8 - 0.2], vi: [0.04, 0.09, 0.02], k: 3 },
  "tiny units": { yi: [1e-24, 3e-24, -2e-24], vi: [1e-49, 4e-49, 2e-49], k: 3 },
  "huge units": { yi: [1e24, 3e24, -2e24], vi: [1e47, 4e47, 2e47], k: 3 },
  "the corners of the range": { yi: [1e50, -1e50, 1], vi: [1e-50, 1e50, 1e-50], k: 3 },
  "weights far apart": { yi: [0.1, 0.7, 0.4], vi: [0.04, 0.09, 0.02], wi: [1e-50, 1e50, 0], k: 3 },
  "beyond the range": { yi: [1e300, -1e300, 3], vi: [1e300, 1, 2], k: 3 },
  "the largest numbers": { yi: [1.7e308, -1.7e308, 0], vi: [1.7e308, 5e-324, 1], k: 3 },
  "the smallest variances": { yi: [1, 2, 3], vi: [5e-324, 5e-324, 5e-324], k: 3 },
  "a negative variance": { yi: [0.1, 0.2, 0.3], vi: [-0.1, 0.02, 0.03], k: 2 },
  "an infinite variance": { yi: [0.1, 0.2, 0.3], vi: [Number.POSITIVE_INFINITY, 0.02, 0.03], k: 2 },
  "an infinite and an undefined effect": {
    yi: [Number.NEGATIVE_INFINITY, Number.NaN, 0.3],
    vi: [0.1, 0.02, 0.03],
    k: 1,
  },
  "text for numbers": { yi: [0.1, "n.r.", 0.3], vi: ["<0.01", 0.02, 0.03], k: 1 },
  "empty cells": { yi: [null, 0.2, 0.3], vi: [0.1, null, 0.03], k: 1 },
  "no variance above 0": { yi: [0.1, 0.2, 0.3], vi: [0, 0, 0], k: 0 },
};

function documentOf({ yi, vi, wi = yi.map(() => 1) }: Case): AnalysisDocument {
  const rowIds = yi.map((_, row) => `r${row + 1}`);
  const numbers = (name: string, cells: readonly Cell[]) => ({
    name,
    kind: "number" as const,
    values: cells.map((cell) => (typeof cell === "string" ? null : cell)),
    unparsed: Object.fromEntries(
      cells.flatMap((cell, row) => (typeof cell === "string" ? [[`r${row + 1}`, cell]] : [])),
    ),
  });
  return createDocument({
    table: { rowIds, columns: [numbers("yi", yi), numbers("vi", vi), numbers("wi", wi)] },
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: "wi" },
  });
}

/** Paths of NaN, infinities, -0 and undefined anywhere in a result. */
function badNumbers(value: unknown, path = ""): string[] {
  if (value === undefined) return [path];
  if (typeof value === "number") {
    return Number.isFinite(value) && !Object.is(value, -0) ? [] : [`${path} = ${value}`];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => badNumbers(part, `${path}/${key}`));
}

function expectWhole(report: AnalysisReport): void {
  expect(badNumbers(report)).toEqual([]);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  expect(structuredClone(report)).toEqual(report);
}

/** Draws few samples: what is looked for does not depend on how many. */
const FEW = { samples: 100 } as const;

/**
 * Every test, every interval and every prediction interval under every estimator, and every prediction interval under every
 * test; what is slow, because it draws or integrates, under one of the others each.
 */
function* choices(): Generator<Partial<AnalysisDocument["model"]>> {
  const quick = coefficientTests.records.filter(({ resamples }) => resamples !== true);
  const predictions = predictionIntervals.records.filter(({ id }) => id !== "NNF");
  for (const estimator of estimators.ids) {
    for (const test of quick) {
      for (const prediction of predictions) yield { estimator, test: test.id, prediction: prediction.id };
    }
    for (const tau2Interval of tau2Intervals.ids) yield { estimator, tau2Interval, ...FEW };
  }
  for (const test of coefficientTests.ids) yield { test, prediction: "NNF", ...FEW };
}

describe.each(Object.entries(CASES))("%s", (_name, given) => {
  const document = documentOf(given);
  // One evaluator, so that what a choice does not change is computed once.
  const { evaluate } = createEvaluator();
  const { effects, issues } = evaluate(document);

  it("uses the rows it can and says what is wrong with each of the others", () => {
    expect(effects?.yi.length).toBe(given.k);
    expect(effects?.excluded.length).toBe(given.yi.length - given.k);
    for (const { message, hint } of issues) {
      expect(message).toMatch(/\.$/);
      expect(hint).toMatch(/\.$/);
      expect(message + hint).not.toMatch(/undefined|null|\[object/);
    }
    for (const { issue } of effects?.excluded ?? []) expect(issue.message).toContain("Excluded; ");
  });

  it("holds no number that is none, whatever is chosen", () => {
    const bad = new Set<string>();
    if (effects === null) throw new Error("the effects cannot be computed");
    for (const choice of choices()) {
      const fit = fitUnivariate(effects, { ...document.model, ...choice });
      for (const path of badNumbers(fit)) bad.add(`${path} under ${Object.values(choice).join(" ")}`);
    }
    expect([...bad].slice(0, 10)).toEqual([]);
  });

  it.each(["random", "equal", "fixed"] satisfies ModelKind[])("reports whole under %s effects", (kind) => {
    for (const test of coefficientTests.ids) {
      for (const weighting of ["inverse-variance", "unweighted", "user"] as const) {
        const model = { ...document.model, kind, test, weighting, ...FEW };
        expectWhole(evaluate({ ...document, model }));
      }
    }
    expectWhole(evaluate({ ...document, model: { ...document.model, kind, tau2: 0.1 } }));
  });
});

describe("the messages of a report", () => {
  const codesOf = (name: string): string[] => {
    const given = CASES[name];
    if (given === undefined) throw new Error(`no case ${name}`);
    return runAnalysis(documentOf(given)).issues.map(({ code }) => code);
  };

  it("name variances far apart once, with both rows", () => {
    const { issues } = runAnalysis(documentOf({ yi: [1, 1, 1], vi: [1e-8, 1, 0.5], k: 3 }));
    const found = issues.filter(({ code }) => code === "variance-ratio-extreme");
    expect(found.length).toBe(1);
    expect(found[0]?.message).toMatch(/“Row 2”.*“Row 1”/);
    expect(found[0]?.path).toEqual({ rowId: "r1" });
  });

  it.each([
    ["no row", ["no-usable-studies"]],
    ["one study", ["one-study"]],
    ["beyond the range", ["numbers-out-of-range"]],
    ["the largest numbers", ["numbers-out-of-range"]],
    ["the smallest variances", ["numbers-out-of-range"]],
    ["no variance above 0", [...Array(3).fill("vi-not-positive"), "no-usable-studies"]],
  ])("of %s are %j and no others", (name, codes) => {
    expect(codesOf(name)).toEqual(codes);
  });

  it("tell a negative variance from a variance of 0", () => {
    const { issues } = runAnalysis(documentOf({ yi: [0.1, 0.2, 0.3], vi: [-0.1, 0, 0.03], k: 1 }));
    const found = issues.filter(({ code }) => code === "vi-not-positive").map(({ message }) => message);
    expect(found[0]).toContain("cannot be negative");
    expect(found[1]).toContain("free of sampling error");
  });
});
