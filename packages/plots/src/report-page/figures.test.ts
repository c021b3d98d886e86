import { describe, expect, it } from "vitest";
import { plotInput } from "../testing/report-fixture.ts";
import { reportFigure } from "./figures.ts";

describe("captions of figures", () => {
  it("leave out what the drawing itself says, and nothing else", () => {
    const input = plotInput({ yi: [0.2, 0.5, 0.9], vi: [0.01, 0.04, 0.16], labels: ["A", "B", "C"] });
    const figure = reportFigure(input, { plot: "funnel", options: {} })!;
    expect(figure.scene.description).toContain("Dashed: pseudo");
    expect(figure.caption).not.toContain("Dashed: pseudo");
    expect(figure.caption).toContain("3 studies");
  });
});
