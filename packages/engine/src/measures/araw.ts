import { square } from "../numeric/elementary.ts";
import { alphaMeasure } from "./alpha.ts";
import type { Measure } from "./types.ts";

/**
 * Cronbach's alpha as it is: y = α, v = 2m(1 − α)² / ((m − 1)(n − 2)) for m items.
 *
 * Source: Bonett (2010), Psychological Methods 15, 368-385, doi:10.1037/a0020142.
 * R: `escalc(measure = "ARAW", ai, mi, ni)`
 */
export const rawAlpha: Measure = alphaMeasure({
  id: "ARAW",
  label: "Cronbach’s alpha",
  summary: "Reliability of a scale, pooled without a transformation.",
  reference: "Bonett (2010), doi:10.1037/a0020142",
  symbol: { analysis: "alpha", display: "alpha" },
  display: "identity",
  allowsOne: true,
  formula({ ai, mi, ni }, _params, to) {
    to.step("yi", "ai", ai!);
    const variance = (2 * mi! * square(1 - ai!)) / ((mi! - 1) * (ni! - 2));
    to.step("vi", "2 * mi * (1 - ai)^2 / ((mi - 1) * (ni - 2))", variance);
  },
});
