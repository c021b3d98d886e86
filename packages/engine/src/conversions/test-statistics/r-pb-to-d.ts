import { formulaChoice } from "../assumed.ts";
import { correlations, TWO_GROUPS } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";

const SD_KIND = formulaChoice(
  "rpb_sd",
  "Standard deviations behind r",
  "Whether the correlation goes back to the t of the groups exactly, or by the formula for large samples.",
  [
    { value: "exact", label: "exact: m (1/n1 + 1/n2), m = n1 + n2 − 2" },
    { value: "large", label: "large samples: 1/(p (1 − p)), p = n1/(n1 + n2)" },
  ],
);

/**
 * d from a point-biserial correlation: d = r sqrt(h / (1 - r²)) with h = m/n1 + m/n2, m = n1 + n2 - 2; in large samples
 * h = 1/(p (1 - p)) with p = n1/(n1 + n2).
 *
 * Source: Jacobs & Viechtbauer (2017), doi:10.1002/jrsm.1218; Lipsey & Wilson (2001), table B10 (large samples).
 * R: `rpb * sqrt(h / (1 - rpb^2))`
 */
export const pointBiserialToD: Conversion = defineConversion({
  id: "r-pb-to-d",
  label: "Point-biserial r to d",
  summary: "Cohen’s d from the correlation of group membership and outcome.",
  reference: "Jacobs & Viechtbauer (2017), doi:10.1002/jrsm.1218",
  group: "test statistic",
  from: ["rpb", "n1i", "n2i"],
  choices: [SD_KIND],
  yields: ["d"],
  example: { rpb: 0.35, n1i: 12, n2i: 19 },
  checks: [correlations("rpb"), TWO_GROUPS],
  formulas({ rpb, n1i, n2i }, { step, choice }) {
    const n = n1i + n2i;
    const h =
      choice.rpb_sd === "large"
        ? step("h", "(n1i + n2i)^2 / (n1i * n2i)", (n * n) / (n1i * n2i))
        : step("h", "(n1i + n2i - 2) * (1 / n1i + 1 / n2i)", (n - 2) * (1 / n1i + 1 / n2i));
    step("d", "rpb * sqrt(h / (1 - rpb^2))", rpb * Math.sqrt(h / ((1 - rpb) * (1 + rpb))));
    return undefined;
  },
});
