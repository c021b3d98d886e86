import type { BiasCurve, BiasEstimate, BiasOutcome, ScaledEffects } from "../../bias-types.ts";
import { formatDf } from "../../format/index.ts";
import { listed } from "../../format/told.ts";
import { criticalValue, twoSidedTest } from "../../inference/tests.ts";
import type { ParamDef, Params } from "../../registry.ts";
import { fail, type Result } from "../../result.ts";
import { effectInWords } from "../effect-words.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { dependenceSentences } from "./effect-dependence.ts";
import {
  type EggerData,
  type EggerPredictor,
  eggerData,
  PREDICTOR_CHOICES,
  predictorOf,
} from "./egger-predictors.ts";
import { eggerToR } from "./egger-to-r.ts";
import { withTypeOne } from "./line-test.ts";
import { estimatorLack, lineModel, modelInWords, randomLine } from "./random-line.ts";
import { LEVEL } from "./shared-params.ts";
import { type SlopeParts, slopeOutcome } from "./slope-outcome.ts";
import { type LineCoefficient, varies, weightedLine } from "./weighted-line.ts";
import { EQUAL_EFFECTS, equalPredictor, perfectLine, tooFewStudies } from "./wording.ts";

const LABEL = "Egger’s test";

const PARAMS: readonly ParamDef[] = [
  {
    key: "form",
    label: "Form",
    help: 'Classic: weighted least squares, variances times a common factor, t with k − 2 df (R’s meta; metafor’s model = "lm"). Meta-regression: τ² is added, with the estimator and coefficient test of the model (metafor’s default); the p-values differ.',
    type: "choice",
    default: "classic",
    choices: [
      { value: "classic", label: "Classic weighted regression" },
      { value: "meta-regression", label: "Meta-regression with the model’s τ² and test" },
    ],
  },
  {
    key: "predictor",
    label: "Predictor",
    help: "What the effects are regressed on. Sizes, unlike standard errors, never depend on the effect itself.",
    type: "choice",
    default: "sei",
    choices: PREDICTOR_CHOICES,
  },
  {
    key: "moderators",
    label: "Keep the moderators",
    help: "The moderators of the document stay in the regression, so that asymmetry they explain is not counted (metafor, Stata).",
    type: "boolean",
    default: true,
  },
  LEVEL,
];

/**
 * Egger's test: regression of the effects on their standard errors (or another measure of size), y = a + b se + e. The slope b is
 * the asymmetry, tested against 0; the intercept a is the effect expected of a study of infinite precision. Weighted least squares
 * with weights 1 / v, Var(e) = s2 v and t with k - 2 df, which is the regression of y / se on 1 / se; or a meta-regression with
 * Var(e) = v + tau2.
 * Source: Egger et al. (1997), BMJ 315, 629-634, doi:10.1136/bmj.315.7109.629; Sterne & Egger (2005), in Publication Bias in
 * Meta-Analysis, 99-110. R: `regtest(yi, vi, model = "lm", predictor = "sei")`, `regtest(rma(yi, vi), model = "rma")`
 */
export const egger: QuickBiasMethod = {
  id: "egger",
  label: LABEL,
  get summary(): string {
    return withTypeOne("Regression of the effects on their standard errors.", "egger");
  },
  reference: "Egger et al. (1997), doi:10.1136/bmj.315.7109.629",
  family: "asymmetry",
  assumption:
    "Without small-study effects the effects do not depend on the standard error, apart from chance.",
  caution:
    "Standard errors of odds ratios and standardised mean differences contain the effect itself, so that the test rejects too often for these. An asymmetric funnel is not yet publication bias, and a test that does not reject shows no symmetry.",
  usual: true,
  params: PARAMS,
  lack: (input, params) => eggerLack(input, params),
  run: (input, params) =>
    params.form === "meta-regression" ? metaRegression(input, params) : classic(input, params),
  r: eggerToR,
};

function eggerLack(input: BiasInput, params: Params): string | null {
  const { along, fromSize } = predictorOf(params);
  const { places, x, others } = eggerData(input, params);
  const needed = 3 + others.length;
  const needs = fromSize ? "its size" : others.length > 0 ? "all moderators" : null;
  if (places.length < needed) return tooFewStudies(places.length, input.effects.yi.length, needed, needs);
  if (!varies(x)) return equalPredictor(along.replace(/^the /, ""));
  if (
    !varies(
      x,
      others.map(({ values }) => values),
    )
  ) {
    return `The moderators say all that ${along} says, so their relations to the effects cannot be told apart: asymmetry cannot be assessed.`;
  }
  const { yi } = input.effects;
  if (places.every((place) => yi[place] === yi[places[0]!])) return EQUAL_EFFECTS;
  return params.form === "meta-regression" ? estimatorLack(input.model) : null;
}

function classic(input: BiasInput, params: Params): Result<BiasOutcome> {
  const data = eggerData(input, params);
  const { yi, vi } = input.effects;
  const points = data.places.map((place, at) => ({
    place,
    y: yi[place]!,
    x: data.x[at]!,
    weight: 1 / vi[place]!,
  }));
  const line = weightedLine(
    points,
    data.others.map(({ values }) => values),
  );
  if (line === null) return fail(perfectLine(LABEL));
  const { df, intercept, slope, dispersion } = line;
  const predictor = predictorOf(params);
  const named = (name: string, own: LineCoefficient): SlopeParts["slope"] => ({ name, ...own, df });
  const limit = hasLimit(predictor, data) ? limitOf(intercept, df, input) : null;
  return slopeOutcome(input, params, {
    ...common(input, data, predictor, limit, [intercept.estimate, slope.estimate]),
    ran: `${LABEL}: weighted regression of the effects on ${along(predictor)}${keptInWords(data)}, weights 1 / variance, multiplicative error, t with ${formatDf(df)} df`,
    test: twoSidedTest(LABEL, slope.estimate, slope.se, df),
    intercept: named("Intercept", intercept),
    slope: named(`Slope of ${predictor.along}`, slope),
    others: line.others.map((own, at) => named(data.others[at]?.name ?? "", own)),
    dispersion,
    tau2: null,
  });
}

function metaRegression(input: BiasInput, params: Params): Result<BiasOutcome> {
  const data = eggerData(input, params);
  const predictor = predictorOf(params);
  const { yi, vi } = input.effects;
  const model = lineModel(input.model);
  const fitted = randomLine(
    {
      yi: data.places.map((place) => yi[place]!),
      vi: data.places.map((place) => vi[place]!),
      predictor: { name: predictor.along, values: data.x },
      others: data.others,
      model,
    },
    LABEL,
  );
  if (!fitted.ok) return fitted;
  const { test, tau2, intercept, slope, others, interceptTest, interceptInterval } = fitted.value;
  const limit: BiasEstimate | null = hasLimit(predictor, data)
    ? {
        estimate: intercept.estimate + 0,
        se: intercept.se,
        interval: interceptInterval,
        test: input.nullValue === 0 ? interceptTest : null,
        tau2,
      }
    : null;
  const df = test.df.length === 0 ? "" : ` with ${test.df.map(formatDf).join(", ")} df`;
  return slopeOutcome(input, params, {
    ...common(input, data, predictor, limit, [intercept.estimate, slope.estimate]),
    ran: `${LABEL}: meta-regression of the effects on ${along(predictor)}${keptInWords(data)}, ${modelInWords(model)}${df}`,
    test,
    intercept,
    slope,
    others,
    dispersion: null,
    tau2,
  });
}

const along = (predictor: EggerPredictor): string =>
  predictor.along.replace(/^the standard error$/, "their standard errors");

function keptInWords({ others }: EggerData): string {
  return others.length === 0
    ? ""
    : ` with the moderators kept (${listed(others.map(({ name }) => `“${name}”`))})`;
}

/** A study of infinite precision has a predictor of 0; with moderators it would need values of theirs too. */
function hasLimit({ smallIs }: EggerPredictor, { others }: EggerData): boolean {
  return smallIs > 0 && others.length === 0;
}

function common(
  input: BiasInput,
  data: EggerData,
  predictor: EggerPredictor,
  limit: BiasEstimate | null,
  line: readonly [intercept: number, slope: number],
): Pick<SlopeParts, "method" | "label" | "places" | "along" | "smallIs" | "estimate" | "marks" | "further"> {
  const { overSe, fromSize } = predictor;
  const { effects } = input;
  const largest = data.places.reduce((most, place) => Math.max(most, effects.vi[place]!), 0);
  return {
    method: egger.id,
    label: LABEL,
    places: data.places,
    along: predictor.along,
    smallIs: predictor.smallIs,
    estimate: limit,
    marks:
      overSe === null || data.others.length > 0 ? {} : { curves: [curve(Math.sqrt(largest), overSe, line)] },
    further: [
      ...(fromSize ? [] : dependenceSentences(input, LABEL)),
      ...(limit === null ? [] : [limitSentence(input.effects, limit)]),
    ],
  };
}

const CURVE_POINTS = 41;

function curve(
  largest: number,
  overSe: (se: number) => number,
  [intercept, slope]: readonly [number, number],
): BiasCurve {
  const se = Array.from({ length: CURVE_POINTS }, (_, step) => (largest * step) / (CURVE_POINTS - 1));
  return { label: LABEL, se, effect: se.map((own) => intercept + slope * overSe(own) + 0) };
}

function limitOf(
  { estimate, se }: LineCoefficient,
  df: number,
  { model, nullValue }: BiasInput,
): BiasEstimate {
  const reach = criticalValue(model.level, df) * se;
  return {
    estimate,
    se,
    interval: {
      lower: estimate - reach + 0,
      upper: estimate + reach + 0,
      level: model.level,
      kind: "confidence",
      method: "wls",
    },
    test: nullValue === null ? null : twoSidedTest("limit estimate", estimate - nullValue + 0, se, df),
    tau2: null,
  };
}

function limitSentence(of: ScaledEffects, { estimate, interval }: BiasEstimate): string {
  return `If the effects follow this line, a study of infinite precision is expected at ${effectInWords(of, estimate, interval)}: a sensitivity analysis, not a corrected effect.`;
}
