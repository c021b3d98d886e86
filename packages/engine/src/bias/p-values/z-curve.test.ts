import { describe, expect, it } from "vitest";
import { createRandom } from "../../numeric/random.ts";
import { withDefaults } from "../../registry.ts";
import { biasInputOf } from "../bias-testing.ts";
import type { BiasInput } from "../types.ts";
import { zCurve } from "./z-curve.ts";
import { type BootstrapPart, zCurveBootstrap } from "./z-curve-bootstrap.ts";
import { componentDensities, fitMixture, MEANS, meanLogLikelihood } from "./z-mixture.ts";
import { componentPowers, fileDrawer, ratesOf, soricFdr } from "./z-rates.ts";

const CRITICAL = 1.959963984540054;

/** Absolute z-values of studies with some powers, the significant ones of them and some others. */
function drawn(many: number, means: readonly number[], seed: number): number[] {
  const random = createRandom(seed);
  return Array.from({ length: many }, (_, i) => Math.abs(means[i % means.length]! + random.normal()));
}

/** The same likelihood maximised another way: exact line searches that move weight between two components at a time. */
function byPairs(densities: Float64Array, count: number): { weights: number[]; value: number } {
  const weights = MEANS.map(() => 1 / MEANS.length);
  const ones = new Float64Array(count).fill(1);
  const valueAt = (): number => meanLogLikelihood(densities, ones, weights);
  let last = Number.NEGATIVE_INFINITY;
  while (valueAt() - last > 1e-9) {
    last = valueAt();
    for (const [a] of MEANS.entries()) {
      for (let b = 0; b < a; b++) {
        const sum = weights[a]! + weights[b]!;
        let [low, high] = [0, sum];
        const at = (x: number): number => {
          weights[a] = x;
          weights[b] = sum - x;
          return valueAt();
        };
        for (let step = 0; step < 40; step++) {
          const third = (high - low) / 3;
          if (at(low + third) < at(high - third)) low += third;
          else high -= third;
        }
        at((low + high) / 2);
      }
    }
  }
  return { weights, value: valueAt() };
}

const inputOf = (z: readonly number[]): BiasInput =>
  biasInputOf(
    z.map((value) => value / 5),
    z.map(() => 0.04),
  );

describe("fitMixture", () => {
  it.each([1, 2, 3])("finds the maximum that line searches find, seed %i", (seed) => {
    const z = drawn(160, [0, 1, 2.5, 3.5], seed).filter((value) => value > CRITICAL && value <= 6);
    const densities = componentDensities(z, CRITICAL, 6);
    const fit = fitMixture(densities, new Float64Array(z.length).fill(1));
    expect(fit.converged).toBe(true);
    const other = byPairs(densities, z.length);
    const value = meanLogLikelihood(densities, new Float64Array(z.length).fill(1), fit.weights);
    expect(value).toBeGreaterThanOrEqual(other.value - 1e-12);
    expect(value - other.value).toBeLessThan(1e-6);
    for (const [j, weight] of other.weights.entries()) expect(fit.weights[j]!).toBeCloseTo(weight, 2);
  });

  it("does not depend on its start, and takes counts as repetitions", () => {
    const z = drawn(120, [1, 3], 5).filter((value) => value > CRITICAL && value <= 6);
    const twice = [...z, ...z.slice(0, 10)];
    const counts = z.map((_, i) => (i < 10 ? 2 : 1));
    const one = fitMixture(componentDensities(twice, CRITICAL, 6), new Float64Array(twice.length).fill(1));
    const start = Float64Array.from([1, 0, 0, 0, 0, 0, 0]);
    const other = fitMixture(componentDensities(z, CRITICAL, 6), counts, start);
    for (const [j, weight] of one.weights.entries()) expect(other.weights[j]!).toBeCloseTo(weight, 6);
  });

  it("recovers the rates of many studies", () => {
    const all = drawn(40_000, [1, 3], 9);
    const z = all.filter((value) => value > CRITICAL && value <= 6);
    const fit = fitMixture(componentDensities(z, CRITICAL, 6), new Float64Array(z.length).fill(1));
    const beyond = all.filter((value) => value > 6).length;
    const powers = componentPowers(CRITICAL);
    const { err, edr } = ratesOf(fit.weights, powers, z.length, beyond);
    const [low, high] = [powers[1]!, powers[3]!];
    expect(Math.abs(edr - (low + high) / 2)).toBeLessThan(0.03);
    expect(Math.abs(err - (low * low + high * high) / (low + high))).toBeLessThan(0.02);
  });
});

describe("rates", () => {
  it("are those printed for the 85 significant results of the Open Science Collaboration", () => {
    // EDR 0.388: Soric FDR 0.083, file drawer ratio 1.574.
    expect(soricFdr(0.3884366, 0.05)).toBeCloseTo(0.083, 3);
    expect(fileDrawer(0.3884366)).toBeCloseTo(1.574, 3);
  });

  it("are alpha where every study is of nothing, and 1 beyond the fitted interval", () => {
    const powers = componentPowers(CRITICAL);
    const nothing = ratesOf([1, 0, 0, 0, 0, 0, 0], powers, 20, 0);
    expect(nothing.err).toBeCloseTo(0.05, 12);
    expect(nothing.edr).toBeCloseTo(0.05, 12);
    expect(ratesOf([1, 0, 0, 0, 0, 0, 0], powers, 0, 20)).toEqual({ err: 1, edr: 1 });
  });
});

describe("zCurve", () => {
  it("needs ten significant results in its interval", () => {
    const params = withDefaults(zCurve.params, {});
    const z = [2, 2.1, 2.2, 2.3, 2.4, 2.5, 3, 3.5, 4, 9];
    expect(zCurve.lack(inputOf(z), params)).toMatch(/at least 10 .*there are 9\./);
    expect(zCurve.lack(inputOf([...z, 5.5]), params)).toBeNull();
    expect(zCurve.lack(inputOf([...z, 5.5]), { ...params, upper: "5" })).toMatch(/there are 9\./);
  });
});

describe("zCurveBootstrap", () => {
  const input = inputOf(drawn(90, [0, 2, 3], 4));
  const params = withDefaults(zCurveBootstrap.params, { samples: 200 });

  const outcomeBy = (given: BiasInput, ends: readonly number[]) => {
    const plan = zCurveBootstrap.plan(given, params);
    if (!plan.ok) throw new RangeError(plan.issues[0]?.message);
    expect(plan.value.total).toBe(200);
    const parts: BootstrapPart[] = [];
    for (let i = 1; i < ends.length; i++) parts.push(plan.value.run(ends[i - 1]!, ends[i]!));
    const outcome = plan.value.combine(parts);
    if (!outcome.ok) throw new RangeError(outcome.issues[0]?.message);
    return outcome.value;
  };

  it("comes to the same in any division into parts, and in any order of rows", () => {
    const whole = outcomeBy(input, [0, 200]);
    expect(outcomeBy(input, [0, 1, 77, 150, 200])).toEqual(whole);
    const { effects } = input;
    const turned = {
      ...input,
      effects: { ...effects, yi: effects.yi.toReversed(), vi: effects.vi.toReversed() },
    };
    expect(outcomeBy(turned, [0, 200]).numbers).toEqual(whole.numbers);
  });

  it("widens its percentiles by 3 and 5 points and keeps them between alpha and 1", () => {
    const outcome = outcomeBy(input, [0, 200]);
    const of = (key: string): number => outcome.numbers.find((one) => one.key === key)?.value ?? Number.NaN;
    expect(of("err-lower")).toBeLessThan(of("err"));
    expect(of("err-upper")).toBeGreaterThan(of("err"));
    expect(of("edr-lower")).toBeGreaterThanOrEqual(0.05);
    expect(of("edr-lower")).toBeLessThan(of("edr"));
    expect(of("edr-upper")).toBeGreaterThan(of("edr"));
    expect(of("edr-upper")).toBeLessThanOrEqual(of("err-upper"));
    expect(of("err-upper") - of("err-lower")).toBeGreaterThan(0.06);
  });

  it("draws other samples with another seed", () => {
    const other = { ...input, model: { ...input.model, seed: 2 } };
    expect(outcomeBy(other, [0, 200]).numbers).not.toEqual(outcomeBy(input, [0, 200]).numbers);
  });
});
