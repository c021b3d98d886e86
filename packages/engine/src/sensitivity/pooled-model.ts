import type { EffectSet, Fit } from "../analysis-types.ts";
import { iv } from "../models/methods/iv.ts";
import { createModelInput } from "../models/model-input.ts";
import { usesUserWeights } from "../models/model-issues.ts";
import { pool } from "../models/pool.ts";
import { ok } from "../result.ts";
import { type DeletionModel, dfOf, type ModelPart } from "./deletion-model.ts";
import type { Refits } from "./refits.ts";

/** The model of the pooled effect, by whichever way to pool, with a design of the constant alone. */
export function pooledModel(effects: EffectSet, fit: Fit, refits: Refits): DeletionModel {
  const { rowIds, labels, yi, vi } = effects;
  const isLinear = fit.spec.pooling === iv.id;
  const whole = partOf(fit);
  const total = fit.weights.reduce((sum, weight) => sum + weight, 0);
  const wald = isLinear ? (whole.vcov[0]?.[0] ?? 0) / whole.factor : null;
  return {
    rowIds,
    labels,
    yi,
    vi,
    names: ["intercept"],
    whole,
    weights: rowIds.map((_, at) => fit.weights[at] ?? null),
    hat: isLinear ? fit.weights.map((weight) => weight / total) : null,
    isInverseVariance: isLinear && weightingOf(fit) === "inverse-variance",
    fittedVariance: wald === null ? null : rowIds.map(() => wald),
    df: dfOf(fit.coefficients[0]),
    row: () => [1],
    variancesAt(tau2) {
      if (!isLinear) return null;
      const { se } = pool(createModelInput(effects), tau2, weightingOf(fit));
      return [se * se];
    },
    residualsOf(other) {
      if (!isLinear) return null;
      let mean = 0;
      for (let i = 0; i < other.length; i++) mean += ((fit.weights[i] ?? 0) / total) * other[i]!;
      return other.map((y) => y - mean);
    },
    without(at) {
      const result = refits.without(rowIds[at]!);
      return result.ok ? ok(partOf(result.value)) : result;
    },
  };
}

function partOf(fit: Fit): ModelPart {
  const { coefficients, vcov, tau2, heterogeneity, knappHartung, k } = fit;
  return {
    b: coefficients.map(({ estimate }) => estimate),
    vcov,
    factor: knappHartung?.scale ?? 1,
    tau2: tau2.estimate ?? 0,
    // One study lies upon its own mean.
    q: heterogeneity.q?.statistic.value ?? (k === 1 ? 0 : null),
  };
}

function weightingOf({ spec }: Fit): Fit["spec"]["weighting"] {
  return usesUserWeights(spec) ? "user" : spec.weighting;
}
