import { fitUnivariate } from "../univariate.ts";
import type { PoolingMethod } from "./types.ts";

/**
 * Inverse variance: the weighted mean of the studies' effects, weights 1 / (v + tau2).
 * R: `rma(yi, vi)`; its script is written apart, because every choice of the model belongs to it.
 */
export const iv: PoolingMethod = {
  id: "IV",
  label: "Inverse variance",
  summary: "The weighted mean of the studies’ effects, each weighted by the inverse of its variance.",
  reference:
    "DerSimonian & Laird (1986), Controlled Clinical Trials 7, 177-188, doi:10.1016/0197-2456(86)90046-2",
  measures: null,
  needsCounts: false,
  kinds: ["random", "equal", "fixed"],
  estimators: true,
  weightings: true,
  tests: "all",
  tau2Intervals: "all",
  predictions: "all",
  params: [],
  fit: ({ effects }, spec) => fitUnivariate(effects, spec),
};
