import { square } from "../../../packages/engine/src/numeric/elementary.ts";
import { createRandom, mixedSeed, type Random } from "../../../packages/engine/src/numeric/random.ts";

/** What is simulated: everything the numbers of the table depend on. */
export interface Design {
  readonly seed: number;
  /** Sets of studies for each cell; methods that take long use every nth of them. */
  readonly replications: number;
  /** The true mean. */
  readonly mu: number;
  readonly level: number;
  /** Numbers of studies. */
  readonly k: readonly number[];
  /** I2 in percent. */
  readonly i2: readonly number[];
}

export interface Cell {
  readonly k: number;
  readonly i2: number;
}

/** One simulated meta-analysis. */
export interface Studies {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly tau2: number;
}

/** The cells of a design in the order of the table. */
export function cellsOf({ k, i2 }: Pick<Design, "k" | "i2">): Cell[] {
  return k.flatMap((studies) => i2.map((percent) => ({ k: studies, i2: percent })));
}

/** Bounds of the sampling variances. */
const SMALLEST = 0.009;
const LARGEST = 0.6;

/**
 * A sampling variance as log odds ratios of trials have it: a quarter of chi-square on one degree of freedom, between 0.009 and 0.6.
 * Source: Brockwell & Gordon (2001), Statistics in Medicine 20, 825-840.
 */
function drawVariance(random: Random): number {
  for (;;) {
    const v = square(random.normal()) / 4;
    if (v >= SMALLEST && v <= LARGEST) return v;
  }
}

/** Higgins and Thompson's typical variance (k - 1) sum w / [(sum w)^2 - sum w^2], w = 1 / v. */
function typicalVariance(vi: readonly number[]): number {
  let total = 0;
  let pairs = 0;
  for (const v of vi) {
    pairs += total / v;
    total += 1 / v;
  }
  return ((vi.length - 1) * total) / (2 * pairs);
}

/** k effects around true effects around mu, the true effects so far apart that I2 is what the cell says. */
export function drawStudies(random: Random, { k, i2 }: Cell, mu: number): Studies {
  const vi = Array.from({ length: k }, () => drawVariance(random));
  const tau2 = (typicalVariance(vi) * i2) / (100 - i2);
  const yi = vi.map((v) => mu + Math.sqrt(tau2) * random.normal() + Math.sqrt(v) * random.normal());
  return { yi, vi, tau2 };
}

/** The random numbers of one block of a cell, which depend on no other block: blocks can be computed in any order, anywhere. */
export function randomOfBlock(seed: number, { k, i2 }: Cell, block: number): Random {
  return createRandom(mixedSeed(seed, k, Math.round(1000 * i2), block));
}
