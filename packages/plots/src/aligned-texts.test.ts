import { setDecimalMark } from "@treeline/engine";
import { afterEach, describe, expect, it } from "vitest";
import { caterpillar } from "./caterpillar/caterpillar.ts";
import { forest } from "./forest/forest.ts";
import { rainforest } from "./rainforest/rainforest.ts";
import { plotInput } from "./testing/report-fixture.ts";
import { nodesOf } from "./testing/scene-walk.ts";
import { textWidth } from "./text-metrics.ts";

afterEach(() => setDecimalMark("."));

/** Where the decimal marks of a row's effect and interval stand, from the right edge of the column, in figures. */
function marks(mark: string): number[][] {
  const scene = forest.scene(
    plotInput({ yi: [-20, -2, 11, 104.5], vi: [40, 2, 95, 900], labels: ["A", "B", "C", "D"], tau2: 0 }),
  );
  const effects = nodesOf(scene, "text", "value").flatMap(({ text }) => (text.includes("[") ? [text] : []));
  return effects.slice(0, 4).map((text) => {
    const more = text.split(mark).slice(1);
    // The sign is as wide as a figure where figures are of equal width.
    return more.map((_, place) =>
      Math.round(textWidth(more.slice(place).join(mark).replaceAll("\u2212", "0"), 100)),
    );
  });
}

describe("effects and intervals in a column", () => {
  it.each([".", ","] as const)("have their marks (%s) below one another", (mark) => {
    setDecimalMark(mark);
    const [first, ...rows] = marks(mark);
    expect(first).toHaveLength(3);
    for (const row of rows) expect(row).toEqual(first);
  });

  it.each([caterpillar, rainforest])("in the $id plot too", (plot) => {
    const scene = plot.scene(plotInput({ yi: [-20, -2, 11], vi: [40, 2, 95], tau2: 300 }));
    const effects = nodesOf(scene, "text", "value").flatMap(({ text }) => (text.includes("[") ? [text] : []));
    expect(effects.some((text) => text.includes("\u2007"))).toBe(true);
    const untilEnd = (text: string): number =>
      Math.round(textWidth(text.slice(text.indexOf(".")).replaceAll("\u2212", "0"), 100));
    expect(new Set(effects.slice(0, 3).map(untilEnd)).size).toBe(1);
  });

  it("of the rainforest plot, the pooled effect among them", () => {
    const scene = rainforest.scene(plotInput({ yi: [-20, -2, 11], vi: [40, 2, 95], tau2: 300 }));
    const effects = nodesOf(scene, "text", "value").flatMap(({ text }) => (text.includes("[") ? [text] : []));
    expect(effects).toHaveLength(4);
    const [, ...after] = effects.map((text) => text.slice(text.indexOf("[")).replace(/^.*?\./, "").length);
    expect(new Set(after).size).toBe(1);
  });
});
