import { describe, expect, it } from "vitest";
import { type FixtureOptions, plotInput } from "../testing/report-fixture.ts";
import { caterpillar } from "./caterpillar.ts";

const studies: FixtureOptions = {
  yi: [0.9, 0.1, -0.6],
  vi: [0.04, 0.04, 0.04],
  plots: { caterpillar: { show: "own" } },
};

describe("caterpillar", () => {
  it("tells who cannot see it the pooled effect and how many intervals exclude no effect", () => {
    const { description } = caterpillar.scene(plotInput(studies));
    expect(description).toMatch(/Pooled effect: g 0\.13 \[\S+, \S+\]\./);
    expect(description).toContain("2 of 3 intervals exclude no effect.");
  });
  it("says nothing of no effect where the measure has no such value, nor of a result that is not there", () => {
    const single = { nullValue: null, symbol: { analysis: "M", display: "M" }, display: "identity" } as const;
    const { description } = caterpillar.scene(plotInput({ ...studies, measure: single }));
    expect(description).toContain("Pooled effect: M 0.13");
    expect(description).not.toContain("exclude");
  });
});
