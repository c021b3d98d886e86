import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BiasOutcome } from "../../bias-types.ts";
import { DEFAULT_MODEL } from "../../document/defaults.ts";
import { type Params, withDefaults } from "../../registry.ts";
import { biasInputOf } from "../bias-testing.ts";
import { failSafeN } from "./fail-safe-n.ts";
import { badPlaces, studiesOf } from "./missing-testing.ts";
import { smallestThat } from "./whole-number.ts";

const TYPES = ["Rosenthal", "Fisher", "Binomial", "Orwin", "Rosenberg", "General"] as const;

function run(yi: readonly number[], vi: readonly number[], params: Params): BiasOutcome {
  const found = failSafeN.run(biasInputOf(yi, vi), withDefaults(failSafeN.params, params));
  expect(badPlaces(found)).toEqual([]);
  if (!found.ok) throw new Error("a fail-safe N has no failures");
  return found.value;
}

function countOf({ numbers }: BiasOutcome): number | null {
  return numbers.find(({ key }) => key === "failSafeN")!.value;
}

/** Studies whose standard errors are not all equal. */
function studies(least: number, most: number): fc.Arbitrary<ReturnType<typeof studiesOf>> {
  const row = fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 1, max: 512 }));
  return fc
    .array(row, { minLength: least, maxLength: most })
    .filter((rows) => rows.some(([, v]) => v !== rows[0]![1]))
    .map(studiesOf);
}

describe("fail-safe N", () => {
  it("is not part of the usual audit, and never stands as evidence", () => {
    expect(failSafeN.usual).toBe(false);
    expect(failSafeN.label).toContain("not recommended as evidence");
    const { sentences } = run([0.5, 0.6], [0.01, 0.01], {});
    expect(sentences.join(" ")).toContain("no evidence that the result is safe");
  });

  it("is 0 where the studies are not significant, and says so", () => {
    const found = run([0.1, -0.1, 0.05], [0.1, 0.1, 0.1], { type: "Rosenberg" });
    expect(countOf(found)).toBe(0);
    expect(found.sentences[0]).toContain("not significant as they are");
  });

  it("is the number of studies for half the mean of Orwin", () => {
    expect(countOf(run([0.3, 0.2, 0.7, 0.1], [0.1, 0.2, 0.3, 0.4], { type: "Orwin" }))).toBe(4);
  });

  it("says that no number halves a mean of exactly no effect", () => {
    const found = run([0.2, -0.2], [0.1, 0.1], { type: "Orwin" });
    expect(countOf(found)).toBeNull();
    expect(found.numbers[0]?.words).toContain("no number of null results");
  });

  it("counts effects from the value of no effect", () => {
    const at = (nullValue: number, yi: readonly number[]): number | null => {
      const input = biasInputOf(yi, [0.01, 0.02, 0.01], { nullValue });
      const found = failSafeN.run(input, withDefaults(failSafeN.params, { type: "General" }));
      return found.ok ? countOf(found.value) : null;
    };
    expect(at(1, [1.5, 1.4, 1.6])).toBe(at(0, [0.5, 0.4, 0.6]));
  });

  it("says why it cannot be asked", () => {
    const defaults = withDefaults(failSafeN.params, {});
    expect(failSafeN.lack(biasInputOf([0.1], [0.1]), defaults)).toContain("at least two studies");
    const proportion = biasInputOf([0.1, 0.4], [0.1, 0.2], { nullValue: null });
    expect(failSafeN.lack(proportion, defaults)).toContain("no value of no effect");
    const model = { ...DEFAULT_MODEL, estimator: "GENQ" };
    const weighted = biasInputOf([0.1, 0.4], [0.1, 0.2], { model });
    expect(failSafeN.lack(weighted, { ...defaults, type: "General" })).toContain("weight");
    expect(failSafeN.lack(weighted, defaults)).toBeNull();
  });

  it("does not depend on order, sign and scale, in any of its forms", () => {
    fc.assert(
      fc.property(
        studies(2, 15),
        fc.constantFrom(...TYPES),
        fc.constantFrom(0.25, 4),
        ({ yi, vi }, type, scale) => {
          // The sign test counts effects of exactly 0 as not above, which a flip of signs does not keep.
          fc.pre(type !== "Binomial" || !yi.includes(0));
          const count = countOf(run(yi, vi, { type }));
          expect(countOf(run(yi.toReversed(), vi.toReversed(), { type }))).toBe(count);
          expect(
            countOf(
              run(
                yi.map((y) => -y),
                vi,
                { type },
              ),
            ),
          ).toBe(count);
          const scaled = run(
            yi.map((y) => scale * y),
            vi.map((v) => scale * scale * v),
            { type },
          );
          expect(countOf(scaled)).toBe(count);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("holds its definition when it fits every set again", () => {
    const [yi, vi] = [
      [0.5, 0.6, 0.2, 0.9],
      [0.02, 0.03, 0.05, 0.01],
    ];
    const found = run(yi, vi, { type: "General", exact: true });
    const after = (key: string): number => found.numbers.find((one) => one.key === key)!.value!;
    expect(countOf(found)).toBeGreaterThan(0);
    expect(after("pAfter")).toBeGreaterThanOrEqual(0.05);
    expect(after("pAfter")).toBeLessThan(0.1);
    expect(Math.abs(after("meanAfter"))).toBeLessThan(0.55);
  });

  it("gives plain numbers for variances that differ by 1e8, and for tiny and huge effects", () => {
    for (const scale of [1e-8, 1, 1e8]) {
      for (const type of TYPES) {
        run(
          [1, 2, 5, 9, -3].map((y) => y * scale),
          [1e-4, 1, 1e4, 2, 3].map((v) => v * scale * scale),
          { type },
        );
        run([scale, scale], [scale * scale, scale * scale], { type, aim: "target", target: 1e-9 });
      }
    }
  });
});

describe("the smallest whole number that meets a condition", () => {
  it("is found whatever it is", () => {
    for (const wanted of [0, 1, 2, 3, 7, 8, 9, 100, 4097]) {
      expect(smallestThat((n) => n >= wanted, 0, 1e7)).toBe(wanted);
      expect(smallestThat((n) => n >= wanted, 50, 1e7)).toBe(wanted);
    }
    expect(smallestThat((n) => n >= 11, 0, 10)).toBeNull();
    expect(smallestThat((n) => n >= 10, 0, 10)).toBe(10);
  });

  it("is the first of several within the dense part", () => {
    expect(smallestThat((n) => n === 3 || n > 20, 10, 100)).toBe(3);
  });
});
