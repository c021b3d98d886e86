import { criticalValue } from "../../inference/tests.ts";
import { exp, expm1, log, log1p } from "../../numeric/elementary.ts";
import type { Adjustment } from "./types.ts";

/** 1 - (1 - p)^m, and intervals of level (1 - alpha)^(1/m). R: `1 - (1 - p)^m` */
export const sidak: Adjustment = {
  id: "sidak",
  label: "Šidák",
  summary:
    "As Bonferroni, exact for independent tests and valid for all two-sided tests of normal estimates.",
  reference:
    "Šidák (1967), J. American Statistical Association 62, 626-633, doi:10.1080/01621459.1967.10482935",
  controls: "family",
  r: null,
  adjust: ({ pValues, level }) => ({
    used: "sidak",
    pValues: pValues.map((p) => (p >= 1 ? 1 : -expm1(pValues.length * log1p(-p)) + 0)),
    error: null,
    critical: (df) => criticalValue(exp(log(level) / pValues.length), df),
  }),
};
