import { exp } from "../../numeric/elementary.ts";
import { normalLogDensity, normalQuantile } from "../../numeric/normal.ts";
import type { ParamDef } from "../../registry.ts";
import { numberOf, numberParam } from "./define.ts";
import type { TransformationGiven } from "./types.ts";

/** Sizes of both groups; 0 stands for large groups of equal size. */
export const GROUP_SIZES: readonly ParamDef[] = [
  numberParam("n1i", "Size, group 1", "0 = large groups of equal size.", [0, 0, 1e9]),
  numberParam("n2i", "Size, group 2", "0 = large groups of equal size.", [0, 0, 1e9]),
];

/** The share of people in group 1. */
export const GROUP_SHARE: ParamDef = numberParam(
  "pi",
  "Share in group 1",
  "The proportion of people in the first of the two groups that were split from a continuous variable.",
  [0.5, 0.001, 0.999],
);

/** What groups of these sizes make of the relation of d and r: h = m/n1 + m/n2 with m = n1 + n2 − 2, and the share in group 1. */
export interface Groups {
  readonly h: number;
  readonly share: number;
}

export function groupsOf(given: TransformationGiven | undefined): Groups {
  const n1 = numberOf(GROUP_SIZES, "n1i", given);
  const n2 = numberOf(GROUP_SIZES, "n2i", given);
  if (!(n1 > 0 && n2 > 0 && n1 + n2 > 2)) return { h: 4, share: 0.5 };
  const m = n1 + n2 - 2;
  return { h: m / n1 + m / n2, share: n1 / (n1 + n2) };
}

/**
 * Biserial over point-biserial correlation, √(p(1 − p))/φ(z_p), for a share p in one group.
 * Source: Jacobs & Viechtbauer (2017), doi:10.1002/jrsm.1218.
 */
export function biserialFactor(share: number): number {
  return Math.sqrt(share * (1 - share)) / exp(normalLogDensity(normalQuantile(share)));
}

/** R code of the same from an R expression for the share. */
export function biserialFactorR(share: string): string {
  return `sqrt(${share} * (1 - ${share})) / dnorm(qnorm(${share}))`;
}
