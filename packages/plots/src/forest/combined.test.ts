import { createDocument, DEFAULT_AGGREGATE, measures, runAnalysis } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { nodesOf, texts } from "../testing/scene-walk.ts";
import { forest } from "./forest.ts";

const document = createDocument({
  table: {
    rowIds: ["r1", "r2", "r3", "r4"],
    columns: [
      { name: "study", kind: "text", values: ["Adams 2001", "Bell 2004", "Adams 2001", "Cole 2010"] },
      { name: "yi", kind: "number", values: [0.1, 0.4, 0.5, 0.9], unparsed: {} },
      { name: "vi", kind: "number", values: [0.04, 0.05, 0.04, 0.03], unparsed: {} },
      { name: "weeks", kind: "number", values: [8, 1234567, 11, -2], unparsed: {} },
      { name: "scale", kind: "text", values: ["PSS", "PSS", "DASS", null] },
    ],
  },
  roles: { label: "study", inputs: { yi: "yi", vi: "vi" }, weights: null },
  effects: { measure: "GEN", aggregate: { ...DEFAULT_AGGREGATE, by: "study" } },
  plots: { forest: { columns: ["weeks", "scale"] } },
});

describe("the forest of combined effects", () => {
  const scene = forest.scene({
    document,
    report: runAnalysis(document),
    width: 1100,
    measure: measures.get("GEN"),
  });

  it("has one row per study, which says how many effects it was made from", () => {
    expect(texts(scene)).toEqual(
      expect.arrayContaining(["Adams 2001 (2 effects)", "Bell 2004", "Cole 2010"]),
    );
    expect(texts(scene)).not.toContain("Adams 2001");
    expect(nodesOf(scene, "rect", "weight-square")).toHaveLength(3);
  });

  it("shows means of numbers and all texts in the further columns, and single rows as they were entered", () => {
    expect(texts(scene)).toEqual(expect.arrayContaining(["9.50", "PSS; DASS", "1234567", "\u22122"]));
  });
});
