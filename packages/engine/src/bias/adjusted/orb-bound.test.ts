import { describe, expect, it } from "vitest";
import { DEFAULT_MODEL } from "../../document/defaults.ts";
import { biasInputOf } from "../bias-testing.ts";
import { badPlaces, THIRD_WAVE } from "../missing/missing-testing.ts";
import type { BiasInput } from "../types.ts";
import { answer, outcomeOf } from "./adjusted-testing.ts";
import { orbBound, selectionIntensity } from "./orb-bound.ts";

const third = (parts: Parameters<typeof biasInputOf>[2] = {}): BiasInput =>
  biasInputOf(THIRD_WAVE.yi, THIRD_WAVE.vi, parts);

const numberOf = (outcome: ReturnType<typeof outcomeOf>, key: string): number | null | undefined =>
  outcome.numbers.find((number) => number.key === key)?.value;

/** The mean of what lies above the quantile that leaves the share above it, both by sums over a fine grid. */
function meanOfLargest(share: number): number {
  const step = 1e-4;
  let [mass, moment] = [0, 0];
  for (let z = 9; z > -9 && mass < share; z -= step) {
    const density = (step * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
    mass += density;
    moment += z * density;
  }
  return moment / mass;
}

describe("Copas and Jackson's bound", () => {
  it("is the mean of the largest share of a normal variable", () => {
    for (const [n, m] of [
      [10, 10],
      [18, 2],
      [5, 40],
    ] as const)
      expect(selectionIntensity(n, m)).toBeCloseTo(meanOfLargest(n / (n + m)), 3);
    expect(selectionIntensity(7, 7)).toBeCloseTo(Math.sqrt(2 / Math.PI), 14);
    expect(selectionIntensity(7, 0)).toBe(0);
  });

  it("moves a mean of equally precise studies by so many standard errors of one study", () => {
    const input = biasInputOf([0.1, 0.2, 0.3, 0.4], [0.25, 0.25, 0.25, 0.25], {
      model: { ...DEFAULT_MODEL, kind: "equal" },
    });
    const outcome = outcomeOf(orbBound, input, { unpublished: [4] });
    expect(numberOf(outcome, "bound")).toBeCloseTo(0.5 * Math.sqrt(2 / Math.PI), 12);
    expect(outcome.estimate?.estimate).toBeCloseTo(0.25 - 0.5 * Math.sqrt(2 / Math.PI), 12);
  });

  it("bounds what any selection does, and reaches it where the largest results are the published ones", () => {
    const z = Array.from({ length: 2000 }, (_, i) => Math.sin(12.9898 * (i + 1)) * 43758.5453).map(
      (value) => value - Math.floor(value),
    );
    const normal = z.flatMap((u, i) =>
      i % 2 === 0 ? [Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * z[i + 1]!)] : [],
    );
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    const centred = normal.map((value) => value - mean(normal));
    const published = centred.toSorted((a, b) => b - a).slice(0, 700);
    expect(mean(published)).toBeCloseTo(selectionIntensity(700, 300), 1);
    expect(mean(centred.filter((_, i) => i % 10 < 7))).toBeLessThan(selectionIntensity(700, 300));
  });

  it("grows with the number of unpublished studies, and says from which on the interval includes no effect", () => {
    const outcome = outcomeOf(orbBound, third(), { unpublished: [1, 5, 20] });
    const rows = outcome.tables[0]!.rows.map((row) => (row[1] as { value: number }).value);
    expect(rows[0]).toBe(0);
    expect(rows.every((value, i) => i === 0 || value > rows[i - 1]!)).toBe(true);
    const until = numberOf(outcome, "until-interval")!;
    const lowerAt = (m: number): number =>
      outcomeOf(orbBound, third(), { unpublished: [m] }).estimate!.interval!.lower;
    expect(lowerAt(until)).toBeLessThanOrEqual(0);
    expect(lowerAt(until - 1)).toBeGreaterThan(0);
    expect(outcome.sentences.join(" ")).not.toMatch(/no bias|corrected/u);
  });

  it("is silent about no effect where there is none, and about a mean that lies on the other side", () => {
    const none = outcomeOf(orbBound, third({ nullValue: null }));
    expect(none.numbers.map(({ key }) => key)).toEqual(["bound"]);
    const against = outcomeOf(orbBound, third({ favours: -1 }));
    expect(numberOf(against, "until-mean")).toBe(0);
    expect(badPlaces(against)).toEqual([]);
  });

  it("gives up counting where no number of studies would do", () => {
    const sure = biasInputOf([50, 51, 52], [0.01, 0.01, 0.01]);
    const outcome = outcomeOf(orbBound, sure);
    expect(numberOf(outcome, "until-mean")).toBeNull();
    expect(outcome.numbers.find(({ key }) => key === "until-mean")?.words).toMatch(/more than/u);
    expect(answer(orbBound, biasInputOf([0.1], [0.2]))).toBeNull();
  });
});
