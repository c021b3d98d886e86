import { toldCsv } from "@treeline/engine/jobs/tell";
import { describe, expect, it } from "vitest";
import { plots } from "../registry.ts";
import { plotInput, RATIO_MEASURE } from "../testing/report-fixture.ts";

const input = plotInput({
  yi: [-0.7, 0.2, -0.1],
  vi: [0.04, 0.09, 0.02],
  labels: ["=SUM(1)", "Bell", "Call"],
  measure: RATIO_MEASURE,
  tau2: 0.05,
});

describe("the table behind a figure", () => {
  it("gives ratios as they are printed, with the pooled effect and the prediction interval below the studies", () => {
    const { head, rows } = plots.get("forest").data(input);
    expect(head.slice(0, 4)).toEqual(["Study", "RR", "Lower end", "Upper end"]);
    expect(rows.map((row) => row[0])).toEqual([
      "=SUM(1)",
      "Bell",
      "Call",
      "Pooled effect",
      "Prediction interval",
    ]);
    const [value, lower] = [rows[0]![1], rows[0]![2]] as { value: number }[];
    expect(value!.value).toBeCloseTo(Math.exp(-0.7), 12);
    expect(lower!.value).toBeCloseTo(Math.exp(-0.7 - 1.959963984540054 * 0.2), 12);
  });

  it("is a file that no spreadsheet takes for a formula", () => {
    expect(toldCsv(plots.get("forest").data(input))).toContain("'=SUM(1)");
  });

  it("says what the marks say where a plot gives no table of its own", () => {
    const { head, rows } = plots.get("funnel").data(input);
    expect(head.at(-1)).toBe("In the figure");
    expect(rows).toHaveLength(3);
    expect(rows[1]!.at(-1)).toContain("Bell");
  });

  it.each(plots.records)("$id: every plot has one, without a number that cannot be written", (plot) => {
    for (const given of [input, plotInput({ yi: [], vi: [] })]) {
      const table = plot.data(given);
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
