import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BiasOutcome } from "../../bias-types.ts";
import { type Params, withDefaults } from "../../registry.ts";
import { biasInputOf } from "../bias-testing.ts";
import { badPlaces, studiesOf, THIRD_WAVE } from "../missing/missing-testing.ts";
import { excessSignificance } from "./excess-significance.ts";
import { powerOf } from "./excess-significance-power.ts";

function run(
  yi: readonly number[],
  vi: readonly number[],
  params: Params = {},
  parts: Parameters<typeof biasInputOf>[2] = {},
): BiasOutcome {
  const found = excessSignificance.run(
    biasInputOf(yi, vi, parts),
    withDefaults(excessSignificance.params, params),
  );
  expect(badPlaces(found)).toEqual([]);
  if (!found.ok) throw new Error("the test of excess significance has no failures");
  return found.value;
}

function numberOf({ numbers }: BiasOutcome, key: string): number | null {
  return numbers.find((one) => one.key === key)?.value ?? null;
}

/** Studies whose standard errors are not all equal. */
function studies(least: number, most: number): fc.Arbitrary<ReturnType<typeof studiesOf>> {
  const row = fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 1, max: 512 }));
  return fc
    .array(row, { minLength: least, maxLength: most })
    .filter((rows) => rows.some(([, v]) => v !== rows[0]![1]))
    .map(studiesOf);
}

describe("the test of excess significance", () => {
  it("counts, and never says that there is no bias", () => {
    const found = run(THIRD_WAVE.yi, THIRD_WAVE.vi);
    expect(numberOf(found, "observed")).toBe(11);
    expect(found.ran).toContain("exact test");
    expect(found.ran).toContain("p < 0.05 two-sided");
    const said = found.sentences.join(" ");
    expect(said).toMatch(/does not reject|rejects/);
    expect(said).not.toMatch(/no (publication )?bias/);
    expect(found.tables[0]?.rows).toHaveLength(THIRD_WAVE.yi.length);
  });

  it("rejects where every study of low power is significant", () => {
    const found = run(
      Array.from({ length: 12 }, () => 0.41),
      Array.from({ length: 12 }, () => 0.04),
    );
    expect(numberOf(found, "observed")).toBe(12);
    expect(found.rejects).toEqual({ yes: true, level: 0.1 });
    expect(numberOf(found, "limitLower")).toBeGreaterThan(0.41);
  });

  it("takes half the level in the favoured direction", () => {
    const [yi, vi] = [
      [0.5, -0.9, 0.4],
      [0.04, 0.04, 0.05],
    ];
    const up = run(yi, vi, { alternative: "favoured" });
    const down = run(yi, vi, { alternative: "favoured" }, { favours: -1 });
    expect([numberOf(up, "observed"), numberOf(down, "observed")]).toEqual([1, 1]);
    expect(up.ran).toContain("p < 0.025 in the favoured direction");
  });

  it("says why it cannot be asked", () => {
    const defaults = withDefaults(excessSignificance.params, {});
    expect(excessSignificance.lack(biasInputOf([0.1], [0.1]), defaults)).toContain("several studies");
    const proportion = biasInputOf([0.1, 0.4], [0.1, 0.2], { nullValue: null });
    expect(excessSignificance.lack(proportion, defaults)).toContain("no value of no effect");
  });

  it("takes chi-square where there are too many studies for the exact test", () => {
    const yi = Array.from({ length: 2001 }, (_, i) => (i % 7) / 10);
    const found = run(
      yi,
      yi.map(() => 0.04),
      { effects: "common" },
    );
    expect(found.ran).toContain("too many studies for the exact test");
    expect(found.tests[0]?.test.distribution).toBe("chisq");
  });

  it("averages power over the true effects: Monte Carlo agrees with the closed form", () => {
    const test = { nullValue: 0, alternative: "two.sided", alpha: 0.05 } as const;
    const [together] = powerOf([0.04], test, { theta: 0.3, tau2: 0.05 });
    let sum = 0;
    const steps = 4000;
    for (let i = 0; i < steps; i++) {
      const u = -5 + (10 * (i + 0.5)) / steps;
      const density = Math.exp(-0.5 * u * u) / Math.sqrt(2 * Math.PI);
      const [one] = powerOf([0.04], test, { theta: 0.3 + Math.sqrt(0.05) * u, tau2: 0 });
      sum += (density * one! * 10) / steps;
    }
    expect(together).toBeCloseTo(sum, 9);
  });

  it("does not depend on order, sign (with the favoured direction) and scale", () => {
    fc.assert(
      fc.property(
        studies(2, 15),
        fc.constantFrom("exact", "chi2", "binomial"),
        fc.constantFrom("greater", "less", "two.sided"),
        fc.constantFrom("favoured", "two.sided"),
        ({ yi, vi }, test, tesAlternative, alternative) => {
          const params = { test, tesAlternative, alternative };
          const found = run(yi, vi, params);
          const p = found.tests[0]!.test.pValue;
          const others = [
            run(yi.toReversed(), vi.toReversed(), params),
            run(
              yi.map((y) => -y),
              vi,
              params,
              { favours: -1 },
            ),
            run(
              yi.map((y) => 4 * y),
              vi.map((v) => 16 * v),
              params,
            ),
          ];
          for (const other of others) {
            expect(numberOf(other, "observed")).toBe(numberOf(found, "observed"));
            expect(other.tests[0]!.test.pValue).toBeCloseTo(p, 6);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it("gives plain numbers for variances that differ by 1e8, equal effects, and tiny and huge ones", () => {
    for (const scale of [1e-8, 1, 1e8]) {
      for (const test of ["exact", "chi2", "binomial"]) {
        for (const tesAlternative of ["greater", "less", "two.sided"]) {
          const params = { test, tesAlternative, correct: true };
          run(
            [1, 2, 5, 9, -3].map((y) => y * scale),
            [1e-4, 1, 1e4, 2, 3].map((v) => v * scale * scale),
            params,
          );
          run([scale, scale], [scale * scale, 1e8 * scale * scale], params);
          run([0, 0], [scale * scale, scale * scale], { ...params, alternative: "favoured" });
        }
      }
    }
  });
});
