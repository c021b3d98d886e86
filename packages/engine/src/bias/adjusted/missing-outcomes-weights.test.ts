import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BiasOutcome } from "../../bias-types.ts";
import { type Params, withDefaults } from "../../registry.ts";
import { badPlaces } from "../missing/missing-testing.ts";
import type { BiasInput } from "../types.ts";
import { outcomeOf } from "./adjusted-testing.ts";
import { missingOutcomes } from "./missing-outcomes.ts";
import { filledEffect, type Weights } from "./missing-outcomes-study.ts";
import { EQUAL_EFFECTS, HALOPERIDOL, missingInputOf } from "./missing-outcomes-testing.ts";

const way = (input: BiasInput, strategy: string, given: Params = {}): BiasOutcome =>
  outcomeOf(missingOutcomes, input, { strategy, ...given });

/** Counts of two groups, none of them 0. */
const countsOfTwo = fc
  .record({
    ai: fc.integer({ min: 1, max: 60 }),
    ni: fc.integer({ min: 1, max: 60 }),
    ci: fc.integer({ min: 1, max: 60 }),
    mi: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ ai, ni, ci, mi }) => ({ ai, n1i: ai + ni, ci, n2i: ci + mi }));
/** People without outcome. */
const lost = fc.integer({ min: 0, max: 30 });

describe("weights", () => {
  const WAYS = ["ica-0", "ica-b", "ica-p2", "imor", "reasons"] as const;
  const counts = { ai: 12, n1i: 40, ci: 7, n2i: 35 };
  const filled = { kind: "risks", risk1: 1, risk2: 0 } as const;

  it("keep the variances of available cases by W2, and make the filled counts smaller by W3", () => {
    for (const measure of ["OR", "RR", "RD"] as const) {
      const effect = (weights: Weights, m1 = 10, m2 = 5) =>
        filledEffect(measure, counts, { m1, m2 }, filled, weights);
      const bare = filledEffect(measure, counts, { m1: 10, m2: 5 }, { kind: "available" }, "observed");
      expect(effect("available").v).toBeCloseTo(bare.v, 14);
      expect(effect("available").y).toBe(effect("imputed").y);
      // The counts as if filled in (22 of 50, 7 of 40), then shrunk to 40 and 35 people.
      const shrunk = filledEffect(
        measure,
        { ai: (22 / 50) * 40, n1i: 40, ci: (7 / 40) * 35, n2i: 35 },
        { m1: 0, m2: 0 },
        filled,
        "imputed",
      );
      expect(effect("scaled").y).toBeCloseTo(shrunk.y, 14);
      expect(effect("scaled").v).toBeCloseTo(shrunk.v, 14);
      expect(effect("imputed").v).toBeLessThan(effect("scaled").v);
    }
  });

  it("are all the same where nobody is missing", () => {
    for (const weights of ["imputed", "available", "scaled", "observed"] as const) {
      const { v } = filledEffect("OR", counts, { m1: 0, m2: 0 }, filled, weights);
      expect(v).toBeCloseTo(1 / 12 + 1 / 28 + 1 / 7 + 1 / 28, 14);
    }
  });

  it("are named with each way that fills in", () => {
    const input = missingInputOf(HALOPERIDOL, { model: EQUAL_EFFECTS });
    for (const strategy of WAYS) {
      for (const [weights, name] of [
        ["available", "W2"],
        ["scaled", "W3"],
      ] as const) {
        const outcome = way(input, strategy, { weights });
        expect(badPlaces(outcome)).toEqual([]);
        expect(outcome.ran).toContain(name);
      }
    }
  });
});

describe("reasons for missingness", () => {
  const input = missingInputOf(HALOPERIDOL, { model: EQUAL_EFFECTS });
  const ALL = { reason0: 0, reason1: 0, reasonP1: 0, reasonP2: 0 };

  it.each([
    ["reason0", "ica-0"],
    ["reason1", "ica-1"],
    ["reasonP1", "ica-p1"],
    ["reasonP2", "ica-p2"],
  ])("are %s alone as the simple way %s is", (key, simple) => {
    for (const weights of ["observed", "imputed", "available", "scaled"]) {
      const one = way(input, "reasons", { ...ALL, [key]: 100, weights }).estimate!;
      const other = way(input, simple, { weights }).estimate!;
      expect(one.estimate).toBeCloseTo(other.estimate, 12);
      expect(one.se!).toBeCloseTo(other.se!, 12);
    }
  });

  it("leave available cases where none is given, and are then not in the table unless asked for", () => {
    const none = way(input, "reasons", ALL).estimate!;
    expect(none.estimate).toBeCloseTo(way(input, "aca").estimate!.estimate, 12);
    expect(none.se!).toBeCloseTo(way(input, "aca").estimate!.se!, 12);
    const rows = (given: Params): string[] =>
      way(input, "aca", given).tables[0]!.rows.map(([name]) => String(name));
    expect(rows(ALL).some((name) => name.startsWith("ICA-r"))).toBe(false);
    expect(rows({ ...ALL, reason1: 20 }).some((name) => name.startsWith("ICA-r"))).toBe(true);
  });

  it("have the variance that differences give, whatever the shares", () => {
    fc.assert(
      fc.property(
        countsOfTwo,
        lost,
        lost,
        fc.tuple(...[0, 1, 2, 3, 4].map(() => fc.integer({ min: 1, max: 9 }))),
        (counts, m1, m2, parts) => {
          const sum = parts.reduce((all, one) => all + one, 0);
          const [none, all, risk1, risk2, rest] = parts.map((one) => one / sum) as [
            number,
            number,
            number,
            number,
            number,
          ];
          const assumed = { kind: "reasons", none, all, risk1, risk2 } as const;
          const { y, v } = filledEffect("RD", counts, { m1, m2 }, assumed, "observed");
          const [a1, a2] = [m1 / (m1 + counts.n1i), m2 / (m2 + counts.n2i)];
          const effect = (p1: number, p2: number): number =>
            (1 - a1) * p1 +
            a1 * (all + risk1 * p1 + risk2 * p2 + rest * p1) -
            (1 - a2) * p2 -
            a2 * (all + risk1 * p1 + risk2 * p2 + rest * p2);
          const [p1, p2] = [counts.ai / counts.n1i, counts.ci / counts.n2i];
          expect(y).toBeCloseTo(effect(p1, p2), 12);
          const [s1, s2] = [effect(p1 + 1, p2) - effect(p1, p2), effect(p1, p2 + 1) - effect(p1, p2)];
          const wanted = (s1 * s1 * p1 * (1 - p1)) / counts.n1i + (s2 * s2 * p2 * (1 - p2)) / counts.n2i;
          expect(v).toBeCloseTo(wanted, 12);
        },
      ),
      { numRuns: 100, seed: 9, endOnFailure: true },
    );
  });

  it("cannot be those of more than everybody", () => {
    const params = withDefaults(missingOutcomes.params, { reason0: 60, reason1: 50 });
    expect(missingOutcomes.lack(input, params)).toMatch(/more than 100 %/u);
  });
});
