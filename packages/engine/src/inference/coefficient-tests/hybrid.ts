import type { CoefficientTest } from "../types.ts";
import { knha } from "./knha.ts";
import { z } from "./z.ts";

/**
 * The wider of the Knapp-Hartung and the Wald interval at the same tau2, with the test that belongs to it.
 * Source: Wiksten, Rucker & Schwarzer (2016), Statistics in Medicine 35, 2503-2515; Jackson et al. (2017), ibid. 36,
 * 3923-3934 (hybrid method 2). R: `meta::metagen(yi, sqrt(vi), method.random.ci = "HK", adhoc.hakn.ci = "ci")`
 */
export const hybrid: CoefficientTest = {
  id: "hybrid",
  label: "Wider of Knapp-Hartung and Wald",
  summary: "Whichever of the Knapp-Hartung and the Wald interval is wider, with its test.",
  reference:
    "Jackson, Law, Rucker & Schwarzer (2017), Statistics in Medicine 36, 3923-3934, doi:10.1002/sim.7411",
  r: 'test="knha"',
  distribution: "t",
  scales: true,
  infer(input) {
    const knappHartung = knha.infer(input);
    const wald = z.infer(input);
    if (knappHartung.ends === null || wald.ends === null) return knappHartung;
    const width = ([lower, upper]: readonly [number, number]): number => upper - lower;
    return width(wald.ends) > width(knappHartung.ends)
      ? { ...wald, degenerate: knappHartung.degenerate }
      : knappHartung;
  },
};
