import { harmonic, stepwise } from "./steps.ts";
import type { Adjustment } from "./types.ts";

/** min over j >= i of (m / j) (1 + 1/2 + ... + 1/m) p(j). R: `p.adjust(p, "BY")` */
export const by: Adjustment = {
  id: "BY",
  label: "false discovery rate (Benjamini-Yekutieli)",
  summary: "As Benjamini-Hochberg, valid whatever the tests’ dependence, at the price of larger p-values.",
  reference: "Benjamini & Yekutieli (2001), Annals of Statistics 29, 1165-1188, doi:10.1214/aos/1013699998",
  controls: "false-discovery",
  r: "BY",
  adjust: ({ pValues }) => ({
    used: "BY",
    pValues: stepwise(pValues, "up", (i, m) => (m * harmonic(m)) / (i + 1)),
    error: null,
    critical: null,
  }),
};
