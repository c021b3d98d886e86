import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BiasOutcome } from "../../bias-types.ts";
import { type Params, withDefaults } from "../../registry.ts";
import { biasInputOf } from "../bias-testing.ts";
import { badPlaces } from "../missing/missing-testing.ts";
import type { BiasInput } from "../types.ts";
import { snapshot } from "./snapshot.ts";
import { snapshotEffects } from "./snapshot-sizes.ts";

/** Maxwell, Lau and Howard (2015): r = .243 (n = 80), replicated with r = .114 (n = 172). */
const maxwell = (parts: Parameters<typeof biasInputOf>[2] = {}): BiasInput =>
  biasInputOf([Math.atanh(0.243), Math.atanh(0.114)], [1 / 77, 1 / 169], {
    measure: "ZCOR",
    replication: [false, true],
    ...parts,
  });

function outcomeOf(input: BiasInput, given: Params = {}): BiasOutcome {
  const params = withDefaults(snapshot.params, given);
  expect(snapshot.lack(input, params)).toBeNull();
  const result = snapshot.run(input, params);
  if (!result.ok) throw new Error(result.issues[0]?.message ?? "");
  expect(badPlaces(result.value)).toEqual([]);
  return result.value;
}

const posterior = (outcome: BiasOutcome): number[] => outcome.numbers.map(({ value }) => value!);
const column = (outcome: BiasOutcome, place: number): number[] =>
  outcome.tables[0]!.rows.map((row) => (row[place] as { value: number }).value);

describe("snapshot", () => {
  it("gives what dnorm() and pnorm() give in R for the example of its manual", () => {
    const outcome = outcomeOf(maxwell());
    const wanted = [0.287085480582953, 0.702525785953073, 0.0103887326518941, 8.12079491634793e-10];
    posterior(outcome).forEach((value, j) => {
      expect(Math.abs(value - wanted[j]!)).toBeLessThan(1e-12);
    });
    const naive = [0.0631188473707585, 0.86605715845434, 0.0708239870482424, 7.12665904554793e-9];
    column(outcome, 5).forEach((value, j) => {
      expect(Math.abs(value - naive[j]!)).toBeLessThan(1e-12);
    });
  });

  it("weighs the likelihoods by the prior", () => {
    const even = posterior(outcomeOf(maxwell()));
    const sceptical = posterior(outcomeOf(maxwell(), { zero: 0.7 }));
    const odds = ([zero, small]: readonly number[]): number => zero! / small!;
    expect(odds(sceptical) / odds(even)).toBeCloseTo(7, 10);
    expect(column(outcomeOf(maxwell()), 4)[1]).toBeCloseTo(even[1]! / even[0]!, 10);
  });

  it("knows Cohen's sizes on the scale of the measure, and takes other ones", () => {
    const sizes = (measure: string, params: Params = { scale: "measure" }): readonly number[] | null =>
      snapshotEffects(measure, params);
    expect(sizes("SMD")).toEqual([0.2, 0.5, 0.8]);
    expect(sizes("COR")).toEqual([0.1, 0.3, 0.5]);
    expect(sizes("ZCOR")![1]).toBeCloseTo(Math.atanh(0.3), 14);
    expect(sizes("OR")![0]).toBeCloseTo((0.2 * Math.PI) / Math.sqrt(3), 14);
    expect(sizes("MD")).toBeNull();
    expect(sizes("MD", { scale: "own", effects: [1, 2, 4] })).toEqual([1, 2, 4]);
    const lack = snapshot.lack(maxwell({ measure: "MD" }), withDefaults(snapshot.params, {}));
    expect(lack).toMatch(/effects of your own/u);
    expect(snapshot.lack(maxwell({ replication: null }), {})).toMatch(/No column/u);
  });

  it("survives studies far from all four effects", () => {
    const outcome = outcomeOf({ ...maxwell(), effects: { ...maxwell().effects, yi: [400, 300] } });
    expect(posterior(outcome)[3]).toBe(1);
  });

  it("adds up to one, turns with the favoured direction and does not mind order or scale", () => {
    const study = fc.record({ y: fc.integer({ min: -50, max: 150 }), s: fc.integer({ min: 10, max: 60 }) });
    fc.assert(
      fc.property(study, study, study, fc.constantFrom(1e-6, 3, 1e4), (one, two, three, b) => {
        const input = (order: readonly number[], factor: number, favours: 1 | -1): BiasInput => {
          const rows = [{ ...one, y: 3 * one.s + Math.abs(one.y) }, two, three];
          return biasInputOf(
            order.map((i) => (factor * rows[i]!.y) / 100),
            order.map((i) => ((factor * rows[i]!.s) / 100) ** 2),
            { replication: order.map((i) => i > 0), favours },
          );
        };
        const at = (factor: number): Params => ({
          scale: "own",
          effects: [0.2, 0.5, 0.8].map((size) => size * Math.abs(factor)),
        });
        const base = posterior(outcomeOf(input([0, 1, 2], 1, 1), at(1)));
        expect(base.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
        for (const other of [
          outcomeOf(input([2, 0, 1], 1, 1), at(1)),
          outcomeOf(input([0, 1, 2], -1, -1), at(1)),
          outcomeOf(input([0, 1, 2], b, 1), at(b)),
        ])
          posterior(other).forEach((p, j) => {
            expect(p).toBeCloseTo(base[j]!, 9);
          });
      }),
      { numRuns: 50, seed: 5 },
    );
  });
});
