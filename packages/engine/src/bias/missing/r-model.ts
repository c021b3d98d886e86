import type { ModelSpec } from "../../document/types.ts";
import { estimators } from "../../estimators/registry.ts";
import { coefficientTests } from "../../inference/coefficient-tests/registry.ts";
import type { RCondition } from "../../registry.ts";

/** Iterates as far as numbers go, where metafor searches by steps. */
const TIGHT = "control=list(threshold=1e-14, maxiter=10000)";

/** The arguments of `rma()` for the model without its test: `method="REML", control=...`. */
export function rMethod({ kind, estimator, tau2 }: ModelSpec): string {
  if (kind !== "random") return 'method="EE"';
  if (tau2 !== null) return `method="REML", tau2=${tau2}`;
  const { r, likelihood } = estimators.get(estimator);
  return likelihood === null ? r : `${r}, ${TIGHT}`;
}

/** The same with test and level. */
export function rModel(model: ModelSpec): string {
  return `${rMethod(model)}, ${coefficientTests.get(model.test).r}, level=${100 * model.level}`;
}

/** Whether metafor's fit holds the interval of the document's test. */
export function rHoldsInterval({ test }: ModelSpec): boolean {
  return coefficientTests.get(test).rInference === undefined;
}

/** What metafor has of an estimator only under a condition. */
export function rCondition({ kind, estimator, tau2 }: ModelSpec, found: number | null): RCondition | null {
  return kind === "random" && tau2 === null ? (estimators.get(estimator).rLack?.(found) ?? null) : null;
}
