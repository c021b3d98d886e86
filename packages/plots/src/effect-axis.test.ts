import { describe, expect, it } from "vitest";
import { drawDirections } from "./effect-axis.ts";

/** The words of both directions, line by line, of an axis over a drawing of this width whose value of no effect stands here. */
function lines(width: number, nullX: number | null): string[] {
  const { nodes } = drawDirections(
    {
      left: 50,
      right: width - 16,
      top: 0,
      width,
      padding: 16,
      size: 12,
      nullX,
      directions: { negative: "favours control", positive: "favours the programme" },
    },
    0,
  );
  return nodes.flatMap((node) => (node.type === "text" ? [node.text] : []));
}

describe("what the directions of an effect mean", () => {
  it.each([130, 400, 700, null])("stands in whole lines on a wide axis, no effect at %s", (nullX) => {
    expect(lines(800, nullX)).toEqual(["favours control", "favours the programme"]);
  });

  it("is broken into lines where the axis is too short for both", () => {
    expect(lines(280, 165).length).toBeGreaterThan(2);
  });
});
