import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BiasOutcome } from "../../bias-types.ts";
import { DEFAULT_MODEL } from "../../document/defaults.ts";
import { type Params, withDefaults } from "../../registry.ts";
import { biasInputOf } from "../bias-testing.ts";
import { badPlaces } from "../missing/missing-testing.ts";
import type { BiasInput, CountedTable } from "../types.ts";
import { outcomeOf } from "./adjusted-testing.ts";
import { missingOutcomes } from "./missing-outcomes.ts";
import { type Assumption, filledEffect, type RiskMeasure } from "./missing-outcomes-study.ts";
import { EQUAL_EFFECTS, HALOPERIDOL, missingInputOf } from "./missing-outcomes-testing.ts";

const mean = (outcome: BiasOutcome, way: string): number =>
  (outcome.tables[0]!.rows.find((row) => String(row[0]).startsWith(way))![1] as { value: number }).value;

const way = (input: BiasInput, strategy: string, given: Params = {}): BiasOutcome =>
  outcomeOf(missingOutcomes, input, { strategy, ...given });

describe("missing outcomes of the haloperidol trials", () => {
  it("give the means of the paper: 1.57 (1.28 to 1.92) of available cases, 1.90 (1.51 to 2.39) without events", () => {
    const input = missingInputOf(HALOPERIDOL, { model: EQUAL_EFFECTS });
    const aca = way(input, "aca").estimate!;
    expect(aca.estimate).toBeCloseTo(0.449180630952938, 12);
    expect(Math.exp(aca.interval!.lower).toFixed(2)).toBe("1.28");
    expect(Math.exp(aca.interval!.upper!).toFixed(2)).toBe("1.92");
    const none = way(input, "ica-0", { weights: "imputed" }).estimate!;
    expect(none.estimate).toBeCloseTo(0.64093041268872, 12);
    expect(Math.exp(none.interval!.upper!).toFixed(2)).toBe("2.39");
  });

  it("give metafor's means under random effects", () => {
    const input = missingInputOf(HALOPERIDOL, { model: { ...DEFAULT_MODEL, estimator: "DL", test: "z" } });
    expect(way(input, "aca").estimate!.estimate).toBeCloseTo(0.735043144341964, 10);
    const none = way(input, "ica-0", { weights: "imputed" }).estimate!;
    expect(none.estimate).toBeCloseTo(0.805372603900724, 10);
    expect(none.tau2).toBeCloseTo(0.0917848310904768, 10);
  });

  it("range from the smallest to the largest effect in each study, and are least certain by Gamble and Hollis", () => {
    const input = missingInputOf(HALOPERIDOL, { model: EQUAL_EFFECTS });
    const outcome = way(input, "gamble-hollis");
    expect(badPlaces(outcome)).toEqual([]);
    expect(mean(outcome, "ICA-b")).toBeGreaterThan(mean(outcome, "Available"));
    expect(mean(outcome, "ICA-w")).toBeLessThan(mean(outcome, "Available"));
    expect(outcome.estimate!.se!).toBeGreaterThan(way(input, "aca").estimate!.se!);
    expect(outcome.numbers.map(({ value }) => value)).toEqual([102, 102 / 920]);
    expect(outcome.sentences.join(" ")).toMatch(/102 people have no outcome/u);
  });

  it("are those of available cases where IMORs are 1 for sure, and those of all or no events at the ends", () => {
    const input = missingInputOf(HALOPERIDOL, { model: EQUAL_EFFECTS });
    const imor = (one: number, two: number): number =>
      mean(way(input, "imor", { imor1: one, imor2: two, sd: 0 }), "ICA-IMOR");
    const ends = way(input, "aca");
    expect(imor(1, 1)).toBeCloseTo(mean(ends, "Available"), 12);
    expect(Math.abs(imor(1000, 1000) - mean(ends, "ICA-1"))).toBeLessThan(0.01);
    expect(Math.abs(imor(0.001, 0.001) - mean(ends, "ICA-0"))).toBeLessThan(0.01);
    expect(imor(1000, 0.001)).toBeGreaterThan(imor(1, 1));
  });
});

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

/** A study's effect as a function of its observed risks and log IMORs, with its variance by differences. */
function byDifferences(
  measure: RiskMeasure,
  { ai, n1i, ci, n2i }: CountedTable,
  [m1, m2]: readonly [number, number],
  assumed: Extract<Assumption, { kind: "imor" }>,
): number {
  const scale = (p: number): number =>
    measure === "OR" ? Math.log(p / (1 - p)) : measure === "RR" ? Math.log(p) : p;
  const filled = (p: number, a: number, logImor: number): number => {
    const odds = (p / (1 - p)) * Math.exp(logImor);
    return scale((1 - a) * p + (a * odds) / (1 + odds));
  };
  const [a1, a2] = [m1 / (m1 + n1i), m2 / (m2 + n2i)];
  const y = ([p1, p2, d1, d2]: readonly number[]): number => filled(p1!, a1, d1!) - filled(p2!, a2, d2!);
  const at = [ai / n1i, ci / n2i, Math.log(assumed.imor1), Math.log(assumed.imor2)];
  const slopes = at.map((value, j) => (y(at.with(j, value + 1e-5)) - y(at.with(j, value - 1e-5))) / 2e-5);
  const [s1, s2, e1, e2] = slopes as [number, number, number, number];
  const sampling = (s: number, p: number, n: number): number => (s * s * p * (1 - p)) / n;
  return (
    sampling(s1, at[0]!, n1i) +
    sampling(s2, at[1]!, n2i) +
    assumed.sd ** 2 * (e1 * e1 + e2 * e2 + 2 * assumed.correlation * e1 * e2)
  );
}

describe("an effect with its missing outcomes filled in", () => {
  it("has the variance that differences give, whatever the measure", () => {
    fc.assert(
      fc.property(
        countsOfTwo,
        fc.tuple(lost, lost),
        fc.record({
          kind: fc.constant("imor" as const),
          imor1: fc.constantFrom(0.1, 1, 4),
          imor2: fc.constantFrom(0.5, 1, 8),
          sd: fc.constantFrom(0, 0.5, 2),
          correlation: fc.constantFrom(-1, 0, 0.5),
        }),
        fc.constantFrom<RiskMeasure>("OR", "RR", "RD"),
        (counts, [m1, m2], assumed, measure) => {
          const { v } = filledEffect(measure, counts, { m1, m2 }, assumed, "observed");
          const wanted = byDifferences(measure, counts, [m1, m2], assumed);
          expect(Math.abs(v - wanted)).toBeLessThan(1e-6 * (1 + wanted));
        },
      ),
      { numRuns: 200, seed: 7 },
    );
  });

  it("changes sign where the groups change places, the best case becoming the worst", () => {
    fc.assert(
      fc.property(
        countsOfTwo,
        lost,
        lost,
        fc.constantFrom<RiskMeasure>("OR", "RR", "RD"),
        (counts, m1, m2, measure) => {
          const { ai, n1i, ci, n2i } = counts;
          const turned = { ai: ci, n1i: n2i, ci: ai, n2i: n1i };
          const best = filledEffect(
            measure,
            counts,
            { m1, m2 },
            { kind: "risks", risk1: 1, risk2: 0 },
            "imputed",
          );
          const worst = filledEffect(
            measure,
            turned,
            { m1: m2, m2: m1 },
            { kind: "risks", risk1: 0, risk2: 1 },
            "imputed",
          );
          expect(worst.y).toBeCloseTo(-best.y, 12);
          expect(worst.v).toBeCloseTo(best.v, 12);
        },
      ),
      { numRuns: 100, seed: 8 },
    );
  });
});

describe("what cannot be answered", () => {
  const lack = (input: BiasInput): string | null =>
    missingOutcomes.lack(input, withDefaults(missingOutcomes.params, {}));

  it("says why", () => {
    const input = missingInputOf(HALOPERIDOL.slice(0, 3));
    expect(lack(input)).toBeNull();
    expect(lack(biasInputOf([0.1], [0.1]))).toMatch(/odds ratios, risk ratios or risk differences/u);
    expect(lack({ ...input, missing: input.missing.map(() => null) })).toMatch(/No columns tell/u);
    expect(lack({ ...input, missing: input.missing.with(1, null) })).toMatch(/not known of Study 2/u);
    expect(lack({ ...input, tables: input.tables.with(0, null) })).toMatch(/counts of Study 1/u);
    expect(lack(missingInputOf([[3, 4, 0, 5, 6, 0]]))).toMatch(/Nobody’s outcome is missing/u);
  });

  it("is nothing where studies are one, empty in a cell, or lost nearly all their people", () => {
    for (const rows of [
      [[3, 4, 5, 5, 6, 7]],
      [
        [0, 4, 500, 5, 0, 7],
        [0, 9, 1, 0, 8, 2],
        [7, 0, 1, 8, 0, 9],
      ],
    ]) {
      for (const measure of ["OR", "RR", "RD"]) {
        const input = missingInputOf(rows);
        const outcome = way({ ...input, effects: { ...input.effects, measure } }, "imor");
        expect(badPlaces(outcome)).toEqual([]);
      }
    }
  });
});
