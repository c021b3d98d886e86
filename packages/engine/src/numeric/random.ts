import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
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
 * A seeded generator; normal numbers by inversion, one uniform number each.
 * @param seed a whole number
 * Source: Blackman & Vigna (2021), ACM Trans. Math. Software 47(4), xoroshiro128+.
 */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const uniform = (): number => {
    // 53 bits on [0, 1); a 0, one draw in 9e15, would be minus infinity as a normal number.
    const u = uniformFloat64(generator);
    return u > 0 ? u : 5.551115123125783e-17;
  };
  return { uniform, normal: () => normalQuantile(uniform()), coin: () => uniform() < 0.5 };
}
