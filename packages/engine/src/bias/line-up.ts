import { createRandom, mixedSeed } from "../numeric/random.ts";

/** One funnel among others: effects on the analysis scale, with the standard errors of the real studies. */
interface LineUpPanel {
  readonly yi: readonly number[];
}

/** The real funnel hidden among simulated ones. */
export interface LineUp {
  readonly panels: readonly LineUpPanel[];
  /** Place of the real one among them, from 0. */
  readonly real: number;
}

/**
 * Funnels of the same standard errors in which nothing is missing, y = mean + N(0, tau2 + v), and the real one at a random place: a
 * reader who cannot tell it from the others has seen no asymmetry. Who picks it among m has a p-value of 1 / m.
 * @param panels how many, the real one among them, 2 or more
 * Source: Buja et al. (2009), Phil. Trans. R. Soc. A 367, 4361-4383; Kossmeier, Tran & Voracek (2019), Research Synthesis Methods
 *   10, 121-132. R: `metaviz::funnelinf`
 */
export function funnelLineUp(
  { yi, vi }: { readonly yi: readonly number[]; readonly vi: readonly number[] },
  { mean, tau2 }: { readonly mean: number; readonly tau2: number },
  panels: number,
  seed: number,
): LineUp {
  const real = Math.floor(createRandom(mixedSeed(seed, panels)).uniform() * panels);
  return {
    real,
    panels: Array.from({ length: panels }, (_, place): LineUpPanel => {
      if (place === real) return { yi };
      const random = createRandom(mixedSeed(seed, panels, place));
      return { yi: vi.map((v) => mean + Math.sqrt(tau2 + v) * random.normal()) };
    }),
  };
}
