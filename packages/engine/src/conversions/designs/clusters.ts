import { formatExact } from "../../format/index.ts";
import type { Check } from "../checks.ts";
import type { AssumedNumber, Tools } from "../define.ts";

/** Intracluster correlation of the outcome. */
export const ICC: AssumedNumber<"icc"> = {
  key: "icc",
  def: {
    key: "icc",
    label: "Intracluster correlation",
    help: "Share of the variance that lies between clusters, where the paper does not tell; 0.01 to 0.05 is usual for patients of practices, 0.05 to 0.25 for pupils of schools.",
    type: "number",
    default: 0.05,
    min: 0,
    max: 0.99,
  },
  clause: (value) => `an intracluster correlation of ${formatExact(value)}`,
};

function outOfRange(key: string, what: string, value: number, hint: string): ReturnType<Check> {
  const message = `the ${what} is ${formatExact(value)}, so the clustering cannot be allowed for.`;
  return [{ code: "cluster-design-out-of-range", severity: "error", input: key, message, hint }];
}

/** An intracluster correlation from 0 up to, but not including, 1. */
export const ICC_IN_RANGE: Check = ({ icc }) =>
  icc === undefined || (icc >= 0 && icc < 1)
    ? []
    : outOfRange(
        "icc",
        "intracluster correlation",
        icc,
        "Enter a number from 0 to below 1; where it was estimated below 0, enter 0.",
      );

/** Clusters of at least one person. */
export function clusterSize(key: string): Check {
  return (numbers) => {
    const size = numbers[key];
    if (size === undefined || size >= 1) return [];
    return outOfRange(
      key,
      "mean cluster size",
      size,
      "Enter the people per cluster, not the number of clusters.",
    );
  };
}

/**
 * Design effect of clusters of mean size M whose sizes vary with coefficient of variation cv: 1 + ((cv² + 1) M − 1) ICC.
 *
 * Source: Kerry & Bland (2001), doi:10.1002/1097-0258(20010215)20:3<377::AID-SIM799>3.0.CO;2-N; Eldridge, Ashby & Kerry
 * (2006), doi:10.1093/ije/dyl129. R: `1 + ((cv^2 + 1) * M - 1) * icc`
 */
export function designEffect(size: number, icc: number, cv: number = 0): number {
  return 1 + ((cv * cv + 1) * size - 1) * icc;
}

/** The design effect as a formula of the quantities. */
export function designEffectFormula(size: string, hasCv: boolean): string {
  return hasCv ? `1 + ((cluster_cv^2 + 1) * ${size} - 1) * icc` : `1 + (${size} - 1) * icc`;
}

/** Design effects above 0; usually 1 or more. */
export const DESIGN_EFFECT_IN_RANGE: Check = (numbers) =>
  ["deff", "deff_1", "deff_2"].flatMap((key) => {
    const deff = numbers[key];
    if (deff === undefined || deff > 0) return [];
    return outOfRange(
      key,
      "design effect",
      deff,
      "Enter the factor by which clusters inflate the variance; it is 1 without them.",
    );
  });

/**
 * The size that stands for clusters of unequal sizes, Σn²/Σn = (cv² + 1) M: its name in formulas, and its value. Where no
 * variation is reported it is the mean size itself.
 */
export function weightedSize(
  key: string,
  size: number,
  cv: number | undefined,
  step: Tools<never>["step"],
): readonly [name: string, value: number] {
  if (cv === undefined) return [key, size];
  return ["size_w", step("size_w", `(cluster_cv^2 + 1) * ${key}`, (cv * cv + 1) * size)];
}
