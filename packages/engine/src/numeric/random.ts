import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { normalQuantile } from "./normal.ts";

/** A source of random numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** Uniform on (0, 1), the ends left out. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** true or false, each half of the time. */
  coin(): boolean;
}

/**
 * One seed made of whole numbers, in which every bit depends on each of them.
 * @returns a whole number of 32 bits
 * Source: Appleby, the finaliser of MurmurHash3.
 */
export function mixedSeed(...parts: readonly number[]): number {
  let seed = 0;
  for (const part of parts) {
    seed = scrambled(seed ^ scrambled(part | 0));
    seed = scrambled(seed ^ scrambled(Math.floor(part / 4294967296) + 0x9e3779b9));
  }
  return seed;
}

function scrambled(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * A seeded generator; normal numbers by inversion, one uniform number each.
 * @param seed a whole number
 * Source: Blackman & Vigna (2021), ACM Trans. Math. Software 47(4), xoroshiro128+.
 */
export function createRandom(seed: number): Random {
  // A state of nearly all zeros or ones takes a while to mix: the first number of every small seed would be next to 1.
  const generator = xoroshiro128plusFromState([1, 2, 3, 4].map((word) => mixedSeed(seed, word)));
  const uniform = (): number => {
    // 53 bits on [0, 1); a 0, one draw in 9e15, would be minus infinity as a normal number.
    const u = uniformFloat64(generator);
    return u > 0 ? u : 5.551115123125783e-17;
  };
  return { uniform, normal: () => normalQuantile(uniform()), coin: () => uniform() < 0.5 };
}
