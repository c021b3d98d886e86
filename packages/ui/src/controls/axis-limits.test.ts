import { transformations } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { readLimits } from "./axis-limits.ts";

const plain = transformations.get("identity");
const ratio = transformations.get("exp");
const correlation = transformations.get("tanh");

describe("the ends of an axis", () => {
  it("come from the data when both are empty", () => {
    expect(readLimits("", " ", plain)).toEqual({ ok: true, limits: null });
  });

  it("are read with a point or a comma", () => {
    expect(readLimits("-0.5", "1,5", plain)).toEqual({ ok: true, limits: [-0.5, 1.5] });
    expect(readLimits("0.1", "10", ratio)).toEqual({ ok: true, limits: [0.1, 10] });
  });

  it.each([
    ["one is missing", "0.5", "", plain],
    ["one is no number", "x", "2", plain],
    ["they are the same", "2", "2", plain],
    ["they descend", "2", "1", plain],
    ["a ratio axis would begin at 0", "0", "2", ratio],
    ["a ratio would be negative", "-1", "2", ratio],
    ["a correlation would reach 1", "0", "1", correlation],
  ])("are refused when %s", (_, from, to, transformation) => {
    const read = readLimits(from, to, transformation);
    expect(read.ok).toBe(false);
    expect(read).toHaveProperty("problem", expect.stringMatching(/\.$/));
  });
});
