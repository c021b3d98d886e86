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

/** What a fit holds beside the pooled effect. */
interface Beside {
  /** Likelihood of the studies' effects around the pooled one; null where the method's model has none. */
  readonly ml?: FitStatistics | null;
  /** How many studies tell of the pooled effect. */
  readonly informing?: number;
}

/**
 * A fit from what a pooling method gives. Q and the indices are those of the studies' own effects around the pooled one.
 * @param weights percent by effect; empty where the method has none
 */
export function fitOfPooled(
  pooled: PooledEffect,
  spec: ModelSpec,
  effects: EffectSet,
  weights: readonly number[],
  { ml = null, informing = pooled.k }: Beside = {},
): Result<Fit> {
  const { estimate, se, test, interval, q, i2, h2, tau2, issues } = pooled;
  if (estimate === null || se === null) return fail(...issues, ...notEstimable(issues));
  const index = (value: number | null): Index => ({ estimate: value, interval: null });
  return ok(
    {
      spec,
      k: pooled.k,
      ...(informing === pooled.k ? {} : { informing }),
      p: 1,
      coefficients: [{ name: "intercept", estimate, se, test, interval }],
      vcov: [[se * se]],
      tau2: tau2Of(pooled),
      heterogeneity: {
        q,
        tau: tau2 === null ? NO_INDEX : index(Math.sqrt(tau2)),
        // Without a tau2 there is no index from it.
        i2: tau2 === null ? NO_INDEX : index(i2),
        h2: tau2 === null ? NO_INDEX : index(h2),
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

/**
 * Which studies are pooled though they have no effect of their own.
 * @param informing ids of the studies whose counts tell of the pooled effect
 */
export function coverageIssues(
  informing: readonly string[],
  counts: RawCounts,
  effects: EffectSet,
): readonly Issue[] {
  const shown = new Set(effects.rowIds);
  const hidden = informing.filter((id) => !shown.has(id));
  return hidden.length === 0 ? [] : [pooledWithoutEffect(namesOf(hidden, counts))];
}

/**
 * The same of tables and rates, and which studies are drawn and add nothing to what is pooled.
 * @param weights by counted row; null = not pooled
 * @param informing counted rows that tell of the pooled effect
 */
export function countsIssues(
  weights: readonly (number | null)[],
  informing: readonly number[],
  counts: RawCounts,
  effects: EffectSet,
): readonly Issue[] {
  const [shown, telling] = [new Set(effects.rowIds), new Set(informing)];
  const ids = informing.map((row) => counts.rowIds[row]!);
  const silent = counts.rowIds.filter(
    (id, row) => (weights[row] ?? null) !== null && shown.has(id) && !telling.has(row),
  );
  return [
    ...coverageIssues(ids, counts, effects),
    ...(silent.length === 0 ? [] : [addNothing(namesOf(silent, counts))]),
  ];
}

function namesOf(ids: readonly string[], counts: RawCounts): readonly string[] {
  const labelOf = new Map(counts.rowIds.map((id, place) => [id, counts.labels[place] ?? id]));
  return ids.map((id) => `“${labelOf.get(id) ?? id}”`);
}

function pooledWithoutEffect(names: readonly string[]): Issue {
  const words =
    names.length === 1
      ? "is pooled and has no effect of its own, so that plots and tables do not show it: its counts"
      : "are pooled and have no effects of their own, so that plots and tables do not show them: their counts";
  return issue(
    "pooled-without-effect",
    "note",
    `${names.join(", ")} ${words} themselves are pooled, and need no correction for empty cells.`,
    "Nothing needs to be done. When you report the result, count these studies among those pooled.",
  );
}

function addNothing(names: readonly string[]): Issue {
  const words =
    names.length === 1
      ? "adds nothing to the pooled ratio and is not counted among the studies pooled: it has no events, or nothing but events. The effect drawn for it comes"
      : "add nothing to the pooled ratio and are not counted among the studies pooled: they have no events, or nothing but events. The effects drawn for them come";
  return issue(
    "pooled-without-information",
    "note",
    `${names.join(", ")} ${words} from the correction for empty cells alone.`,
    "Nothing needs to be done. The risk difference counts such studies.",
  );
}
