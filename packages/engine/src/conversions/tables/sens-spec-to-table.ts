import { sizes } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";
import { DIAGNOSTIC, inRange } from "./accuracy.ts";

/**
 * A table of test results by disease from sensitivity and specificity with the number of diseased and healthy people.
 *
 * R: `round(sens * n_diseased)`, `round(spec * n_healthy)`
 */
export const accuracyToTable: Conversion = defineConversion({
  ...DIAGNOSTIC,
  id: "sens-spec-to-table",
  label: "Sensitivity, specificity and margins to 2×2 table",
  summary:
    "True and false positives and negatives from sensitivity and specificity with the numbers of diseased and healthy.",
  from: ["sens", "spec", "n_diseased", "n_healthy"],
  example: { sens: 0.85, spec: 0.8, n_diseased: 82, n_healthy: 118 },
  checks: [
    sizes("n_diseased", "n_healthy"),
    ({ sens, spec }) =>
      inRange({ ...(sens === 1 ? {} : { sens: sens! }), ...(spec === 1 ? {} : { spec: spec! }) }),
  ],
  formulas({ sens, spec, n_diseased, n_healthy }, { step }) {
    const ai = step("ai", "floor(sens * n_diseased + 0.5)", Math.floor(sens * n_diseased + 0.5));
    const di = step("di", "floor(spec * n_healthy + 0.5)", Math.floor(spec * n_healthy + 0.5));
    step("bi", "n_healthy - di", n_healthy - di);
    step("ci", "n_diseased - ai", n_diseased - ai);
    return undefined;
  },
});
