import { describe, expect, it } from "vitest";
import { plotColumns, renamePlotColumns } from "./plot-specs.ts";
import type { PlotSpecs } from "./types.ts";

const plots: PlotSpecs = {
  forest: { columns: ["dose", "year"], order: "dose", limits: [1, 2] },
  bubble: { by: ["year"], smooth: true },
};

describe("columns named by options of plots", () => {
  it("are found whatever the option is called", () => {
    expect(plotColumns(plots)).toEqual(["dose", "year", "year"]);
  });

  it("follow a new name, and go with their column", () => {
    expect(renamePlotColumns(plots, (name) => (name === "year" ? "published" : name))).toEqual({
      forest: { columns: ["dose", "published"], order: "dose", limits: [1, 2] },
      bubble: { by: ["published"], smooth: true },
    });
    expect(renamePlotColumns(plots, (name) => (name === "dose" ? null : name))).toMatchObject({
      forest: { columns: ["year"] },
    });
  });
});
