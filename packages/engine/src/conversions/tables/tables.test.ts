import { describe, expect, it } from "vitest";
import type { Quantities } from "../../derivation.ts";
import { type Params, withDefaults } from "../../registry.ts";
import type { Conversion, ConversionResult } from "../types.ts";
import { agreeingTable } from "./agreeing-table.ts";
import { eventsToOr } from "./cells-to-effect.ts";
import { fourToTable } from "./four-to-table.ts";
import { chi2ToTable, orToTable, phiToTable } from "./rebuild.ts";
import { accuracyToTable } from "./sens-spec-to-table.ts";
import { THREE_TO_TABLE } from "./three-to-table.ts";
import { wholeCells } from "./whole-cells.ts";

function run(conversion: Conversion, given: Quantities, params: Params = {}): ConversionResult {
  return conversion.compute(given, withDefaults(conversion.params, params));
}

describe("a 2x2 table", () => {
  const [ai, bi, ci, di] = [12, 38, 21, 34];
  const margins = { n1i: ai + bi, n2i: ci + di, n_events: ai + ci };
  const cells = { ai, bi, ci, di };
  const n = ai + bi + ci + di;
  const difference = ai * di - bi * ci;
  const spread = (ai + bi) * (ci + di) * (ai + ci) * (bi + di);

  it("comes back from its odds ratio, its phi and either chi-square", () => {
    expect(run(orToTable, { ori: (ai * di) / (bi * ci), ...margins })).toMatchObject({ values: cells });
    expect(run(phiToTable, { phi: difference / Math.sqrt(spread), ...margins })).toMatchObject({
      values: cells,
    });
    const direction = Math.sign(difference);
    const plain = { chi2: (n * difference * difference) / spread, direction, ...margins };
    expect(run(chi2ToTable, plain, { yates: "without" })).toMatchObject({ values: cells });
    const yates = { chi2: (n * (Math.abs(difference) - n / 2) ** 2) / spread, direction, ...margins };
    expect(run(chi2ToTable, yates)).toMatchObject({ values: cells });
  });

  it("without association or events is rebuilt too", () => {
    expect(run(orToTable, { ori: 1, n1i: 30, n2i: 50, n_events: 40 })).toMatchObject({
      values: { ai: 15, bi: 15, ci: 25, di: 25 },
    });
    expect(run(orToTable, { ori: 2, n1i: 30, n2i: 50, n_events: 0 })).toMatchObject({
      values: { ai: 0, bi: 30, ci: 0, di: 50 },
    });
  });

  it("that cannot be is refused", () => {
    expect(run(phiToTable, { phi: -0.99, n1i: 333, n2i: 667, n_events: 10 })).toMatchObject({
      ok: false,
      issues: [{ code: "cells-negative" }],
    });
    expect(
      run(orToTable, { ori: 2, n1i: 12, n2i: -2, n_events: 3.5 }).issues.map(({ code }) => code),
    ).toEqual(["count-not-whole", "count-not-whole"]);
    expect(run(orToTable, { ori: 2, n1i: 12, n2i: 8, n_events: 30 })).toMatchObject({
      issues: [{ code: "margin-too-large" }],
    });
  });
});

describe("a table of test results", () => {
  const cells = { ai: 70, bi: 24, ci: 12, di: 94 };
  const statistics = { sens: 70 / 82, spec: 94 / 118, ppv: 70 / 94, npv: 94 / 106 };

  it.each(THREE_TO_TABLE)("comes back by $id", (conversion) => {
    expect(run(conversion, { ...statistics, ni: 200 })).toMatchObject({ values: cells });
  });

  it("comes back from all four statistics, and from two with the margins", () => {
    const result = run(fourToTable, { ...statistics, ni: 200 });
    expect(result).toMatchObject({ values: cells, issues: [] });
    const given = { ...statistics, n_diseased: 82, n_healthy: 118 };
    expect(run(accuracyToTable, given)).toMatchObject({ values: cells });
    expect(run(accuracyToTable, { ...given, sens: 1 })).toMatchObject({ values: { ai: 82, ci: 0 } });
  });

  it("from statistics that disagree comes with a warning", () => {
    const given = { sens: 0.9, spec: 0.9, ppv: 0.8, npv: 0.7, ni: 50 };
    expect(run(fourToTable, given).issues.map(({ code }) => code)).toEqual(["statistics-disagree"]);
  });

  it("is not made of percentages or of statistics at their limit", () => {
    const given = { sens: 1, spec: 0.9, ppv: 0.8, npv: 0.7, ni: 50 };
    expect(run(fourToTable, given)).toMatchObject({ issues: [{ code: "statistic-at-its-limit" }] });
    expect(run(THREE_TO_TABLE[0]!, { ...given, sens: 90 })).toMatchObject({
      issues: [{ code: "proportion-out-of-range" }],
    });
  });
});

describe("the closest table", () => {
  it("has shares that add up, at a minimum of the squared differences", () => {
    const wanted = [1, 0.9, 0.8, 0.7];
    const { shares } = agreeingTable(wanted);
    const loss = (cells: readonly number[]): number => {
      const [tp, fp, fn, tn] = cells as [number, number, number, number];
      const found = [tp / (tp + fn), tn / (tn + fp), tp / (tp + fp), tn / (tn + fn)];
      return found.reduce((sum, value, index) => sum + (value - wanted[index]!) ** 2, 0);
    };
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 14);
    const least = loss(shares);
    for (const cell of shares.keys()) {
      for (const factor of [0.99, 1.01]) {
        expect(loss(shares.map((share, index) => (index === cell ? share * factor : share)))).toBeGreaterThan(
          least,
        );
      }
    }
  });

  it("is rounded to whole people who add up", () => {
    expect(wholeCells([36.14, 1.59, 3.28, 8.99], 50)).toEqual([36, 2, 3, 9]);
    expect(wholeCells([1.5, 1.5, 1.5, 1.5], 6)).toEqual([2, 2, 1, 1]);
  });
});

describe("events and sizes", () => {
  it("give the odds ratio, with one half where a cell is empty and that said", () => {
    const full = run(eventsToOr, { ai: 12, n1i: 50, ci: 21, n2i: 55 });
    expect(full.ok && full.values.yi_OR).toBeCloseTo(Math.log((12 * 34) / (38 * 21)), 14);
    const given = { ai: 0, n1i: 50, ci: 21, n2i: 55 };
    const empty = run(eventsToOr, given);
    expect(empty.ok && empty.values.vi_OR).toBeCloseTo(1 / 0.5 + 1 / 50.5 + 1 / 21.5 + 1 / 34.5, 14);
    expect(eventsToOr.assumptions(given, {})).toHaveLength(1);
    expect(eventsToOr.assumptions({ ai: 12, n1i: 50, ci: 21, n2i: 55 }, {})).toEqual([]);
  });

  it("refuse more events than people", () => {
    expect(run(eventsToOr, { ai: 60, n1i: 50, ci: 21, n2i: 55 })).toMatchObject({
      ok: false,
      issues: [{ code: "more-events-than-people" }],
    });
  });
});
