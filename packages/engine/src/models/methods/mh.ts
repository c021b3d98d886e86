import type { EffectSet, Fit } from "../../analysis-types.ts";
import type { ModelSpec } from "../../document/types.ts";
import { spreadAround } from "../../pooling/assemble.ts";
import { informingRows } from "../../pooling/informing.ts";
import { percentToR } from "../../pooling/level-to-r.ts";
import { type MantelHaenszelMeasure, mantelHaenszel } from "../../pooling/mantel-haenszel.ts";
import { mantelHaenszelRandom } from "../../pooling/mantel-haenszel-random.ts";
import type { PooledCounts } from "../../pooling/types.ts";
import { type ParamDef, withDefaults } from "../../registry.ts";
import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import { fitStatisticsAround } from "../fit-statistics.ts";
import { countsIssues, fitOfPooled, weightsByEffect } from "./assemble.ts";
import { countsOrIssue } from "./counts.ts";
import { POOLING_ZERO_CELLS, UNCORRECTED, zeroCellRule } from "./params.ts";
import { countsModel } from "./r-counts.ts";
import type { PoolingMethod, RModel } from "./types.ts";

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
    help: "Sato’s is consistent for many small and for few large studies (metafor); Greenland and Robins’ is RevMan’s.",
    type: "choice",
    default: "sato",
    choices: [
      { value: "sato", label: "Sato (metafor)" },
      { value: "greenland-robins", label: "Greenland-Robins (RevMan)" },
    ],
  },
];

/** Q of the effects as the plots show them, around the pooled one; what lacked of the uncorrected ones no longer counts. */
function withShownSpread(pooled: PooledCounts, { yi, vi, ni }: EffectSet): PooledCounts {
  const spread = spreadAround({ yi, vi, ni, issues: new Map() }, pooled.estimate);
  const issues = pooled.issues.filter(({ code }) => spread.q === null || code !== "q-not-computed");
  return { ...pooled, ...spread, issues };
}

/** Mantel-Haenszel. R: `rma.mh(measure, ai, bi, ci, di, ...)` */
export const mh: PoolingMethod = {
  id: "MH",
  label: "Mantel-Haenszel",
  summary:
    "Pools the counts themselves; good with few events, without correction for empty cells. With random effects, as in RevMan 5, it gives the Q from which \u03c4\u00b2 comes, and the effects are pooled by inverse variance.",
  reference: "Mantel & Haenszel (1959), J. National Cancer Institute 22, 719-748, doi:10.1093/jnci/22.4.719",
  measures: MEASURES,
  needsCounts: true,
  kinds: ["equal", "fixed", "random"],
  startKind: "equal",
  estimators: false,
  weightings: false,
  tests: ["z"],
  tau2Intervals: ["none"],
  predictions: ["none"],
  refitsInR: true,
  params: PARAMS,
  paramMeasures: { correct: ["OR", "IRR"], variance: ["RD"] },
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
    if (spec.kind === "random") return fitRandom(result.value, effects, spec);
    const pooled = withShownSpread(result.value, effects);
    const telling = informingRows(measureOf(effects), counts.inputs, zeroCellRule(params));
    const likelihood = pooled.estimate === null ? null : fitStatisticsAround(effects, pooled.estimate);
    const weights = weightsByEffect(pooled.weights, counts, effects);
    const fit = fitOfPooled(pooled, spec, effects, weights, { ml: likelihood, informing: telling.length });
    return fit.ok
      ? ok(fit.value, [...fit.issues, ...countsIssues(pooled.weights, telling, counts, effects)])
      : fit;
  },
  r({ measure, effectParams, spec, fit }) {
    const params = withDefaults(PARAMS, spec.poolingParams);
    const isRandom = spec.kind === "random";
    if (measure === "RD" && params.variance !== "sato" && !isRandom) {
      return { lack: "rma.mh() has Sato’s variance of the risk difference, and not Greenland and Robins’" };
    }
    const model = countsModel("rma.mh", { measure, spec }, { effects: effectParams, pooling: params }, [
      `measure = "${measure}"`,
      `correct = ${params.correct === true ? "TRUE" : "FALSE"}`,
    ]);
    if (isRandom) return randomInR(model, spec);
    return {
      ...model,
      code: [
        ...model.code,
        "# Q is that of the effects above: where a study reports its effect and no counts, metafor cannot have it.",
        "q_shown <- sum((es$yi - as.numeric(pooled$beta))^2 / es$vi)",
        "df_shown <- nrow(es) - 1",
        "ll_shown <- -(nrow(es) * log(2 * pi) + sum(log(es$vi)) + q_shown) / 2",
      ],
      q: ["q_shown", "df_shown"],
      i2: "i2_from(q_shown, df_shown)",
      h2: "q_shown / df_shown",
      tests: {
        "cochran-mantel-haenszel": ["pooled$MH", "1"],
        "mantel-haenszel-rates": ["pooled$MH", "1"],
        "breslow-day": ["pooled$BD", "pooled$k.pos - 1"],
        tarone: ["pooled$TA", "pooled$k.pos - 1"],
      },
      fitStatistics: "fit_statistics(ll_shown, q_shown, nrow(es))",
      lacks: correctionLacks(fit),
    };
  },
};

/** Random effects around the Mantel-Haenszel estimate. */
function fitRandom({ estimate, issues }: PooledCounts, effects: EffectSet, spec: ModelSpec): Result<Fit> {
  if (spec.tau2 !== null) return fail(givenTau2());
  if (estimate === null) return fail(...issues);
  const pooled = mantelHaenszelRandom(effects, estimate, spec.level);
  if (!pooled.ok) return pooled;
  const { weights } = pooled.value;
  const shares = weights.map((weight) => weight ?? 0);
  return fitOfPooled({ ...pooled.value, tests: [], entered: effects.yi.length }, spec, effects, shares);
}

function givenTau2(): Issue {
  return issue(
    "pooling-choice-not-usable",
    "error",
    "Mantel-Haenszel takes \u03c4\u00b2 from Q around its own estimate, so that a given \u03c4\u00b2 has no place in it. Nothing is fitted.",
    "Remove the given \u03c4\u00b2, or pool by inverse variance.",
    { field: "model.tau2" },
  );
}

/** Random effects in R, after the code of the model without them. */
function randomInR({ code }: RModel, { level }: ModelSpec): RModel {
  return {
    code: [
      ...code,
      "# Q of the effects above around the Mantel-Haenszel estimate, DerSimonian and Laird's formula with it, and their mean.",
      "q_shown <- sum((es$yi - as.numeric(pooled$beta))^2 / es$vi)",
      "df_shown <- nrow(es) - 1",
      "w_shown <- 1 / es$vi",
      "tau2_shown <- if (df_shown < 1) 0 else max(0, (q_shown - df_shown) / (sum(w_shown) - sum(w_shown^2) / sum(w_shown)))",
      `pooled <- rma(yi = es$yi, vi = es$vi, tau2 = tau2_shown, method = "DL", test = "z", level = ${percentToR(level)})`,
      "print(pooled, digits = 4)",
    ],
    k: "pooled$k",
    estimate: "as.numeric(pooled$beta)",
    se: "pooled$se",
    statistic: "pooled$zval",
    log10P: "(log(2) + pnorm(-abs(pooled$zval), log.p = TRUE)) / log(10)",
    interval: "c(pooled$ci.lb, pooled$ci.ub)",
    tau2: "tau2_shown",
    q: ["q_shown", "df_shown"],
    i2: "i2_from(q_shown, df_shown)",
    h2: "q_shown / df_shown",
    weights: "as.numeric(weights(pooled))",
  };
}

/** Where the continuity correction is larger than what it corrects, R's statistic grows again. */
function correctionLacks({ tests }: Fit): Record<string, string> {
  const overshot = tests.filter(({ id, test }) => /mantel-haenszel/.test(id) && test.statistic.value === 0);
  const why = "rma.mh() corrects by 1/2 even where observed and expected events differ by less";
  return Object.fromEntries(overshot.map(({ id }) => [id, why]));
}

function measureOf({ measure }: EffectSet): MantelHaenszelMeasure {
  const found = MEASURES.find((id) => id === measure);
  if (found === undefined) throw new RangeError(`${measure} has no Mantel-Haenszel pooling`);
  return found;
}
