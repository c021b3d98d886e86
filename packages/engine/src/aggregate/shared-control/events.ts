import {
  logOddsRatioCovariance,
  logRiskRatioCovariance,
  riskDifferenceCovariance,
} from "../../conversions/designs/shared-control-covariance.ts";
import { measures } from "../../measures/registry.ts";
import { type Params, withDefaults } from "../../registry.ts";
import type { SharedControlRule, SharingRow } from "./types.ts";

const REFERENCE = "Gleser & Olkin (2009), Handbook of Research Synthesis and Meta-Analysis, ch. 19";
const CONTROL: readonly (readonly string[])[] = [
  ["ci", "n2i"],
  ["ci", "di"],
];

/** Log odds ratios: 1/c + 1/d of the control group. R: `1/c + 1/d` */
export const orSharedControl: SharedControlRule = eventsRule({
  id: "OR",
  label: "Log odds ratios",
  summary: "The part of the variance that stems from the control group: 1/c + 1/d.",
  covariance: logOddsRatioCovariance,
});

/** Log risk ratios: 1/c - 1/n of the control group. R: `1/c - 1/nc` */
export const rrSharedControl: SharedControlRule = eventsRule({
  id: "RR",
  label: "Log risk ratios",
  summary: "The part of the variance that stems from the control group: 1/c - 1/n.",
  covariance: logRiskRatioCovariance,
});

/** Risk differences: p(1 - p)/n of the control group. R: `p*(1 - p)/nc` */
export const rdSharedControl: SharedControlRule = eventsRule({
  id: "RD",
  label: "Risk differences",
  summary: "The variance of the control group’s risk: p(1 - p)/n.",
  covariance: riskDifferenceCovariance,
});

interface EventsRule extends Pick<SharedControlRule, "id" | "label" | "summary"> {
  covariance(events: number, size: number): number;
}

function eventsRule({ covariance, ...record }: EventsRule): SharedControlRule {
  return {
    ...record,
    reference: REFERENCE,
    control: CONTROL,
    covariance(a, b, _treated, params) {
      const { ci, di, n2i } = a.numbers;
      const events = ci ?? null;
      const size = n2i ?? (ci == null || di == null ? null : ci + di);
      if (events === null || size === null) return null;
      const values = withDefaults(measures.get(record.id).params, params);
      // Where one of the two tables is corrected the larger counts are taken: their covariance is below both variances.
      const add = isCorrected(a, values) || isCorrected(b, values) ? Number(values.add) : 0;
      const result = covariance(events + add, size + 2 * add);
      return Number.isFinite(result) ? result : null;
    },
  };
}

/** Whether the measure adds something to the cells of a row's table. */
function isCorrected({ numbers }: SharingRow, { to }: Params): boolean {
  if (to === "none" || to === undefined) return false;
  if (to === "all") return true;
  const { ai, bi, n1i, ci, di, n2i } = numbers;
  const others = [
    bi ?? (n1i == null || ai == null ? null : n1i - ai),
    di ?? (n2i == null || ci == null ? null : n2i - ci),
  ];
  return [ai, ci, ...others].some((cell) => cell === 0);
}
