import { formatExact } from "../../format/index.ts";
import { correlations, positive } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";

/** A missing SD of one group from those of the other studies. R: `sd1i <- sd1_imputed` */
function imputedSdOf(group: 1 | 2): Conversion {
  const [from, sd] = [`sd${group}_imputed`, `sd${group}i`];
  return defineConversion({
    id: `imputed-sd-${group}`,
    label: `SD of group ${group} from the other studies`,
    summary:
      "A missing standard deviation filled in from those that the other studies of the analysis report.",
    reference: "Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, section 6.5.2.7",
    group: "design",
    from: [from],
    yields: [sd],
    example: { [from]: 5.2 },
    checks: [positive("imputed SD", from)],
    assumes: (given) => [`an SD of ${formatExact(given[from]!)} in group ${group}`],
    formulas(numbers, { step }) {
      step(sd, from, numbers[from]!);
      return undefined;
    },
  });
}

/** A missing pre-post correlation from those of the other studies. R: `r_prepost <- r_imputed` */
const imputedPrePostCorrelation: Conversion = defineConversion({
  id: "imputed-correlation",
  label: "Pre-post correlation from the other studies",
  summary:
    "A missing pre-post correlation filled in from those that the other studies of the analysis report.",
  reference: "Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, section 6.5.2.8",
  group: "design",
  from: ["r_imputed"],
  yields: ["r_prepost"],
  example: { r_imputed: 0.6 },
  checks: [correlations("r_imputed")],
  assumes: (given) => [`a correlation of ${formatExact(given.r_imputed!)} between the two measurements`],
  formulas({ r_imputed }, { step }) {
    step("r_prepost", "r_imputed", r_imputed);
    return undefined;
  },
});

/** What the other studies of an analysis stand in for. */
export const imputedFromOthers: readonly Conversion[] = [
  imputedSdOf(1),
  imputedSdOf(2),
  imputedPrePostCorrelation,
];
