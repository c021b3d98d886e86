import { informingRows } from "../../pooling/informing.ts";
import { peto as pool } from "../../pooling/peto.ts";
import type { ZeroCellRule } from "../../pooling/zero-cells.ts";
import { withDefaults } from "../../registry.ts";
import { fail, ok } from "../../result.ts";
import { fitStatisticsAround } from "../fit-statistics.ts";
import { countsIssues, fitOfPooled, weightsByEffect } from "./assemble.ts";
import { countsOrIssue } from "./counts.ts";
import { POOLING_ZERO_CELLS, zeroCellRule } from "./params.ts";
import { countsModel } from "./r-counts.ts";
import type { PoolingMethod } from "./types.ts";

/** Peto's one-step odds ratio. R: `rma.peto(ai, bi, ci, di, ...)` */
export const peto: PoolingMethod = {
  id: "Peto",
  label: "Peto",
  summary: "Peto’s one-step odds ratio: for rare events, groups of similar size and small effects.",
  reference: "Yusuf et al. (1985), Prog. Cardiovasc. Dis. 27, 335-371, doi:10.1016/S0033-0620(85)80003-7",
  measures: ["PETO", "OR"],
  needsCounts: true,
  kinds: ["equal", "fixed"],
  estimators: false,
  weightings: false,
  tests: ["z"],
  tau2Intervals: [],
  predictions: [],
  refitsInR: true,
  params: POOLING_ZERO_CELLS,
  fit(input, spec) {
    const { counts, issues: lacking } = countsOrIssue(input, peto);
    if (counts === null) return fail(...lacking);
    const { effects } = input;
    const params = withDefaults(POOLING_ZERO_CELLS, spec.poolingParams);
    const rule = zeroCellRule(params);
    const result = pool(counts.inputs, {
      zeroCells: { effects: ofEffects(rule), pooling: rule },
      level: spec.level,
    });
    if (!result.ok) return result;
    const { weights, estimate } = result.value;
    const likelihood = estimate === null ? null : fitStatisticsAround(result.value.effects, estimate);
    const telling = informingRows("PETO", counts.inputs, rule);
    const shown = weightsByEffect(weights, counts, effects);
    const fit = fitOfPooled(result.value, spec, effects, shown, {
      ml: likelihood,
      informing: telling.length,
    });
    return fit.ok ? ok(fit.value, [...fit.issues, ...countsIssues(weights, telling, counts, effects)]) : fit;
  },
  r(given) {
    const pooling = withDefaults(POOLING_ZERO_CELLS, given.spec.poolingParams);
    return {
      ...countsModel("rma.peto", given, { effects: { ...ofEffects(zeroCellRule(pooling)) }, pooling }, []),
      q: ["pooled$QE", "pooled$k.yi - 1"],
      i2: "pooled$I2",
      h2: "pooled$H2",
      fitStatistics: "pooled$fit.stats",
    };
  },
};

/** Q is made of the pooled counts. A study with one outcome only has no share of it, unless something is added to its cells. */
function ofEffects(pooling: ZeroCellRule): ZeroCellRule {
  const adds = pooling.add > 0 && pooling.to !== "none";
  return { ...pooling, drop00: adds ? pooling.drop00 : true };
}
