import { describe, expect, it } from "vitest";
import { normalCdf } from "./normal.ts";
import { createRandom, mixedSeed } from "./random.ts";

const N = 100_000;
const draws = (of: (random: ReturnType<typeof createRandom>) => number, seed = 2026): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: N }, () => of(random));
};

/** The largest distance between the distribution of a sample and the one it should have (Kolmogorov-Smirnov). */
function distance(sample: readonly number[], cdf: (x: number) => number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  return sorted.reduce((most, x, i) => Math.max(most, Math.abs(cdf(x) - (i + 0.5) / N)), 0);
}

/** A distance that chance exceeds once in a million samples: sqrt(log(2 / p) / 2 / n). */
const LIMIT = Math.sqrt(Math.log(2e6) / 2 / N);

describe("random numbers with a seed", () => {
  it("are the same for the same seed, bit for bit, and others for another", () => {
    const first = (seed: number): number[] => draws((random) => random.uniform(), seed).slice(0, 5);
    expect(first(1)).toEqual(first(1));
    expect(first(1)).not.toEqual(first(2));
  });

  it("keep their first values from version to version", () => {
    const random = createRandom(1);
    expect([random.uniform(), random.normal(), random.coin()]).toMatchInlineSnapshot(`
      [
        0.07506630098635059,
        -0.4421943662839733,
        false,
      ]
    `);
  });

  it("are uniform between 0 and 1, without the ends", () => {
    const sample = draws((random) => random.uniform());
    expect(sample.every((u) => u > 0 && u < 1)).toBe(true);
    expect(distance(sample, (u) => u)).toBeLessThan(LIMIT);
  });

  it("are normal", () => {
    const sample = draws((random) => random.normal());
    expect(sample.every(Number.isFinite)).toBe(true);
    expect(distance(sample, normalCdf)).toBeLessThan(LIMIT);
  });

  it("do not follow the one before", () => {
    const sample = draws((random) => random.uniform() - 0.5);
    const product = sample.slice(1).reduce((sum, u, i) => sum + u * sample[i]!, 0) / (N - 1) / (1 / 12);
    expect(Math.abs(product)).toBeLessThan(5 / Math.sqrt(N));
  });

  it("make fair coins", () => {
    const heads = draws((random) => (random.coin() ? 1 : 0)).reduce((a, b) => a + b, 0);
    expect(Math.abs(heads / N - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / N));
  });

  it.each([0, 1, 2])("have draw %i of neighbouring seeds apart like any other numbers", (skipped) => {
    const sample = Array.from({ length: N }, (_, seed) => {
      const random = createRandom(seed);
      for (let i = 0; i < skipped; i++) random.uniform();
      return random.uniform();
    });
    expect(distance(sample, (u) => u)).toBeLessThan(LIMIT);
    const product = sample.slice(1).reduce((sum, u, i) => sum + (u - 0.5) * (sample[i]! - 0.5), 0) / (N - 1);
    expect(Math.abs(12 * product)).toBeLessThan(5 / Math.sqrt(N));
  });

  it("mix seeds beyond 32 bits and negative ones", () => {
    const seeds = [0, 1, -1, 4294967296, 4294967297, Number.MAX_SAFE_INTEGER];
    expect(new Set(seeds.map((seed) => createRandom(seed).uniform())).size).toBe(seeds.length);
    expect(mixedSeed(1, 2)).not.toBe(mixedSeed(2, 1));
  });
});
