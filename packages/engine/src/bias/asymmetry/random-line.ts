import type { ModelDesign } from "../../design/types.ts";
import type { ModelSpec } from "../../document/types.ts";
import { estimators } from "../../estimators/registry.ts";
import { formatAdaptive } from "../../format/index.ts";
import { coefficientTests } from "../../inference/coefficient-tests/registry.ts";
import { fitMetaRegression, type Regression } from "../../models/regression/fit-meta-regression.ts";
import { within } from "../../phrases/within.ts";
import { fail, issue, ok, type Result } from "../../result.ts";
import { bareEffects } from "../missing/plain-model.ts";
import type { SlopeRow } from "./slope-outcome.ts";

/** What a meta-regression of effects on a predictor is given. */
export interface RandomLineInput {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly predictor: { readonly name: string; readonly values: readonly number[] };
  readonly others: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly model: ModelSpec;
}

/** A meta-regression line with an additive error: tau2 beside the sampling variances. */
export interface RandomLine {
  readonly intercept: SlopeRow;
  readonly slope: SlopeRow;
  readonly others: readonly SlopeRow[];
  readonly test: NonNullable<Regression["fit"]["coefficients"][number]["test"]>;
  readonly interceptTest: Regression["fit"]["coefficients"][number]["test"];
  readonly interceptInterval: Regression["fit"]["coefficients"][number]["interval"];
  readonly tau2: number;
}

/**
 * The model with what a line needs: inverse variances as weights, and a test that takes no thousand fits.
 * @param test the coefficient test; absent = the model's own
 */
export function lineModel(model: ModelSpec, test?: string): ModelSpec {
  const own = test ?? (coefficientTests.get(model.test).resamples === true ? "knha" : model.test);
  return {
    ...model,
    test: own,
    weighting: "inverse-variance",
    tau2Interval: "none",
    prediction: "t",
    threshold: null,
    equivalence: null,
  };
}

/** Why the model's estimator cannot be used around a line; null = it can. */
export function estimatorLack({ kind, tau2, estimator }: ModelSpec): string | null {
  if (kind !== "random" || tau2 !== null || estimators.get(estimator).userWeights !== "required") return null;
  return `The estimator ${within(estimators.get(estimator).label)} takes weights of the user, which a regression on precision does not have.`;
}

/** "τ² by REML, Knapp-Hartung". */
export function modelInWords({ kind, tau2, estimator, test }: ModelSpec): string {
  const { label } = coefficientTests.get(test);
  if (kind !== "random") return `no heterogeneity, ${label}`;
  if (tau2 !== null) return `additive error, τ² given as ${formatAdaptive(tau2, 3)}, ${label}`;
  return `additive error, τ² by ${within(estimators.get(estimator).label)}, ${label}`;
}

/**
 * y = a + b x + ... + u + e, u ~ N(0, tau2): the meta-regression that metafor's `regtest(model = "rma")` fits.
 * @returns the line, or why there is none: what prevents the model, or a slope without a test
 */
export function randomLine(input: RandomLineInput, label: string): Result<RandomLine> {
  const { yi, vi, predictor, others } = input;
  const fitted = fitMetaRegression(bareEffects("GEN", yi, vi), designOf(input), input.model);
  if (!fitted.ok) return fitted;
  const { fit } = fitted.value;
  const [intercept, slope, ...rest] = fit.coefficients;
  if (intercept === undefined || slope?.test == null) return fail(noTest(label));
  const row = (name: string, own: typeof slope): SlopeRow => ({
    name,
    estimate: own.estimate,
    se: own.se,
    df: null,
    ends: own.interval === null ? null : [own.interval.lower, own.interval.upper],
  });
  return ok({
    intercept: row("Intercept", intercept),
    slope: row(`Slope of ${predictor.name}`, slope),
    others: rest.map((own, at) => row(others[at]?.name ?? "", own)),
    test: { ...slope.test, name: label },
    interceptTest: intercept.test,
    interceptInterval: intercept.interval,
    tau2: fit.tau2.estimate ?? 0,
  });
}

function designOf({ yi, predictor, others }: RandomLineInput): ModelDesign {
  const names = ["intrcpt", predictor.name, ...others.map(({ name }) => name)];
  return {
    rows: yi.map((_, i) => i),
    names,
    labels: names,
    columns: [
      new Float64Array(yi.length).fill(1),
      Float64Array.from(predictor.values),
      ...others.map(({ values }) => Float64Array.from(values)),
    ],
    terms: [],
    hasConstant: true,
    intercept: true,
    aliased: [],
    moderators: [],
    rowOf: () => null,
  };
}

function noTest(label: string): ReturnType<typeof issue> {
  return issue(
    "asymmetry-no-test",
    "error",
    `${label} has no p-value: the coefficient test of the model is not defined here, because the effects lie on one line or the test belongs to another estimator.`,
    "Choose another coefficient test in the model, or the classic weighted regression.",
  );
}
