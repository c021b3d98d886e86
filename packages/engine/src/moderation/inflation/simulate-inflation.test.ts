import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tableOf } from "../../design/design-testing.ts";
import { createDocument } from "../../document/defaults.ts";
import { createModerator, createModerators } from "../../document/moderators.ts";
import { effectsOf } from "../../effects/effects-testing.ts";
import { createRandom } from "../../numeric/random.ts";
import { type ModerationInput, regressOn } from "../moderation-stage.ts";
import { shuffled } from "./reshuffle.ts";
import { drawInflation, planInflation, summariseInflation } from "./simulate-inflation.ts";

type Cells = Readonly<Record<string, readonly (number | string | null)[]>>;

function inputOf(
  columns: Cells,
  yi: readonly number[],
  terms: readonly (readonly string[])[],
): ModerationInput {
  const table = tableOf(columns);
  const vi = yi.map((_, i) => 0.02 + 0.01 * (i % 4));
  const effects = effectsOf(yi, vi, { rowIds: table.rowIds });
  const variables = Object.entries(columns).map(([column, cells]) =>
    createModerator({ column, kind: cells.some((cell) => typeof cell === "string") ? "factor" : "numeric" }),
  );
  return { table, spec: createModerators({ variables, terms }), model: createDocument().model, effects };
}

function studies(k: number, seed: number, entangled: number): ModerationInput {
  const random = createRandom(seed);
  const dose = Array.from({ length: k }, () => random.normal());
  const hours = dose.map((x) => entangled * x + random.normal());
  const format = Array.from({ length: k }, (_, i) => ["group", "online", "single"][i % 3]!);
  const yi = dose.map((x) => 0.2 * x + 0.2 * random.normal());
  return inputOf({ dose, hours, format }, yi, [["dose"], ["hours"], ["format"]]);
}

function simulated(input: ModerationInput, draws: number, cuts: readonly number[] = []) {
  const plan = planInflation(input, draws);
  if (!plan.ok) throw new Error(plan.issues[0]!.message);
  const ends = [0, ...cuts, draws];
  const parts = ends.slice(1).map((to, i) => drawInflation(plan.value, ends[i]!, to));
  const summary = summariseInflation(plan.value, parts.flat());
  if (!summary.ok) throw new Error(summary.issues[0]!.message);
  return summary.value;
}

describe("simulated inflation of variances", () => {
  it("observes what the meta-regression itself reports", () => {
    const input = studies(40, 3, 2);
    const regression = regressOn(input, input.spec.terms);
    if (!regression.ok) throw new Error(regression.issues[0]!.message);
    const { terms } = simulated(input, 5);
    regression.value.fit.terms.forEach(({ gvif, gvifScaled }, i) => {
      expect(terms[i]!.observed).toBeCloseTo(gvif!, 10);
      expect(terms[i]!.observedScaled).toBeCloseTo(gvifScaled!, 10);
    });
  });

  it("tells planted entanglement from chance", () => {
    const planted = simulated(studies(40, 3, 2), 300);
    expect(planted.terms[0]!.share).toBe(1);
    expect(planted.terms[0]!.observed!).toBeGreaterThan(2 * planted.terms[0]!.q95!);
    const none = simulated(studies(40, 8, 0), 300);
    expect(none.terms.every(({ share }) => share! < 0.99)).toBe(true);
    expect(none.coefficients).toHaveLength(4);
  });

  it("comes near the share over all arrangements", () => {
    const x = [1, 2, 4, 7, 8];
    const z = [2, 1, 5, 6, 9];
    const input = inputOf({ x, z }, [0.1, 0.1, 0.1, 0.1, 0.1], [["x"], ["z"]]);
    const equal = { ...input, effects: { ...input.effects, vi: x.map(() => 0.1) } };
    // With equal weights the factor of two moderators is 1 / (1 - r^2).
    const correlation = (b: readonly number[]): number => {
      const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / 5;
      const sum = (p: readonly number[], q: readonly number[]): number =>
        p.reduce((total, value, i) => total + (value - mean(p)) * (q[i]! - mean(q)), 0);
      return (sum(x, b) * sum(x, b)) / (sum(x, x) * sum(b, b));
    };
    const all = permutations(z).map(correlation);
    const exact = all.filter((r2) => r2 < correlation(z) - 1e-12).length / all.length;
    const { terms } = simulated(equal, 2000);
    expect(terms[0]!.observed).toBeCloseTo(1 / (1 - correlation(z)), 10);
    expect(Math.abs(terms[0]!.share! - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 2000));
  });

  it("is the same however the rearrangements are shared out", () => {
    const input = studies(24, 5, 1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (cut) => {
        expect(simulated(input, 40, [cut])).toEqual(simulated(input, 40));
      }),
      { numRuns: 5 },
    );
  });

  it("leaves out arrangements whose columns cannot be told apart, and says so", () => {
    const format = ["a", "a", "a", "a", "a", "b"];
    const place = ["c", "c", "c", "c", "d", "c"];
    const input = inputOf({ format, place }, [0.1, 0.4, 0.2, 0.5, 0.3, 0.2], [["format"], ["place"]]);
    const result = simulated(input, 200);
    expect(result.unusable).toBeGreaterThan(10);
    expect(result.terms[0]!.simulated).toHaveLength(200 - result.unusable);
  });

  it("refuses a model of one moderator", () => {
    const input = inputOf({ x: [1, 2, 3, 4] }, [0.1, 0.2, 0.1, 0.3], [["x"]]);
    expect(planInflation(input).issues.map(({ code }) => code)).toContain("inflation-one-moderator");
  });

  it("shuffles without losing anything", () => {
    expect(shuffled([1, 2, 3, 4, 5, 6], createRandom(4)).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

function permutations(list: readonly number[]): number[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((first, i) =>
    permutations(list.filter((_, j) => j !== i)).map((rest) => [first, ...rest]),
  );
}
