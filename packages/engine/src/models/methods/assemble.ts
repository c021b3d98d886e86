import type { EffectSet, Fit, FitStatistics, Index, Tau2Result } from "../../analysis-types.ts";
import type { ModelSpec } from "../../document/types.ts";
import { CLOSED_FORM } from "../../estimators/moments.ts";
import type { PooledEffect } from "../../pooling/types.ts";
import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import type { RawCounts } from "./types.ts";

const NO_INDEX: Index = { estimate: null, interval: null };

function tau2Of(pooled: PooledEffect): Tau2Result {
  const atBoundary = pooled.tau2 === 0;
  return { estimate: pooled.tau2, se: null, atBoundary, given: false, interval: null };
}

/**
 * A fit from what a pooling method gives. Q and the indices are those of the studies' own effects around the pooled one.
 * @param weights percent by effect; empty where the method has none
 * @param ml likelihood of the studies' effects around the pooled one; null where the method's model has none
 */
export function fitOfPooled(
  pooled: PooledEffect,
  spec: ModelSpec,
  effects: EffectSet,
  weights: readonly number[],
  ml: FitStatistics | null = null,
): Result<Fit> {
  const { estimate, se, test, interval, q, i2, h2, tau2, issues } = pooled;
  if (estimate === null || se === null) return fail(...issues, ...notEstimable(issues));
  const index = (value: number | null): Index => ({ estimate: value, interval: null });
  return ok(
    {
      spec,
      k: pooled.k,
      p: 1,
      coefficients: [{ name: "intercept", estimate, se, test, interval }],
      vcov: [[se * se]],
      tau2: tau2Of(pooled),
      heterogeneity: {
        q,
        tau: tau2 === null ? NO_INDEX : index(Math.sqrt(tau2)),
        i2: index(i2),
        h2: index(h2),
        i2Q: index(i2),
        h2Q: index(h2 === null ? null : Math.max(1, h2)),
        typicalVariance: null,
      },
      weights,
      fitted: new Array<number>(effects.yi.length).fill(estimate),
      fitStatistics: { ml, reml: null },
      prediction: null,
      convergence: CLOSED_FORM,
      testUsed: test?.df.length === 1 ? "t" : "z",
      knappHartung: null,
      wald: null,
      tests: pooled.tests,
    },
    issues,
  );
}

/** Without an estimate there must be a reason; the method's own stands first. */
function notEstimable(issues: readonly Issue[]): Issue[] {
  if (issues.some(({ severity }) => severity === "error")) return [];
  return [
    issue(
      "not-estimable",
      "error",
      "The pooled effect is not estimable from these counts, so nothing is shown.",
      "Choose another measure or another way to pool.",
      { field: "model.pooling" },
    ),
  ];
}

/** Weights of counted rows by effect; a study whose effect is used and whose counts are not has weight 0. */
export function weightsByEffect(
  weights: readonly (number | null)[],
  counts: RawCounts,
  { rowIds }: EffectSet,
): number[] {
  const places = new Map(counts.rowIds.map((id, place) => [id, place]));
  return rowIds.map((id) => weights[places.get(id) ?? -1] ?? 0);
}

/** Which studies are pooled though they have no effect of their own, and the other way round. */
export function coverageIssues(pooled: readonly string[], counts: RawCounts, effects: EffectSet): Issue[] {
  const shown = new Set(effects.rowIds);
  const labelOf = new Map(counts.rowIds.map((id, place) => [id, counts.labels[place] ?? id]));
  const hidden = pooled.filter((id) => !shown.has(id)).map((id) => `“${labelOf.get(id) ?? id}”`);
  if (hidden.length === 0) return [];
  const [is, has] = hidden.length === 1 ? ["is", "has"] : ["are", "have"];
  return [
    issue(
      "pooled-without-effect",
      "note",
      `${hidden.join(", ")} ${is} pooled and ${has} no effect of their own, so that plots and tables do not show them: ` +
        "the counts themselves are pooled, and need no correction for empty cells.",
      "Nothing needs to be done; report how many studies were pooled.",
    ),
  ];
}
