import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shortestChain, subsets } from "./shortest-chain.ts";

describe("the shortest chain", () => {
  it("chooses every subset of a size once", () => {
    const pairs = [...subsets(["a", "b", "c", "d"], 2)];
    expect(pairs).toHaveLength(6);
    expect(new Set(pairs.map((pair) => pair.join(""))).size).toBe(6);
    expect(pairs[0]).toEqual(["a", "b"]);
  });

  it("is empty where nothing has to change", () => {
    expect(shortestChain([1, 2, 3], () => true)).toEqual([]);
  });

  it("finds one item that does alone what two others do together", () => {
    const suffices = (chosen: readonly string[]): boolean =>
      chosen.includes("c") || (chosen.includes("a") && chosen.includes("b"));
    expect(shortestChain(["c", "a", "b"], suffices)).toEqual(["c"]);
  });

  it("is never longer than any subset that suffices", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 7 }), (weights) => {
        const items = weights.map((weight, at) => ({ weight, at }));
        const goal = weights.reduce((sum, weight) => sum + weight, 0) / 2;
        const suffices = (chosen: readonly { readonly weight: number }[]): boolean =>
          chosen.reduce((sum, { weight }) => sum + weight, 0) >= goal;
        const descending = [...weights].sort((a, b) => b - a);
        let needed = 0;
        for (let sum = 0; sum < goal; needed++) sum += descending[needed]!;
        const chosen = shortestChain(items, suffices);
        expect(suffices(chosen)).toBe(true);
        expect(chosen).toHaveLength(needed);
      }),
    );
  });
});
