import { describe, expect, it } from "vitest";
import { cutsText, readCuts } from "./cuts.ts";

describe("where bands of a number meet", () => {
  it("reads ascending numbers, with a decimal comma too", () => {
    expect(readCuts("5; 10")).toEqual([5, 10]);
    expect(readCuts(" 2,5 8 ")).toEqual([2.5, 8]);
    expect(readCuts("  ")).toEqual([]);
  });

  it("takes nothing else", () => {
    expect(readCuts("10; 5")).toBeNull();
    expect(readCuts("5; 5")).toBeNull();
    expect(readCuts("5; many")).toBeNull();
  });

  it("writes what it reads", () => {
    expect(cutsText([20 / 3, 12])).toBe("6.66667; 12");
    expect(readCuts(cutsText([1.5, 12]))).toEqual([1.5, 12]);
  });
});
