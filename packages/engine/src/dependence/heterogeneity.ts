import type { ModelDesign } from "../design/types.ts";
import { square } from "../numeric/elementary.ts";
import { totalOf } from "./components.ts";
import type { MultilevelFit } from "./multilevel.ts";

/** Heterogeneity relative to the mean: sd / |b|, and sd / (sd + |b|). */
export interface RelativeHeterogeneity {
  /** null where the mean is 0. */
  readonly cvh: number | null;
  readonly m: number | null;
}

/**
 * CVH1 = sigma_j / |b| and M1 = sigma_j / (sigma + |b|) with sigma the standard deviation of all levels together.
 * @param variance of one level, or of all
 * @param total variance of all levels
 * Source: Yang, Noble, Senior, Lagisz & Nakagawa (2025), Methods in Ecology and Evolution, "A pluralistic framework for measuring,
 * interpreting and decomposing heterogeneity in meta-analysis". R: `orchaRd::cvh1_ml(res)`, `orchaRd::m1_ml(res)`
 */
export function relativeTo(mean: number, variance: number, total: number): RelativeHeterogeneity {
  const size = Math.abs(mean);
  const sd = Math.sqrt(variance);
  const all = Math.sqrt(total);
  return { cvh: size > 0 ? sd / size : null, m: all + size > 0 ? sd / (all + size) : null };
}

/**
 * R2 of moderators in percent: marginal f / (f + sum of sigma2), conditional (f + sum of sigma2 but that of the effects) / (...), with f
 * the variance of the fitted values.
 * @returns null where variances differ by category; a conditional one only where the effects have a variance of their own
 * Source: Nakagawa & Schielzeth (2013), Methods in Ecology and Evolution 4, 133-142, doi:10.1111/j.2041-210x.2012.00261.x.
 * R: `orchaRd::r2_ml(res)`
 */
export function explainedBy(
  fit: MultilevelFit,
  { columns }: Pick<ModelDesign, "columns">,
): { readonly marginal: number; readonly conditional: number | null } | null {
  const total = totalOf(fit);
  const { k } = fit.model;
  if (total === null || k < 2) return null;
  const fitted = Array.from({ length: k }, (_, row) =>
    columns.reduce((sum, column, j) => sum + column[row]! * fit.beta[j]!, 0),
  );
  const mean = fitted.reduce((sum, value) => sum + value / k, 0);
  const fixed = fitted.reduce((sum, value) => sum + square(value - mean), 0) / (k - 1);
  const whole = fixed + total;
  if (!(whole > 0)) return null;
  const last = fit.model.terms.at(-1)!;
  const isEffect = new Set(last.outer).size === k;
  const own = isEffect ? fit.components.at(-1)![0]! : null;
  return {
    marginal: (100 * fixed) / whole,
    conditional: own === null ? null : (100 * (whole - own)) / whole,
  };
}
