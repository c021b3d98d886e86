import { square } from "../../numeric/elementary.ts";
import { R_PREPOST } from "../assumed.ts";
import { correlations, positive } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import { J } from "../r-functions.ts";
import { atLeastTwo } from "../summaries/checks.ts";
import type { Conversion } from "../types.ts";

/** Mean change of one group as effect: variance sd²/n. R: `escalc(measure = "MC", ...)` on the means, `sd_change^2/ni` */
export const changeToMc: Conversion = defineConversion({
  id: "change-to-mc",
  label: "Change of one group to a mean change",
  summary: "Mean change with its sampling variance from the standard deviation of the change.",
  reference: "Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, section 6.5.2.8",
  group: "pre-post",
  from: ["m_change", "sd_change", "ni"],
  yields: ["yi_MC", "vi_MC"],
  example: { m_change: 7.9, sd_change: 14.5, ni: 20 },
  checks: [atLeastTwo("ni"), positive("SD of the change", "sd_change")],
  formulas({ m_change, sd_change, ni }, { step }) {
    step("yi_MC", "m_change", m_change);
    step("vi_MC", "sd_change^2 / ni", square(sd_change) / ni);
    return undefined;
  },
});

/** The mean change of one group in units of the SD of the changes, dz. R: `m_change / sd_change` */
export const changeToDz: Conversion = defineConversion({
  id: "change-to-dz",
  label: "Change of one group to dz",
  summary: "Standardised mean change: the mean change over the standard deviation of the changes.",
  reference: "Gibbons, Hedeker & Davis (1993), Journal of Educational Statistics 18, 271-279",
  group: "pre-post",
  from: ["m_change", "sd_change"],
  yields: ["d_change"],
  example: { m_change: 4, sd_change: 3 },
  checks: [positive("SD of the change", "sd_change")],
  formulas({ m_change, sd_change }, { step }) {
    step("d_change", "m_change / sd_change", m_change / sd_change);
    return undefined;
  },
});

/**
 * Standardised mean change in units of the SD before: g = J(n − 1) change/sd_pre, variance 2(1 − r)/n + g²/(2n).
 *
 * Source: Becker (1988), doi:10.1111/j.2044-8317.1988.tb00901.x. R: `escalc(measure = "SMCR", ..., vtype = "LS")`
 */
export const changeToSmcr: Conversion = defineConversion({
  id: "change-to-smcr",
  label: "Change of one group and SD before to a standardised mean change",
  summary: "Mean change in units of the standard deviation before the intervention.",
  reference: "Becker (1988), doi:10.1111/j.2044-8317.1988.tb00901.x",
  group: "pre-post",
  from: ["m_change", "sd_pre", "ni"],
  assumed: [R_PREPOST],
  yields: ["yi_SMCR", "vi_SMCR"],
  example: { m_change: 7.9, sd_pre: 15, ni: 20 },
  checks: [positive("SD", "sd_pre"), correlations("r_prepost")],
  formulas({ m_change, sd_pre, ni, r_prepost }, { step }) {
    if (!(ni > 2)) {
      return refuse(
        "group-too-small",
        "ni",
        "a group of fewer than 3 people has no standardised mean change, so the row is not converted.",
        "Check the size of the group.",
      );
    }
    const g = step("yi_SMCR", "J(ni - 1) * m_change / sd_pre", (J(ni - 1) * m_change) / sd_pre);
    const v = (2 * (1 - r_prepost)) / ni + square(g) / (2 * ni);
    step("vi_SMCR", "2 * (1 - r_prepost) / ni + yi_SMCR^2 / (2 * ni)", v);
    return undefined;
  },
});
