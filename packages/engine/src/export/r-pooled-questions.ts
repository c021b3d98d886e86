import type { Fit } from "../analysis-types.ts";
import type { RLack, RModel } from "../models/methods/types.ts";
import type { RCondition } from "../registry.ts";
import { type AskedInR, beyondParts, questionsOf } from "./r-beyond.ts";
import type { Part } from "./r-part.ts";

/** Relative difference of tau2 up to which what follows from it is compared. */
const SAME_TAU2 = 1e-5;

/**
 * The threshold and the margin asked of a model that is no inverse-variance one, or why R cannot be asked; [] where nothing is.
 * @param onlyIf where R may be unable to fit the model
 */
export function pooledQuestions(fit: Fit, model: RModel | RLack, onlyIf: RCondition | null): Part[] {
  const names = questionsOf(fit);
  if (names.length === 0) return [];
  const reason = reasonAgainst(model);
  if ("lack" in model || reason !== null) {
    const unchecked = names.map((name) => ({ name, reason: reason ?? "R has no such model" }));
    return [{ code: [], checks: [], unchecked }];
  }
  return beyondParts(fit, askedOf(model, onlyIf)).map(({ code, checks, unchecked }) => ({
    code: onlyIf === null ? code : guarded(code, onlyIf),
    checks: model.tolerance === undefined ? checks : checks.map((check) => withTolerance(check, model)),
    unchecked,
  }));
}

function reasonAgainst(model: RModel | RLack): string | null {
  if ("lack" in model) return model.lack;
  return model.se === undefined ? "R has no standard error of this model" : (model.lacks?.SE ?? null);
}

function askedOf(model: RModel, onlyIf: RCondition | null): AskedInR {
  return {
    estimate: model.estimate,
    se: model.se ?? "NA",
    df: model.df === undefined ? "NA" : `(${model.df})`,
    tau2: model.tau2 ?? "NA",
    prediction: model.predicts === true ? "pooled_pi" : null,
    tolerance: Math.max(SAME_TAU2, model.tolerance ?? 0),
    onlyIf,
  };
}

function withTolerance<T>(check: T, { tolerance = 0 }: RModel): T & { readonly tolerance: number } {
  return { ...check, tolerance };
}

function guarded(code: readonly string[], { condition }: RCondition): string[] {
  return [`if (${condition}) {`, ...code.map((line) => line.replaceAll(/^/gm, "  ")), "}"];
}
