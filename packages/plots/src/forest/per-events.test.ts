import { createDocument, measures, runAnalysis } from "@treeline/engine";
import { expect, it } from "vitest";
import type { PlotInput } from "../plot-types.ts";
import { texts } from "../testing/scene-walk.ts";
import { forest } from "./forest.ts";

function inputOf(measure: string, per: string): PlotInput {
  const column = (name: string, values: readonly number[]) => ({
    name,
    kind: "number" as const,
    values,
    unparsed: {},
  });
  const document = createDocument({
    table: {
      rowIds: ["r1", "r2", "r3", "r4"],
      columns: [column("xi", [4, 6, 9, 62]), column("ni", [1230, 3060, 2200, 13598])],
    },
    roles: { label: null, inputs: { xi: "xi", ni: "ni" }, weights: null },
    effects: { measure, displayParams: { per } },
  });
  return { document, report: runAnalysis(document), width: 900, measure: measures.get(measure) };
}

const TICKS: Readonly<Record<string, readonly number[]>> = {
  PLO: [1, 2, 3, 4, 5, 6, 7, 8, 9],
  PR: [0, 1, 2, 3, 4, 5, 6, 7],
  // Log proportions keep their logarithmic axis.
  PLN: [1, 2, 4, 8],
};

it.each(["PLO", "PR", "PLN"])(
  "draws %s per 1,000 people with round ticks and readable numbers",
  (measure) => {
    const words = texts(forest.scene(inputOf(measure, "1000")));
    expect(words.join(" ")).toContain("proportion per 1,000");
    const axis = words.slice(words.findIndex((word) => word.startsWith("[")) + 1);
    const ticks = axis.filter((word) => /^\d+$/.test(word)).map(Number);
    expect(ticks).toEqual(TICKS[measure]);
    // 1000 · 4/1230 = 3.25 and 1000 · 62/13598 = 4.56
    expect(words.join(" ")).toContain("3.25 [");
    expect(words.join(" ")).toContain("4.56 [");
  },
);

it("draws single events unless told", () => {
  expect(texts(forest.scene(inputOf("PLO", "1"))).join(" ")).not.toContain("per 1");
});
