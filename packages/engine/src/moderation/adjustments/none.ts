import type { Adjustment } from "./types.ts";

/** p-values as they are. R: `p.adjust(p, "none")` */
export const none: Adjustment = {
  id: "none",
  label: "none",
  summary: "Each test by itself: among many tests some are significant by chance.",
  reference: "Rothman (1990), Epidemiology 1, 43-46",
  controls: "nothing",
  r: "none",
  adjust: ({ pValues }) => ({ used: "none", pValues, error: null, critical: null }),
};
