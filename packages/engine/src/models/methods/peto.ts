import { peto as pool } from "../../pooling/peto.ts";
import { withDefaults } from "../../registry.ts";
import { fail, ok } from "../../result.ts";
import { coverageIssues, fitOfPooled, weightsByEffect } from "./assemble.ts";
import { countsOrIssue } from "./counts.ts";
import { POOLING_ZERO_CELLS, UNCORRECTED, zeroCellRule } from "./params.ts";
import { countsModel } from "./r-counts.ts";
import type { PoolingMethod } from "./types.ts";

/** Peto's one-step odds ratio. R: `rma.peto(ai, bi, ci, di, ...)` */
export const peto: PoolingMethod = {
  id: "Peto",
  label: "Peto",
  summary: "Peto's one-step odds ratio: for rare events, groups of similar size and small effects.",
  reference: "Yusuf et al. (1985), Prog. Cardiovasc. Dis. 27, 335-371, doi:10.1016/S0033-0620(85)80003-7",
  measures: ["PETO", "OR"],
  needsCounts: true,
  kinds: ["equal", "fixed"],
  estimators: false,
  weightings: false,
  tests: ["z"],
  tau2Intervals: [],
  predictions: [],
  params: POOLING_ZERO_CELLS,
  fit(input, spec) {
    const { counts, issues: lacking } = countsOrIssue(input, peto);
    if (counts === null) return fail(...lacking);
    const { effects } = input;
    const params = withDefaults(POOLING_ZERO_CELLS, spec.poolingParams);
    const result = pool(counts.inputs, {
      zeroCells: { effects: UNCORRECTED, pooling: zeroCellRule(params) },
      level: spec.level,
    });
    if (!result.ok) return result;
    const { weights } = result.value;
    const rows = counts.rowIds.filter((_, row) => (weights[row] ?? null) !== null);
    const fit = fitOfPooled(result.value, spec, effects, weightsByEffect(weights, counts, effects));
    return fit.ok ? ok(fit.value, [...fit.issues, ...coverageIssues(rows, counts, effects)]) : fit;
  },
  r: (given) =>
    countsModel("rma.peto", given, withDefaults(POOLING_ZERO_CELLS, given.spec.poolingParams), []),
};
