import type { EffectSet, Fit } from "../analysis-types.ts";
import type { BesideModel, ModelSpec } from "../document/types.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { type Issue, issue } from "../result.ts";
import { fitModel } from "./fit-model.ts";

/** The models beside the document's own, and what kept others from being fitted. */
export interface BesideFits {
  readonly fits: readonly Fit[];
  readonly issues: readonly Issue[];
}

/**
 * The specification of a model beside another: its kind, its estimator and its test, all else as there, by inverse variance.
 * Other models have neither questions nor parameters of their own.
 */
function besideSpec(spec: ModelSpec, { kind, estimator, test }: BesideModel): ModelSpec {
  const { beside: _, bayes: __, studyIntervals: ___, ...shared } = spec;
  return {
    ...shared,
    kind,
    estimator,
    test,
    tau2: null,
    weighting: "inverse-variance",
    pooling: "IV",
    poolingParams: {},
    equivalence: null,
  };
}

/**
 * Fits the models that a specification asks for beside its own.
 * @param effects effects of the rows used
 * @param spec the document's model with `beside`
 * @returns the fits in the order asked for; one that cannot be fitted is an issue instead
 * R: `rma(yi, vi, method = ..., test = ...)` for each
 */
export function besideFits(effects: EffectSet, spec: ModelSpec): BesideFits {
  const fits: Fit[] = [];
  const issues: Issue[] = [];
  for (const [place, model] of (spec.beside ?? []).entries()) {
    const field = `model.beside.${place}`;
    const test = coefficientTests.get(model.test);
    if (test.resamples === true) {
      issues.push(
        notBeside(field, `the test “${test.label}” draws samples, which models beside the first do not`),
      );
      continue;
    }
    const fitted = fitModel({ effects, counts: null }, besideSpec(spec, model));
    if (fitted.ok) fits.push(fitted.value);
    else issues.push(notBeside(field, fitted.issues[0]?.message ?? ""));
  }
  return { fits, issues };
}

function notBeside(field: string, why: string): Issue {
  return issue(
    "model-beside-not-fitted",
    "warning",
    `A model beside the first was not fitted and is not drawn: ${why.replace(/\.$/, "")}.`,
    "Choose another estimator or test for it, or remove it.",
    { field },
  );
}
