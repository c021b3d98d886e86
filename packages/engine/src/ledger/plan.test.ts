import { describe, expect, it } from "vitest";
import type { Conversion } from "../conversions/types.ts";
import { planRoute } from "./plan.ts";

function conversion(id: string, from: string[], yields: string[], assumes = false): Conversion {
  return {
    id,
    label: id,
    summary: id,
    reference: id,
    group: "effect",
    from,
    optional: [],
    yields,
    params: assumes
      ? [{ key: "r", label: "r", help: "r", type: "number", default: 0.5, min: -1, max: 1 }]
      : [],
    example: {},
    assumptions: () => [],
    compute: () => ({ ok: true, values: {}, steps: [], issues: [] }),
  };
}

const ids = (available: string[], targets: string[][], all: Conversion[]): string[] | null =>
  planRoute(new Set(available), targets, all)?.conversions.map(({ id }) => id) ?? null;

describe("the route from what a row reports to an effect", () => {
  const pToT = conversion("p-to-t", ["p", "n"], ["t"]);
  const tToD = conversion("t-to-d", ["t", "n"], ["d"]);
  const rToD = conversion("r-to-d", ["r"], ["d"]);

  it("is empty where a target is complete, however short a way leads to another", () => {
    expect(ids(["m", "t", "n"], [["m"], ["d"]], [tToD])).toEqual([]);
  });

  it("chains conversions in the order they need each other", () => {
    expect(ids(["p", "n"], [["d", "n"]], [tToD, pToT])).toEqual(["p-to-t", "t-to-d"]);
  });

  it("takes the shorter of two ways", () => {
    expect(ids(["p", "n", "r"], [["d"]], [pToT, tToD, rToD])).toEqual(["r-to-d"]);
  });

  it("goes two exact steps rather than one that assumes something", () => {
    const guess = conversion("p-to-d", ["p"], ["d"], true);
    expect(ids(["p", "n"], [["d"]], [guess, pToT, tToD])).toEqual(["p-to-t", "t-to-d"]);
    expect(ids(["p"], [["d"]], [guess, pToT, tToD])).toEqual(["p-to-d"]);
  });

  it("is none where something is lacking everywhere", () => {
    expect(ids(["p"], [["d"]], [pToT, tToD, rToD])).toBeNull();
  });

  it("takes a conversion once, though two need it", () => {
    const both = conversion("both", ["d", "t"], ["e"]);
    expect(ids(["p", "n"], [["e"]], [both, pToT, tToD])).toEqual(["p-to-t", "t-to-d", "both"]);
  });

  it("of equally long ways takes the earlier one of the registry", () => {
    const other = conversion("r-to-d-too", ["r"], ["d"]);
    expect(ids(["r"], [["d"]], [rToD, other])).toEqual(["r-to-d"]);
    expect(ids(["r"], [["d"]], [other, rToD])).toEqual(["r-to-d-too"]);
  });
});
