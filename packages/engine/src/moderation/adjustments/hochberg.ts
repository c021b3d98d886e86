import { stepwise } from "./steps.ts";
import type { Adjustment } from "./types.ts";

/** min over j >= i of (m - j + 1) p(j). R: `p.adjust(p, "hochberg")` */
export const hochberg: Adjustment = {
  id: "hochberg",
  label: "Hochberg",
  summary:
    "Holm’s steps from the largest p-value downwards: a little more powerful, for tests that are independent or go together.",
  reference: "Hochberg (1988), Biometrika 75, 800-802, doi:10.1093/biomet/75.4.800",
  controls: "family",
  r: "hochberg",
  adjust: ({ pValues }) => ({
    used: "hochberg",
    pValues: stepwise(pValues, "up", (i, m) => m - i),
    error: null,
    critical: null,
  }),
};
