import { log1p } from "../numeric/elementary.ts";
import { alphaMeasure } from "./alpha.ts";
import type { Measure } from "./types.ts";

/**
 * Cronbach's alpha after Bonett's transformation: y = −log(1 − α), v = 2m / ((m − 1)(n − 2)) for m items and α < 1.
 *
 * Source: Bonett (2002), J. Educ. Behav. Stat. 27, 335-340, doi:10.3102/10769986027004335.
 * R: `escalc(measure = "ABT", ai, mi, ni)`
 */
export const bonettAlpha: Measure = alphaMeasure({
  id: "ABT",
  label: "Cronbach’s alpha (Bonett)",
  summary: "Reliability of a scale, pooled after a log transformation that stabilises its variance.",
  reference: "Bonett (2002), doi:10.3102/10769986027004335",
  symbol: { analysis: "−log(1 − alpha)", display: "alpha" },
  display: "iabt",
  allowsOne: false,
  formula({ ai, mi, ni }, _params, to) {
    to.step("yi", "-log(1 - ai)", 0 - log1p(-ai!));
    to.step("vi", "2 * mi / ((mi - 1) * (ni - 2))", (2 * mi!) / ((mi! - 1) * (ni! - 2)));
  },
});
