import { DEFAULT_MODEL } from "../../document/defaults.ts";
import type { ModelSpec } from "../../document/types.ts";
import { biasInputOf } from "../bias-testing.ts";
import type { BiasInput } from "../types.ts";
import { filledEffect } from "./missing-outcomes-study.ts";

/** Haloperidol against placebo: improved, not improved, unknown, in both groups (Joy, Adams and Lawrie, 2006). */
export const HALOPERIDOL: readonly (readonly number[])[] = [
  [25, 25, 2, 18, 33, 0],
  [29, 18, 22, 20, 14, 34],
  [12, 17, 1, 2, 28, 1],
  [3, 9, 0, 0, 12, 0],
  [10, 11, 0, 3, 19, 0],
  [11, 8, 0, 1, 14, 0],
  [7, 18, 1, 4, 21, 1],
  [8, 9, 0, 3, 10, 0],
  [19, 45, 2, 14, 50, 2],
  [1, 9, 0, 0, 10, 0],
  [11, 23, 3, 0, 13, 0],
  [20, 9, 0, 2, 9, 0],
  [17, 1, 11, 7, 4, 18],
  [4, 10, 0, 0, 13, 1],
  [2, 14, 0, 0, 7, 1],
  [11, 1, 0, 1, 11, 0],
  [9, 20, 1, 0, 29, 1],
];

/** Risk ratios of rows of counts, as the trials are given. */
export function missingInputOf(
  rows: readonly (readonly number[])[],
  parts: Parameters<typeof biasInputOf>[2] = {},
): BiasInput {
  const tables = rows.map(([r1, f1, , r2, f2]) => ({ ai: r1!, n1i: r1! + f1!, ci: r2!, n2i: r2! + f2! }));
  const missing = rows.map((row) => ({ m1: row[2]!, m2: row[5]! }));
  const available = tables.map((table, i) =>
    filledEffect("RR", table, missing[i]!, { kind: "available" }, "observed"),
  );
  return biasInputOf(
    available.map(({ y }) => y),
    available.map(({ v }) => v),
    { measure: "RR", tables, missing, ...parts },
  );
}

/** Equal effects, tested by z. */
export const EQUAL_EFFECTS: ModelSpec = { ...DEFAULT_MODEL, kind: "equal", test: "z" };
