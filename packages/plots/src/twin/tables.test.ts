import { toldCsv } from "@treeline/engine/jobs/tell";
import { describe, expect, it } from "vitest";
import { plots } from "../registry.ts";
import { plotInput, RATIO_MEASURE } from "../testing/report-fixture.ts";
import { plotData } from "./tables.ts";

const input = plotInput({
  yi: [-0.7, 0.2, -0.1],
  vi: [0.04, 0.09, 0.02],
  labels: ["=SUM(1)", "Bell", "Call"],
  measure: RATIO_MEASURE,
  tau2: 0.05,
});

describe("the table behind a figure", () => {
  it("gives ratios as they are printed, with the pooled effect and the prediction interval below the studies", () => {
    const { head, rows } = plotData(plots.get("forest"), input);
    expect(head.slice(0, 4)).toEqual(["Study", "RR", "Lower end", "Upper end"]);
    expect(rows.map((row) => row[0])).toEqual([
      "=SUM(1)",
      "Bell",
      "Call",
      "Random effects (REML, Knapp-Hartung)",
      "Prediction interval",
    ]);
    const [value, lower] = [rows[0]![1], rows[0]![2]] as { value: number }[];
    expect(value!.value).toBeCloseTo(Math.exp(-0.7), 12);
    expect(lower!.value).toBeCloseTo(Math.exp(-0.7 - 1.959963984540054 * 0.2), 12);
  });

  it("is a file that no spreadsheet takes for a formula", () => {
    expect(toldCsv(plotData(plots.get("forest"), input))).toContain("'=SUM(1)");
  });

  it("says where the region of a funnel ends at each study, and what lies outside", () => {
    const { head, rows } = plotData(plots.get("funnel"), input);
    expect(head.slice(-3)).toEqual(["Region, lower end", "Region, upper end", "Outside"]);
    expect(rows.map(([name]) => name)).toEqual(["=SUM(1)", "Bell", "Call", "Pooled effect"]);
    const { estimate } = input.report.fit!.coefficients[0]!;
    const ends = rows[1]!.slice(-3, -1) as { value: number }[];
    expect(ends[0]!.value).toBeCloseTo(Math.exp(estimate - 1.959963984540054 * 0.3), 12);
    expect(ends[1]!.value).toBeCloseTo(Math.exp(estimate + 1.959963984540054 * 0.3), 12);
    expect(rows.map((row) => row.at(-1))).toEqual(["yes", null, null, null]);
  });

  it("has numbers in the power of ten that the name of the effect tells", () => {
    const large = plotInput({ yi: [2e8, 3e8, 4e8], vi: [1e14, 2e14, 1e14] });
    const { head, rows } = plotData(plots.get("forest"), large);
    expect(head[1]).toContain("10\u2076");
    expect(rows[0]![1]).toEqual({ value: 200, as: "effect" });
  });

  it("says the sentences where there is nothing to draw", () => {
    const { head, rows } = plotData(plots.get("radial"), input);
    expect(head).toEqual(["What the figure shows"]);
    expect(rows.flat().join(" ")).toContain("not been made");
  });

  it.each(plots.records)("$id: every plot has one, without a number that cannot be written", (plot) => {
    for (const given of [input, plotInput({ yi: [], vi: [] })]) {
      const table = plotData(plot, given);
      expect(table.rows.length).toBeGreaterThan(0);
      for (const row of table.rows) {
        expect(row).toHaveLength(table.head.length);
        for (const own of row) {
          if (typeof own === "object" && own !== null) expect(Number.isFinite(own.value)).toBe(true);
        }
      }
    }
  });
});
