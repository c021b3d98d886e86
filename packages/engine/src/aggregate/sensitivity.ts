import { type AnalysisReport, type Interval, rowEffects } from "../analysis-types.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { fitUnivariate } from "../models/univariate.ts";
import { aggregateEffects } from "./aggregate-effects.ts";
import { structures } from "./structures/registry.ts";

/** The pooled effect under one value of the correlation assumed. */
export interface SensitivityPoint {
  readonly value: number;
  /** null where the effects cannot be combined, or not pooled, under this value. */
  readonly pooled: {
    readonly estimate: number;
    readonly interval: Interval | null;
    readonly tau2: number | null;
  } | null;
  /** Why there is no result; empty where there is one. */
  readonly reason: string;
}

export interface Sensitivity {
  /** The correlation that is varied. */
  readonly key: "rho" | "phi";
  readonly points: readonly SensitivityPoint[];
}

/** From independent to nearly the same; what lies between is what reviews report. */
const VALUES: readonly number[] = [0, 0.3, 0.6, 0.9];

/**
 * The pooled effect side by side under correlations of 0, 0.3, 0.6 and 0.9 and the one chosen: how much of the result hangs
 * on an assumption that no report tells.
 * @param document with its derived columns as columns
 * @param report of the document
 * @returns null where nothing is combined, or the structure assumes no correlation
 * R: `sapply(c(0, .3, .6, .9), function(r) coef(rma(aggregate(es, cluster = study, rho = r))))`
 */
export function aggregateSensitivity(document: AnalysisDocument, report: AnalysisReport): Sensitivity | null {
  const { aggregate } = document.effects;
  const { effects } = report;
  if (aggregate === null || effects === null || !structures.has(aggregate.structure)) return null;
  const { needs } = structures.get(aggregate.structure);
  const key = needs.includes("rho") ? "rho" : needs.includes("phi") ? "phi" : null;
  if (key === null) return null;
  const rows = rowEffects(effects);
  const values = [...new Set([...VALUES, aggregate[key]])].sort((a, b) => a - b);
  const points = values.map((value): SensitivityPoint => {
    const combined = aggregateEffects(rows, document.table, { ...aggregate, [key]: value });
    if (!combined.ok) return { value, pooled: null, reason: combined.issues[0]?.message ?? "" };
    const fit = fitUnivariate(combined.value, document.model);
    const pooled = fit.ok ? fit.value.coefficients[0] : undefined;
    if (!fit.ok || pooled === undefined) return { value, pooled: null, reason: fit.issues[0]?.message ?? "" };
    const { estimate, interval } = pooled;
    return { value, pooled: { estimate, interval, tau2: fit.value.tau2.estimate }, reason: "" };
  });
  return { key, points };
}
