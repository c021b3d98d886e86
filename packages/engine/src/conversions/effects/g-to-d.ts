import { square } from "../../numeric/elementary.ts";
import { positive } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import { J } from "../r-functions.ts";
import type { Conversion } from "../types.ts";

/** Cohen's d from Hedges' g: d = g / J(n1 + n2 - 2). R: `g / J(n1i + n2i - 2)` */
export const gToD: Conversion = defineConversion({
  id: "g-to-d",
  label: "Hedges’ g to d",
  summary: "Cohen’s d from Hedges’ g, taking the small-sample correction back.",
  reference: "Hedges (1981), doi:10.3102/10769986006002107",
  group: "effect",
  from: ["g", "n1i", "n2i"],
  yields: ["d"],
  example: { g: 0.48, n1i: 12, n2i: 14 },
  formulas({ g, n1i, n2i }, { step }) {
    const m = step("m", "n1i + n2i - 2", n1i + n2i - 2);
    if (!(m > 1)) {
      return refuse(
        "too-few-people",
        "n1i",
        `${n1i + n2i} people in both groups together are too few for Hedges’ g.`,
        "Check the sizes, or leave the study out with a reason.",
      );
    }
    step("d", "g / J(m)", g / J(m));
    return undefined;
  },
});

/** Hedges' g and its standard error as they are. R: `g_se^2` */
export const gSeToSmd: Conversion = defineConversion({
  id: "g-se-to-smd",
  label: "Hedges’ g and its standard error",
  summary: "Takes Hedges’ g with the standard error the paper gives.",
  reference: "Hedges (1981), doi:10.3102/10769986006002107",
  group: "effect",
  from: ["g", "g_se"],
  yields: ["yi_SMD", "vi_SMD"],
  example: { g: 0.48, g_se: 0.21 },
  checks: [positive("standard error", "g_se")],
  formulas({ g, g_se }, { step }) {
    step("yi_SMD", "g", g);
    step("vi_SMD", "g_se^2", square(g_se));
    return undefined;
  },
});

/** A standardised mean difference with its variance taken for d, to go on to other effects; the correction is left in. */
export const smdToD: Conversion = defineConversion({
  id: "smd-to-d",
  label: "Standardised mean difference to d",
  summary:
    "Takes a standardised mean difference with its variance for Cohen’s d, so that other effects can follow.",
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, ch. 7",
  group: "effect",
  from: ["yi_SMD", "vi_SMD"],
  yields: ["d_other", "d_other_var"],
  example: { yi_SMD: 0.48, vi_SMD: 0.05 },
  assumes: () => ["Hedges’ g standing for Cohen’s d"],
  formulas({ yi_SMD, vi_SMD }, { step }) {
    step("d_other", "yi_SMD", yi_SMD);
    step("d_other_var", "vi_SMD", vi_SMD);
    return undefined;
  },
});
