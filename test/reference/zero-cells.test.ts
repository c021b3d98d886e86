import { all, create } from "mathjs";
import { describe, expect, it } from "vitest";
import type { Quantities } from "../../packages/engine/src/derivation.ts";
import { measures } from "../../packages/engine/src/measures/registry.ts";
import type { InputColumns } from "../../packages/engine/src/measures/types.ts";
import type { Params } from "../../packages/engine/src/registry.ts";

const math = create(all!, {});

/** Two tables with an empty cell, two without; groups of unequal size. */
const TABLES: InputColumns = {
  ai: [0, 3, 12, 5],
  n1i: [50, 40, 120, 90],
  ci: [2, 0, 9, 6],
  n2i: [150, 20, 130, 45],
  incr1i: [0.25, 1, 7, null],
  incr2i: [0.75, 0.1, 8, null],
};

/** The cells with the amounts of Sweeting et al. (2004), written out once more by another program. */
function corrected(first: string, second: string, row: number, scope: Quantities = {}): Quantities {
  const [a, n1, c, n2] = ["ai", "n1i", "ci", "n2i"].map((key) => TABLES[key]![row]!);
  const all = {
    ...scope,
    a: a!,
    n1: n1!,
    c: c!,
    n2: n2!,
    k1: TABLES.incr1i![row]!,
    k2: TABLES.incr2i![row]!,
  };
  const [k1, k2] = [first, second].map((text) => Number(math.evaluate(text, { ...all })));
  return { a: all.a + k1!, b: all.n1 - all.a + k1!, c: all.c + k2!, d: all.n2 - all.c + k2! };
}

const FORMULAS: Readonly<Record<string, readonly [yi: string, vi: string]>> = {
  OR: ["log(a * d / (b * c))", "1/a + 1/b + 1/c + 1/d"],
  RR: ["log(a / (a + b)) - log(c / (c + d))", "1/a - 1/(a + b) + 1/c - 1/(c + d)"],
  RD: ["a / (a + b) - c / (c + d)", "a * b / (a + b)^3 + c * d / (c + d)^3"],
};

/** The inverse-variance pooled odds ratio of the two complete tables. */
const ODDS: number = (() => {
  const logs = [2, 3].map((row) => {
    const cells = corrected("0", "0", row);
    const [yi, vi] = FORMULAS.OR!.map((text) => Number(math.evaluate(text, { ...cells })));
    return [yi!, 1 / vi!] as const;
  });
  const weights = logs.reduce((sum, [, weight]) => sum + weight, 0);
  return Math.exp(logs.reduce((sum, [yi, weight]) => sum + yi * weight, 0) / weights);
})();

const AMOUNTS: readonly (readonly [Params, string, string])[] = [
  [{ increment: "same" }, "0.5", "0.5"],
  [{ increment: "tacc" }, "n1 / (n1 + n2)", "n2 / (n1 + n2)"],
  [{ increment: "tacc", add: 0.1 }, "0.2 * n1 / (n1 + n2)", "0.2 * n2 / (n1 + n2)"],
  [{ increment: "empirical" }, "odds / (n2 / n1 + odds)", "(n2 / n1) / (n2 / n1 + odds)"],
  [{ increment: "own" }, "k1", "k2"],
];

describe.each(Object.entries(FORMULAS))("%s with amounts by group", (id, [yi, vi]) => {
  const measure = measures.get(id);

  it.each(AMOUNTS)("%j", (params, first, second) => {
    const output = measure.compute(TABLES, params);
    for (const row of [0, 1]) {
      const cells = corrected(first, second, row, { odds: ODDS });
      expect(output.yi[row]).toBeCloseTo(Number(math.evaluate(yi, { ...cells })), 12);
      expect(output.vi[row]).toBeCloseTo(Number(math.evaluate(vi, { ...cells })), 12);
    }
    const bare = measure.compute(TABLES, { to: "none" });
    expect(output.yi.slice(2)).toEqual(bare.yi.slice(2));
    expect(output.vi.slice(2)).toEqual(bare.vi.slice(2));
  });

  it.each(AMOUNTS)("shows its steps with %j, unless they need the other studies", (params) => {
    const given = Object.fromEntries(Object.entries(TABLES).map(([key, column]) => [key, column[0]!]));
    const steps = measure.derive!(given, { ...params });
    if (params.increment === "empirical") {
      expect(steps).toEqual([]);
      return;
    }
    const scope = new Map<string, number>(Object.entries(given));
    for (const { symbol, expression, value } of steps) {
      const evaluated = Number(math.evaluate(expression, scope));
      expect(value, `${symbol} = ${expression}`).toBeCloseTo(evaluated, 12);
      scope.set(symbol, evaluated);
    }
    const output = measure.compute(TABLES, params);
    expect(steps.at(-2)?.value).toBe(output.yi[0]);
    expect(steps.at(-1)?.value).toBe(output.vi[0]);
  });
});

it("leaves a study without events at no effect by the reciprocal sizes, which equal amounts do not", () => {
  const nobody: InputColumns = { ai: [0], n1i: [50], ci: [0], n2i: [500] };
  const effect = (params: Params): number =>
    measures.get("OR").compute(nobody, { drop00: false, ...params }).yi[0]!;
  expect(effect({ increment: "tacc" })).toBeCloseTo(0, 12);
  expect(effect({ increment: "same" })).toBeGreaterThan(2);
});

it("gives a study without events about the odds ratio of the complete tables by the empirical amounts", () => {
  const tables: InputColumns = { ai: [0, 10], n1i: [50, 100], ci: [0, 20], n2i: [500, 110] };
  const { yi } = measures.get("OR").compute(tables, { drop00: false, increment: "empirical" });
  expect(yi[0]).toBeCloseTo(yi[1]!, 2);
});

it("corrects the effect or the variance alone", () => {
  const { yi, vi } = measures.get("RD").compute(TABLES, { increment: "tacc", addyi: false });
  const bare = measures.get("RD").compute(TABLES, { to: "none" });
  expect(yi).toEqual(bare.yi);
  expect(vi[0]).not.toBe(bare.vi[0]);
});

it("says what is wrong with amounts that cannot be used", () => {
  const alone: InputColumns = { ai: [0], n1i: [50], ci: [1], n2i: [50] };
  const codes = (inputs: InputColumns, params: Params): (string | undefined)[] =>
    (measures.get("RR").compute(inputs, params).issues.get(0) ?? []).map(({ code }) => code);
  expect(codes(alone, { increment: "empirical" })).toEqual(["increment-unknown"]);
  expect(codes({ ...alone, incr1i: [-1] }, { increment: "own" })).toEqual(["increment-negative"]);
  expect(codes({ ...alone, incr1i: [-1] }, { increment: "same" })).toEqual(["zero-cell-corrected"]);
});
