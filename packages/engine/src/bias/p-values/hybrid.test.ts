import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BiasOutcome } from "../../bias-types.ts";
import { withDefaults } from "../../registry.ts";
import { biasInputOf } from "../bias-testing.ts";
import { badPlaces } from "../missing/missing-testing.ts";
import type { BiasInput } from "../types.ts";
import { hybrid } from "./hybrid.ts";

/** Fisher's z of r = .243 (n = 80) and of its replication r = .114 (n = 172): Maxwell, Lau and Howard (2015). */
const Z = [Math.atanh(0.243), Math.atanh(0.114)];
const V = [1 / 77, 1 / 169];
const PAIR = [false, true];

const pair = (parts: Parameters<typeof biasInputOf>[2] = {}): BiasInput =>
  biasInputOf(Z, V, { measure: "ZCOR", replication: PAIR, ...parts });

const withEffects = (yi: readonly number[]): BiasInput => ({
  ...pair(),
  effects: { ...pair().effects, yi },
});

function outcomeOf(input: BiasInput, given = {}): BiasOutcome {
  const params = withDefaults(hybrid.params, given);
  expect(hybrid.lack(input, params)).toBeNull();
  const result = hybrid.run(input, params);
  if (!result.ok) throw new Error(result.issues[0]?.message ?? "");
  expect(badPlaces(result.value)).toEqual([]);
  return result.value;
}

const variant = (outcome: BiasOutcome, label: string): number =>
  (outcome.tables[0]!.rows.find((row) => row[0] === label)![1] as { value: number }).value;

describe("the hybrid method", () => {
  it("gives what its equations give in R", () => {
    // uniroot() on the sum of the two probabilities; the triangle's quantiles are sqrt(.05) and 2 - sqrt(.05).
    const outcome = outcomeOf(pair());
    const { estimate, interval } = outcome.estimate!;
    expect(estimate).toBeCloseTo(0.0797925869988577, 10);
    expect(interval!.lower).toBeCloseTo(-0.538954454815902, 10);
    expect(interval!.upper).toBeCloseTo(0.232661274413443, 10);
    const { statistic, pValue } = outcome.tests[0]!.test;
    expect(statistic.value).toBeCloseTo(0.6596587612623394, 12);
    expect(pValue).toBeCloseTo(0.6596587612623394 ** 2, 12);
  });

  it("combines the example of its authors: p = .03 of 80 people, replicated with p = .3 of 160", () => {
    const outcome = outcomeOf(
      biasInputOf([0.4895153, 0.1636322], [0.05149766, 0.02508367], { measure: "SMD", replication: PAIR }),
    );
    // The paper prints a common effect of 0.270.
    expect(variant(outcome, "Common effect, uncorrected")).toBeCloseTo(0.27, 3);
    expect(outcome.estimate!.estimate).toBeLessThan(0.1636322);
  });

  it("leaves a weak original out of hybrid R, and does not let hybrid 0 pass no effect", () => {
    const weak = withEffects([1.97 * Math.sqrt(V[0]!), -0.05]);
    const all = outcomeOf(weak);
    expect(variant(all, "Hybrid")).toBeLessThan(-0.05);
    expect(variant(all, "Hybrid 0")).toBe(0);
    expect(outcomeOf(weak, { variant: "hybrid0" }).estimate!.estimate).toBe(0);
    const { estimate } = outcomeOf(weak, { variant: "hybridR" });
    expect(estimate!.estimate).toBeCloseTo(-0.05, 12);
    const strong = withEffects([4 * Math.sqrt(V[0]!), 0.3]);
    expect(outcomeOf(strong, { variant: "hybridR" }).estimate).toEqual(outcomeOf(strong).estimate);
  });

  it("takes several originals and replications, and sets aside what is not significant", () => {
    const input = biasInputOf([0.5, 0.6, 0.05, 0.2, 0.1], [0.02, 0.03, 0.02, 0.01, 0.02], {
      replication: [false, false, false, true, true],
    });
    const outcome = outcomeOf(input);
    expect(outcome.rowIds).toEqual(["r1", "r2", "r4", "r5"]);
    expect(outcome.ran).toContain("1 original without significance set aside");
  });

  it("keeps a p-value that is too small for the sum itself", () => {
    const { test } = outcomeOf(withEffects([9, 8])).tests[0]!;
    expect(test.log10PValue).toBeLessThan(-400);
    expect(Number.isFinite(test.log10PValue)).toBe(true);
  });

  it("says what is missing", () => {
    const lack = (input: BiasInput): string | null => hybrid.lack(input, {});
    expect(lack(biasInputOf(Z, V))).toMatch(/No column tells which studies are replications/u);
    expect(lack(pair({ replication: [true, true] }))).toMatch(/no original/u);
    expect(lack(pair({ replication: [false, false] }))).toMatch(/says yes of no study/u);
    expect(lack(pair({ replication: [true, false] }))).toMatch(/not significant in the positive direction/u);
    expect(lack(pair({ nullValue: null }))).toMatch(/no value/u);
  });

  it("turns with the favoured direction, scales with the effects and does not mind the order", () => {
    const study = fc.record({
      y: fc.integer({ min: -100, max: 400 }),
      s: fc.integer({ min: 20, max: 200 }),
      again: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(study, { minLength: 2, maxLength: 6 }),
        fc.constantFrom(1e-6, 0.5, 1e5),
        (rows, b) => {
          const input = (list: typeof rows, factor: number, favours: 1 | -1): BiasInput =>
            biasInputOf(
              list.map(({ y }) => (factor * y) / 100),
              list.map(({ s }) => ((factor * s) / 100) ** 2),
              { replication: list.map(({ again }) => again), favours },
            );
          const first = input(rows, 1, 1);
          if (hybrid.lack(first, {}) !== null) return;
          const base = outcomeOf(first);
          const size = 1 + Math.abs(base.estimate!.estimate);
          const near = (value: number): void =>
            expect(Math.abs(value - base.estimate!.estimate)).toBeLessThan(1e-9 * size);
          near(outcomeOf(input(rows.toReversed(), 1, 1)).estimate!.estimate);
          near(-outcomeOf(input(rows, -1, -1)).estimate!.estimate);
          near(outcomeOf(input(rows, b, 1)).estimate!.estimate / b);
        },
      ),
      { numRuns: 60, seed: 3 },
    );
  });
});
