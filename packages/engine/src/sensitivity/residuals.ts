import type { Residual } from "../sensitivity-types.ts";
import { type DeletionModel, predicted, predictedVariance } from "./deletion-model.ts";

/**
 * Internally standardised residuals: e_i = y_i - x_i'b, with standard error sqrt(m_i - 2 h_i m_i + x_i' Cov(b) x_i),
 * m_i = v_i + tau2.
 * Source: Viechtbauer & Cheung (2010), section 3.1. R: `rstandard(res)`
 */
export function standardisedResiduals(model: DeletionModel): Residual[] {
  const { rowIds, labels, yi, vi, whole, hat, fittedVariance } = model;
  return rowIds.map((rowId, at) => {
    const residual = yi[at]! - predicted(model.row(at), whole);
    const variance = residualVariance(vi[at]! + whole.tau2, hat?.[at], fittedVariance?.[at]);
    return residualOf({ rowId, label: labels[at]! }, residual, variance);
  });
}

/** Of e = (I - H) y in one place; null where the model has no hat matrix. */
export function residualVariance(
  marginal: number,
  hat: number | undefined,
  fitted: number | undefined,
): number | null {
  if (hat === undefined || fitted === undefined) return null;
  const variance = marginal - 2 * hat * marginal + fitted;
  // A study that determines its own fitted value has no residual; rounding must not give it one.
  return variance > 1e-12 * marginal ? variance : null;
}

/**
 * Externally standardised (studentised deleted) residuals: t_i = y_i - x_i' b(-i), with standard error
 * sqrt(s2 (v_i + tau2(-i)) + x_i' V(-i) x_i), s2 the factor of Knapp and Hartung's test without the study, else 1; null where the
 * model cannot be fitted without it.
 * Source: Viechtbauer & Cheung (2010), section 3.2. R: `rstudent(res)`
 */
export function deletedResiduals(model: DeletionModel): Residual[] {
  const { rowIds, labels, yi, vi } = model;
  return rowIds.map((rowId, at) => {
    const name = { rowId, label: labels[at]! };
    const without = model.without(at);
    if (!without.ok) return { ...name, residual: null, se: null, z: null };
    const x = model.row(at);
    const part = without.value;
    const variance = part.factor * (vi[at]! + part.tau2) + predictedVariance(x, part);
    return residualOf(name, yi[at]! - predicted(x, part), variance);
  });
}

function residualOf(
  name: Pick<Residual, "rowId" | "label">,
  residual: number,
  variance: number | null,
): Residual {
  if (variance === null || !Number.isFinite(residual)) return { ...name, residual: null, se: null, z: null };
  const se = Math.sqrt(variance);
  return { ...name, residual: residual + 0, se, z: residual / se + 0 };
}
