import { criticalValue } from "../../inference/tests.ts";
import type { Adjustment } from "./types.ts";

/** min(1, m p), and intervals of level 1 - alpha / m. R: `p.adjust(p, "bonferroni")` */
export const bonferroni: Adjustment = {
  id: "bonferroni",
  label: "Bonferroni",
  summary: "Every p-value times the number of tests; its intervals hold together, and are wide.",
  reference: "Dunn (1961), J. American Statistical Association 56, 52-64, doi:10.1080/01621459.1961.10482090",
  controls: "family",
  r: "bonferroni",
  adjust: ({ pValues, level }) => ({
    used: "bonferroni",
    pValues: pValues.map((p) => Math.min(1, pValues.length * p)),
    error: null,
    critical: (df) => criticalValue(1 - (1 - level) / pValues.length, df),
  }),
};
