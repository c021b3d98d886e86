import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { COVERAGE_DESIGN } from "../../packages/engine/src/inference/coverage-table.ts";
import {
  coefficientTests,
  coverageFacts,
  nearestCoverage,
  predictionIntervals,
  tau2Intervals,
} from "../../packages/engine/src/statistics.ts";
import { ENGINE_VERSION } from "../../packages/engine/src/version.ts";
import { type Cell, type Design, drawStudies, randomOfBlock } from "./coverage/design.ts";
import { factsModule } from "./coverage/facts-module.ts";
import { simulatedMethods } from "./coverage/methods.ts";
import { COMMITTED, designOf } from "./coverage/options.ts";
import { keyOf, pageOf } from "./coverage/page.ts";
import { blocksOf, type CellResult, simulateBlock, summariseCell } from "./coverage/simulate.ts";

const root = new URL("../../", import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), "utf8");
const committed = JSON.parse(text("docs/coverage.json")) as {
  readonly engine: string;
  readonly design: Design;
  readonly cells: readonly CellResult[];
};

function committedCell({ k, i2 }: Cell): CellResult {
  const found = committed.cells.find((cell) => cell.k === k && cell.i2 === i2);
  if (found === undefined) throw new RangeError(`no cell for k = ${k}, I2 = ${i2}`);
  return found;
}

/** Coverage in percent and its Monte Carlo standard error. */
function fact(method: string, k: number, i2: number, subject: "mean" | "prediction" | "tau2" = "mean") {
  const found = coverageFacts(
    subject,
    method,
    subject === "mean" && method !== "PLmean" ? "REML" : undefined,
  ).find((entry) => entry.k === k && entry.i2 === i2);
  if (found === undefined) throw new RangeError(`no fact of ${method}`);
  return found;
}

describe("the committed table of coverage", () => {
  it("is of this engine and of the design the command has unasked", () => {
    expect(committed.engine).toBe(ENGINE_VERSION);
    expect(committed.design).toEqual(COMMITTED);
    expect(designOf([])).toEqual(COMMITTED);
  });

  it("is what the same seed gives again, bit for bit, in a cell of two studies", () => {
    const cell = { k: 2, i2: 50 };
    const quick = simulatedMethods.filter(({ subject, every }) => subject === "mean" && every === 1);
    const blocks = Array.from({ length: blocksOf(COMMITTED) }, (_, block) =>
      simulateBlock(COMMITTED, cell, block, quick),
    );
    const keys = new Set(quick.map(keyOf));
    const expected = committedCell(cell).methods.filter((method) => keys.has(keyOf(method)));
    expect(summariseCell(cell, blocks, quick).methods).toEqual(expected);
    expect(expected).toHaveLength(quick.length);
  });

  it("is on the page and in the module of the engine as it is in the data", () => {
    const { design, cells } = committed;
    expect(text("docs/coverage.md")).toBe(pageOf(design, cells));
    const bare = (code: string): string => code.replace(/,(?=[\]}])/g, "");
    const squeezed = (code: string): string => bare(code.replace(/\s+/g, ""));
    expect(squeezed(text("packages/engine/src/inference/coverage-table.ts"))).toBe(
      squeezed(factsModule(design, cells)),
    );
  });

  it("has the methods of the menus, and a whole grid of each that serves two studies", () => {
    const registries = { mean: coefficientTests, prediction: predictionIntervals, tau2: tau2Intervals };
    for (const { subject, id, estimator } of simulatedMethods) {
      expect(registries[subject].has(id)).toBe(true);
      const cells = COVERAGE_DESIGN.k.length * COVERAGE_DESIGN.i2.length;
      expect(coverageFacts(subject, id, estimator).length).toBe(
        id === "HT" ? cells - COVERAGE_DESIGN.i2.length : cells,
      );
    }
  });
});

describe("what is simulated", () => {
  it("has the I2 the cell says", () => {
    const random = randomOfBlock(5, { k: 6, i2: 90 }, 0);
    const { vi, tau2 } = drawStudies(random, { k: 6, i2: 90 }, 0.3);
    const w = vi.map((v) => 1 / v);
    const sum = w.reduce((a, b) => a + b, 0);
    const typical = (5 * sum) / (sum * sum - w.reduce((a, b) => a + b * b, 0));
    expect((100 * tau2) / (tau2 + typical)).toBeCloseTo(90, 10);
    expect(vi.every((v) => v >= 0.009 && v <= 0.6)).toBe(true);
  });

  it("has the variance it should have around the mean", () => {
    const random = randomOfBlock(5, { k: 2000, i2: 50 }, 0);
    const { yi, vi, tau2 } = drawStudies(random, { k: 2000, i2: 50 }, 0.3);
    const squares = yi.map((y, i) => (y - 0.3) ** 2 / (vi[i]! + tau2));
    expect(Math.abs(squares.reduce((a, b) => a + b, 0) / 2000 - 1)).toBeLessThan(4 * Math.sqrt(2 / 2000));
  });

  it("is drawn anew for every block, cell and seed, whatever methods are tried", () => {
    const first = (seed: number, cell: Cell, block: number): number =>
      randomOfBlock(seed, cell, block).uniform();
    const cell = { k: 3, i2: 50 };
    const draws = [first(1, cell, 0), first(1, cell, 1), first(2, cell, 0), first(1, { k: 3, i2: 0 }, 0)];
    expect(new Set(draws).size).toBe(4);
    const [z] = simulatedMethods;
    const design = { ...COMMITTED, replications: 20 };
    const alone = simulateBlock(design, cell, 0, [z!]);
    const together = simulateBlock(design, cell, 0, simulatedMethods.slice(0, 5));
    expect(together[0]).toEqual(alone[0]);
  });

  it.each([
    ["--k", "1"],
    ["--i2", "100"],
    ["--replications", "0"],
    ["--seed", "x"],
    ["--mu", ""],
  ])("refuses %s %s", (option, value) => {
    expect(() => designOf([option, value])).toThrow(RangeError);
  });
});

describe("what tooltips claim", () => {
  it("of coverage in numbers is what the table says", () => {
    const records = [
      ...coefficientTests.records.map((record) => ({ subject: "mean" as const, record })),
      ...predictionIntervals.records.map((record) => ({ subject: "prediction" as const, record })),
      ...tau2Intervals.records.map((record) => ({ subject: "tau2" as const, record })),
    ];
    const claims = records.flatMap(({ subject, record: { id, summary } }) =>
      [...summary.matchAll(/k = (\d+), I² = (\d+) % it covers ([\d.]+) %/g)].map((found) => ({
        subject,
        id,
        cell: { k: Number(found[1]), i2: Number(found[2]) },
        said: found[3],
      })),
    );
    for (const { subject, id, cell, said } of claims)
      expect(said, id).toBe(fact(id, cell.k, cell.i2, subject).coverage.toFixed(1));
    expect(claims.map(({ id }) => id)).toEqual(["z", "knha", "adhoc", "KR", "PLmean", "normal", "NNF"]);
    const silent = records.filter(({ record: { summary } }) => /keeps its level|covers/.test(summary));
    expect(silent).toHaveLength(claims.length);
  });

  it("z is too optimistic with few studies that differ", () => {
    for (const k of [2, 3, 5]) {
      const { coverage, error } = fact("z", k, 90);
      expect(coverage).toBeLessThan(95 - 3 * error);
    }
  });

  it("Knapp-Hartung is nearer to its level than z wherever effects differ, and at most five points below it", () => {
    for (const k of COVERAGE_DESIGN.k.filter((studies) => studies <= 5)) {
      for (const i2 of [50, 90]) {
        const { coverage, error } = fact("knha", k, i2);
        expect(Math.abs(coverage - 95)).toBeLessThan(Math.abs(fact("z", k, i2).coverage - 95));
        expect(coverage).toBeGreaterThan(90 - 3 * error);
      }
    }
  });

  it("Knapp-Hartung keeps its level where studies are homogeneous, and from ten on", () => {
    for (const [k, i2] of [
      [2, 0],
      [3, 0],
      [5, 0],
      [10, 0],
      [30, 0],
      [10, 90],
      [30, 50],
      [30, 90],
    ] as const) {
      const { coverage, error } = fact("knha", k, i2);
      expect(coverage, `k ${k}, I2 ${i2}`).toBeGreaterThan(94 - 3 * error);
    }
  });

  it("guards only ever raise coverage", () => {
    for (const { k, i2, coverage } of coverageFacts("mean", "knha")) {
      for (const guarded of ["adhoc", "iqwig6", "hybrid"])
        expect(fact(guarded, k, i2).coverage).toBeGreaterThanOrEqual(coverage);
    }
  });

  it("the Q-profile and its exact relatives keep their level everywhere", () => {
    for (const method of ["QP", "J", "BJ"])
      for (const { coverage, error } of coverageFacts("tau2", method)) {
        expect(Math.abs(coverage - 95)).toBeLessThan(4 * error + 0.05);
      }
  });

  it("normal prediction intervals are too narrow with few studies", () => {
    for (const k of [2, 3, 5]) expect(fact("normal", k, 90, "prediction").coverage).toBeLessThan(90);
  });
});

describe("the nearest cell", () => {
  it("is taken by the ratio of k and the distance of I2", () => {
    expect(nearestCoverage("mean", "knha", { k: 4, i2: 60 })).toMatchObject({ k: 5, i2: 50 });
    expect(nearestCoverage("mean", "knha", { k: 500, i2: 100 })).toMatchObject({ k: 30, i2: 90 });
    expect(nearestCoverage("mean", "z", { k: 2, i2: 0, estimator: "REML" })).toMatchObject({
      estimator: "REML",
    });
  });

  it("is none for a method that was not simulated", () => {
    expect(nearestCoverage("mean", "perm", { k: 4, i2: 60 })).toBeNull();
  });
});
