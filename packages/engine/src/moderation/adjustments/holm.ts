import { stepwise } from "./steps.ts";
import type { Adjustment } from "./types.ts";

/** max over j <= i of (m - j + 1) p(j). R: `p.adjust(p, "holm")` */
export const holm: Adjustment = {
  id: "holm",
  label: "Holm",
  summary:
    "Keeps the chance of any false finding below the level whatever the tests’ dependence; never worse than Bonferroni.",
  reference: "Holm (1979), Scandinavian Journal of Statistics 6, 65-70",
  controls: "family",
  r: "holm",
  adjust: ({ pValues }) => ({
    used: "holm",
    pValues: stepwise(pValues, "down", (i, m) => m - i),
    error: null,
    critical: null,
  }),
};
