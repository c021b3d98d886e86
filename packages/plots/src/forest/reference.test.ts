import { createDocument, measures, runAnalysis } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { readAcross } from "../testing/axes.ts";
import { nodesOf, texts } from "../testing/scene-walk.ts";
import { forest } from "./forest.ts";

describe("the line of reference", () => {
  const ratio = createDocument({
    table: {
      rowIds: ["r1", "r2", "r3"],
      columns: [
        { name: "a", kind: "number", values: [12, 20, 9], unparsed: {} },
        { name: "b", kind: "number", values: [88, 80, 51], unparsed: {} },
        { name: "c", kind: "number", values: [20, 31, 15], unparsed: {} },
        { name: "d", kind: "number", values: [80, 69, 45], unparsed: {} },
      ],
    },
    roles: { label: null, inputs: { ai: "a", bi: "b", ci: "c", di: "d" }, weights: null },
    effects: { measure: "RR" },
  });
  const drawn = (options: object) => {
    const document = { ...ratio, plots: { forest: { ...options } } };
    return forest.scene({ document, report: runAnalysis(document), width: 900, measure: measures.get("RR") });
  };

  it("stands at no effect, at the value typed in the units of the axis, or nowhere", () => {
    const at = (options: object): readonly number[] => {
      const scene = drawn({ limits: [0.2, 2], ...options });
      return nodesOf(scene, "line", "null-line").map(({ x1 }) => readAcross(scene, true)(x1));
    };
    expect(at({})[0]).toBeCloseTo(0, 6);
    expect(at({ reference: 0.8 })).toHaveLength(1);
    expect(at({ reference: 0.8 })[0]).toBeCloseTo(Math.log(0.8), 6);
    expect(at({ referenceLine: false, reference: 0.8 })).toEqual([]);
  });

  it("is told below the plot where it is not at no effect, and where it cannot be drawn", () => {
    expect(texts(drawn({})).join(" ")).not.toContain("eference line");
    expect(texts(drawn({ reference: 0.8 })).join(" ")).toContain("Reference line: RR = 0.8.");
    expect(texts(drawn({ reference: 90 })).join(" ")).toContain(
      "The reference line at 90 lies beyond the axis.",
    );
    expect(texts(drawn({ reference: -1 })).join(" ")).toContain(
      "No reference line: \u22121 is no value of RR.",
    );
  });

  it("stands on the scale of the analysis in R", () => {
    const line = (options: object): string | undefined => {
      const document = { ...ratio, plots: { forest: { ...options } } };
      return /refline = ([^,]*),/.exec(forest.r(document, runAnalysis(document).fit!).join("\n"))?.[1];
    };
    expect(Number(line({ reference: 0.8 }))).toBeCloseTo(Math.log(0.8), 12);
    expect([line({}), line({ referenceLine: false }), line({ reference: -1 })]).toEqual(["0", "NA", "NA"]);
  });
});
