import { R_PREPOST } from "../assumed.ts";
import { correlations } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";

/** A pre-post correlation from the assumption, where one group was measured twice and no correlation is reported. */
export const assumeCorrelation: Conversion = defineConversion({
  id: "assume-pre-post-correlation",
  label: "Assumed pre-post correlation",
  summary: "The correlation of the two measurements as assumed, for measures that need one.",
  reference: "Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, section 6.5.2.8",
  group: "pre-post",
  from: ["m_pre", "m_post", "ni"],
  assumed: [R_PREPOST],
  yields: ["r_prepost"],
  example: { m_pre: 10, m_post: 12, ni: 30 },
  checks: [correlations("r_prepost")],
  formulas({ r_prepost }, { step }) {
    step("r_prepost", String(r_prepost), r_prepost);
    return undefined;
  },
});
