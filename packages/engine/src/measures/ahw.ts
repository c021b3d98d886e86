import { cubeRoot } from "../numeric/cube-root.ts";
import { square } from "../numeric/elementary.ts";
import { alphaMeasure } from "./alpha.ts";
import type { Measure } from "./types.ts";

/**
 * Cronbach's alpha after Hakstian and Whalen's transformation: y = 1 − (1 − α)^(1/3),
 * v = 18m(n − 1)(1 − α)^(2/3) / ((m − 1)(9n − 11)²) for m items.
 *
 * Source: Hakstian & Whalen (1976), Psychometrika 41, 219-231, doi:10.1007/BF02291840.
 * R: `escalc(measure = "AHW", ai, mi, ni)`
 */
export const hakstianWhalenAlpha: Measure = alphaMeasure({
  id: "AHW",
  label: "Cronbach’s alpha (Hakstian & Whalen)",
  summary: "Reliability of a scale, pooled after a cube-root transformation that makes it nearly normal.",
  reference: "Hakstian & Whalen (1976), doi:10.1007/BF02291840",
  symbol: { analysis: "transformed alpha", display: "alpha" },
  display: "iahw",
  allowsOne: true,
  formula({ ai, mi, ni }, _params, to) {
    const root = to.step("root", "(1 - ai)^(1/3)", cubeRoot(1 - ai!));
    to.step("yi", "1 - root", 1 - root);
    const variance = (18 * mi! * (ni! - 1) * square(root)) / ((mi! - 1) * square(9 * ni! - 11));
    to.step("vi", "18 * mi * (ni - 1) * root^2 / ((mi - 1) * (9 * ni - 11)^2)", variance);
  },
});
