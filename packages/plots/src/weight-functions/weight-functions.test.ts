import { describe, expect, it } from "vitest";
import { boxesOverlap, textBox } from "../nodes.ts";
import { auditFixture } from "../testing/audit-fixture.ts";
import { plotInput } from "../testing/report-fixture.ts";
import { corners, nodesOf, texts } from "../testing/scene-walk.ts";
import { weightFunctions } from "./weight-functions.ts";

const input = plotInput({ yi: [0.1, 0.3, 0.5], vi: [0.01, 0.04, 0.09] });
const audit = auditFixture(input.report.effects!);
const [selection] = audit.entries.filter(({ outcome }) => outcome?.marks.selection !== undefined);

/** As many selection models as an audit may run. */
function twelve() {
  const entries = Array.from({ length: 12 }, (_, place) => ({ ...selection!, label: `Model ${place + 1}` }));
  return weightFunctions.scene({ ...input, audit: { ...audit, entries } });
}

const sign = ({
  stroke,
  dash = [],
}: {
  readonly stroke?: unknown;
  readonly dash?: readonly number[];
}): string => `${String(stroke)} ${dash.join(",")}`;

describe("the curves of selection models", () => {
  it("have each a colour and dashes of their own, twelve of them too, and of six neighbours none has those of another", () => {
    const curves = nodesOf(twelve(), "path", "estimate-line");
    expect(new Set(curves.map(sign)).size).toBe(12);
    expect(new Set(curves.slice(0, 6).map(({ dash = [] }) => dash.join())).size).toBe(6);
  });

  it("stand in the legend as they are drawn", () => {
    const scene = twelve();
    const samples = nodesOf(scene, "line", "legend").map(sign);
    expect(samples).toEqual(nodesOf(scene, "path", "estimate-line").map(sign));
    expect(texts(scene).filter((text) => text === "Model 12").length).toBeGreaterThan(0);
  });

  it("have their intervals within the drawing, or say why these are not drawn", () => {
    const curve = {
      p: [0.01, 0.5, 1],
      weight: [1, 0.8, 0.6],
      lower: [1, 0.4, 0.2],
      upper: [1, 1.4, 1.5],
      steps: [],
    };
    const entry = {
      ...selection!,
      outcome: { ...selection!.outcome!, marks: { ...selection!.outcome!.marks, selection: curve } },
    };
    const inputOf = (count: number) => ({
      ...input,
      audit: { ...audit, entries: Array.from({ length: count }, () => entry) },
    });
    const drawn = (count: number) => weightFunctions.scene(inputOf(count));
    const heights = corners(nodesOf(drawn(1), "path", "interval")[0]!.d).map(({ y }) => y);
    // The three upper ends lie at three heights: none is cut.
    expect(new Set(heights.slice(0, 3)).size).toBe(3);
    expect(texts(drawn(1)).join(" ")).not.toContain("Pointwise intervals");
    expect(texts(drawn(1)).join(" ")).toContain("Shaded: pointwise intervals");
    expect(nodesOf(drawn(4), "path", "interval")).toEqual([]);
    expect(texts(drawn(4)).join(" ")).not.toContain("Shaded");
    expect(texts(drawn(4)).join(" ")).toContain("Pointwise intervals are drawn of up to 3 curves.");
    expect(weightFunctions.idle(inputOf(3))).toEqual({});
    expect(weightFunctions.idle(inputOf(4))).toEqual({
      bands: "Pointwise intervals are drawn of up to 3 curves.",
    });
  });

  it("have their names where they lie apart, not where all begin, and none upon the title", () => {
    const curved = (label: string, weight: readonly number[]) => ({
      ...selection!,
      label,
      outcome: {
        ...selection!.outcome!,
        marks: {
          ...selection!.outcome!.marks,
          selection: { p: [0, 0.5, 1], weight, lower: null, upper: null, steps: [] },
        },
      },
    });
    const entries = [curved("3PSM", [1, 0.8, 0.6]), curved("RoBMA (Bayesian averaging)", [1, 0.99, 0.98])];
    const scene = weightFunctions.scene({ ...input, width: 360, audit: { ...audit, entries } });
    const names = nodesOf(scene, "text", "label");
    expect(names.map(({ text }) => text)).toContain("3PSM");
    expect(names.find(({ text }) => text === "3PSM")!.x).toBeGreaterThan(180);
    for (const title of nodesOf(scene, "text", "axis"))
      for (const name of names) expect(boxesOverlap(textBox(title), textBox(name))).toBe(false);
  });

  it("have their names beside them where there is room", () => {
    const scene = weightFunctions.scene({ ...input, audit });
    expect(nodesOf(scene, "text", "label").map(({ text }) => text)).toContain(selection!.label);
  });
});
