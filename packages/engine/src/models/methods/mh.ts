import type { EffectSet } from "../../analysis-types.ts";
import { spreadAround } from "../../pooling/assemble.ts";
import { type MantelHaenszelMeasure, mantelHaenszel } from "../../pooling/mantel-haenszel.ts";
import type { PooledCounts } from "../../pooling/types.ts";
import { type ParamDef, withDefaults } from "../../registry.ts";
import { fail, ok } from "../../result.ts";
import { coverageIssues, fitOfPooled, weightsByEffect } from "./assemble.ts";
import { countsOrIssue } from "./counts.ts";
import { POOLING_ZERO_CELLS, UNCORRECTED, zeroCellRule } from "./params.ts";
import { countsModel } from "./r-counts.ts";
import type { PoolingMethod } from "./types.ts";

const MEASURES = ["OR", "RR", "RD", "IRR", "IRD"] as const;

const PARAMS: readonly ParamDef[] = [
  ...POOLING_ZERO_CELLS,
  {
    key: "correct",
    label: "Continuity correction of the Cochran-Mantel-Haenszel test",
    help: "Takes 1/2 off the difference between observed and expected events in the test of no association.",
    type: "boolean",
    default: true,
  },
  {
    key: "variance",
    label: "Variance of the risk difference",
    help: "Sato's is consistent for many small and for few large studies (metafor); Greenland and Robins' is RevMan's.",
    type: "choice",
    default: "sato",
    choices: [
      { value: "sato", label: "Sato (metafor)" },
      { value: "greenland-robins", label: "Greenland-Robins (RevMan)" },
    ],
  },
];

/** Q of the effects as the plots show them, around the pooled one. */
function withShownSpread(pooled: PooledCounts, { yi, vi, ni }: EffectSet): PooledCounts {
  return { ...pooled, ...spreadAround({ yi, vi, ni, issues: new Map() }, pooled.estimate) };
}

/** Mantel-Haenszel. R: `rma.mh(measure, ai, bi, ci, di, ...)` */
export const mh: PoolingMethod = {
  id: "MH",
  label: "Mantel-Haenszel",
  summary:
    "Pools the counts themselves: no random effect; good with few events, without correction for empty cells.",
  reference: "Mantel & Haenszel (1959), J. National Cancer Institute 22, 719-748, doi:10.1093/jnci/22.4.719",
  measures: MEASURES,
  needsCounts: true,
  kinds: ["equal", "fixed"],
  estimators: false,
  weightings: false,
  tests: ["z"],
  tau2Intervals: [],
  predictions: [],
  params: PARAMS,
  fit(input, spec) {
    const { counts, issues: lacking } = countsOrIssue(input, mh);
    if (counts === null) return fail(...lacking);
    const { effects } = input;
    const params = withDefaults(PARAMS, spec.poolingParams);
    const result = mantelHaenszel(counts.inputs, {
      measure: measureOf(effects),
      zeroCells: { effects: UNCORRECTED, pooling: zeroCellRule(params) },
      correct: params.correct === true,
      variance: params.variance === "greenland-robins" ? "greenland-robins" : "sato",
      level: spec.level,
    });
    if (!result.ok) return result;
    const pooled = withShownSpread(result.value, effects);
    const rows = counts.rowIds.filter((_, row) => (pooled.weights[row] ?? null) !== null);
    const fit = fitOfPooled(pooled, spec, effects, weightsByEffect(pooled.weights, counts, effects));
    return fit.ok ? ok(fit.value, [...fit.issues, ...coverageIssues(rows, counts, effects)]) : fit;
  },
  r({ measure, effectParams, spec, fit }) {
    const params = withDefaults(PARAMS, spec.poolingParams);
    if (measure === "RD" && params.variance !== "sato") return null;
    return countsModel("rma.mh", { measure, effectParams, spec, fit }, params, [
      `measure = "${measure}"`,
      `correct = ${params.correct === true ? "TRUE" : "FALSE"}`,
    ]);
  },
};

function measureOf({ measure }: EffectSet): MantelHaenszelMeasure {
  const found = MEASURES.find((id) => id === measure);
  if (found === undefined) throw new RangeError(`${measure} has no Mantel-Haenszel pooling`);
  return found;
}
