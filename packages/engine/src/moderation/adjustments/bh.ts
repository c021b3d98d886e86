import { stepwise } from "./steps.ts";
import type { Adjustment } from "./types.ts";

/** min over j >= i of (m / j) p(j). R: `p.adjust(p, "BH")` */
export const bh: Adjustment = {
  id: "BH",
  label: "false discovery rate (Benjamini-Hochberg)",
  summary:
    "Keeps the expected share of false ones among the findings below the level, for tests that are independent or go together.",
  reference: "Benjamini & Hochberg (1995), J. Royal Statistical Society B 57, 289-300",
  controls: "false-discovery",
  r: "BH",
  adjust: ({ pValues }) => ({
    used: "BH",
    pValues: stepwise(pValues, "up", (i, m) => m / (i + 1)),
    error: null,
    critical: null,
  }),
};
