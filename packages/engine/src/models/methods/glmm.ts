import type { EffectSet, Fit, Index } from "../../analysis-types.ts";
import type { ModelSpec } from "../../document/types.ts";
import { convergedPoints, fitGlmm } from "../../glmm/fit-glmm.ts";
import type { GlmmFit, GlmmModelId, GlmmSpec } from "../../glmm/types.ts";
import { predictionIntervals } from "../../inference/prediction-intervals/registry.ts";
import { type ParamDef, withDefaults } from "../../registry.ts";
import { fail, type Issue, issue, ok } from "../../result.ts";
import { type Predicted, predictionWithWidth } from "../width.ts";
import { coverageIssues } from "./assemble.ts";
import { countsOrIssue } from "./counts.ts";
import { glmmData } from "./glmm-data.ts";
import { glmmInR } from "./glmm-in-r.ts";
import type { PoolingMethod, RawCounts } from "./types.ts";

const PARAMS: readonly ParamDef[] = [
  {
    key: "model",
    label: "Model of the control groups",
    help: "How studies differ besides the effect; of no consequence for a single group’s proportions and rates.",
    type: "choice",
    default: "UM.FS",
    choices: [
      { value: "UM.FS", label: "unconditional, fixed study effects (UM.FS)" },
      { value: "UM.RS", label: "unconditional, random study effects (UM.RS)" },
      { value: "CM.EL", label: "conditional, exact likelihood (CM.EL)" },
      { value: "CM.AL", label: "conditional, approximate likelihood (CM.AL)" },
    ],
  },
  {
    key: "coding",
    label: "Random effect on",
    help: "Which group the random effect belongs to in the unconditional models; halves to both treats them alike.",
    type: "choice",
    default: "0.5",
    choices: [
      { value: "0.5", label: "both groups, half each" },
      { value: "1", label: "group 1" },
      { value: "0", label: "group 2" },
    ],
  },
  {
    key: "points",
    label: "Quadrature points",
    help: "Of adaptive Gauss-Hermite quadrature: 7 is metafor’s default, 1 Laplace’s approximation, more are more exact.",
    type: "number",
    default: 7,
    min: 1,
    max: 61,
  },
];

const MODELS: readonly GlmmModelId[] = ["UM.FS", "UM.RS", "CM.EL", "CM.AL"];

function specOf(spec: ModelSpec): GlmmSpec {
  const params = withDefaults(PARAMS, spec.poolingParams);
  return {
    model: MODELS.find((id) => id === params.model) ?? "UM.FS",
    kind: spec.kind === "random" ? "random" : "equal",
    test: spec.test === "t" ? "t" : "z",
    level: spec.level,
    coding: params.coding === "1" ? 1 : params.coding === "0" ? 0 : 0.5,
    points: Math.round(Number(params.points)),
    tau2Interval: spec.tau2Interval === "PL" ? "PL" : "none",
  };
}

function asFit(glmm: GlmmFit, spec: ModelSpec, effects: EffectSet, predicted: Predicted): Fit {
  const { heterogeneity, tau2 } = glmm;
  const index = (estimate: number | null): Index => ({ estimate, interval: null });
  const [coefficient] = glmm.coefficients;
  return {
    spec,
    k: glmm.k,
    p: 1,
    coefficients: glmm.coefficients,
    vcov: glmm.vcov,
    tau2,
    heterogeneity: {
      q: heterogeneity.lrt,
      tau: index(tau2.estimate === null ? null : Math.sqrt(tau2.estimate)),
      i2: index(heterogeneity.i2),
      h2: index(heterogeneity.h2),
      i2Q: index(null),
      h2Q: index(null),
      typicalVariance: null,
    },
    weights: [],
    fitted: new Array<number>(effects.yi.length).fill(coefficient?.estimate ?? 0),
    fitStatistics: { ml: glmm.fitStatistics, reml: null },
    ...predicted,
    convergence: glmm.convergence,
    testUsed: glmm.spec.test,
    knappHartung: null,
    wald: null,
    tests: [...(heterogeneity.wald === null ? [] : [{ id: "heterogeneity-wald", test: heterogeneity.wald }])],
  };
}

function predictionOf(glmm: GlmmFit, spec: ModelSpec): ReturnType<typeof predictionWithWidth> {
  const [pooled] = glmm.coefficients;
  if (spec.kind !== "random" || pooled === undefined || glmm.tau2.estimate === null) {
    return { predicted: { prediction: null }, issues: [] };
  }
  const method = predictionIntervals.get(spec.prediction);
  const given = {
    k: glmm.k,
    p: 1,
    estimate: pooled.estimate,
    se: pooled.se,
    df: pooled.test?.df[0] ?? null,
    waldSe: pooled.se,
    s2: 1,
    tau2: glmm.tau2.estimate,
    estimator: spec.estimator,
    yi: new Float64Array(0),
    vi: new Float64Array(0),
    centre: 0,
    level: spec.level,
  };
  const predictive = method.distribution(given);
  const prediction = method.interval(given);
  return predictionWithWidth({ prediction, ...(predictive === null ? {} : { predictive }) }, glmm.tau2);
}

function flipped({ inputs }: RawCounts): Issue[] {
  if (!(inputs.flip ?? []).some(Boolean)) return [];
  return [
    issue(
      "flip-not-possible",
      "error",
      "The direction of a study is reversed, which the counts of a single group cannot follow; nothing is fitted.",
      "Take the reversal back, or pool by inverse variance.",
      { field: "model.pooling" },
    ),
  ];
}

/** Generalised linear mixed models. R: `rma.glmm(measure, ..., model = "UM.FS", nAGQ = 7)` */
export const glmm: PoolingMethod = {
  id: "GLMM",
  label: "Generalised linear mixed model",
  summary:
    "Models the counts themselves (binomial, Poisson or hypergeometric); nothing is added to empty cells.",
  reference: "Stijnen, Hamza & Ozdemir (2010), Statistics in Medicine 29, 3046-3067, doi:10.1002/sim.4040",
  measures: ["OR", "IRR", "PLO", "IRLN"],
  needsCounts: true,
  kinds: ["random", "equal"],
  estimators: false,
  weightings: false,
  tests: ["z", "t"],
  tau2Intervals: ["PL", "none"],
  predictions: ["t", "riley", "normal", "metafor", "simple", "none"],
  params: PARAMS,
  namedBy: "model",
  start: {
    key: "points",
    by: "model",
    values: Object.fromEntries(MODELS.map((model) => [model, convergedPoints({ model })])),
  },
  fit(input, spec) {
    const { counts, issues: lacking } = countsOrIssue(input, glmm);
    if (counts === null) return fail(...lacking);
    const { effects } = input;
    const { data, rows } = glmmData(effects.measure, counts);
    const reversed = data.measure === "PLO" || data.measure === "IRLN" ? flipped(counts) : [];
    if (reversed.length > 0) return fail(...reversed);
    const result = fitGlmm(data, specOf(spec));
    if (!result.ok) return result;
    const pooled = rows.filter((_, i) => !result.value.dropped.includes(i)).map((row) => counts.rowIds[row]!);
    const predicted = predictionOf(result.value, spec);
    return ok(asFit(result.value, spec, effects, predicted.predicted), [
      ...result.issues,
      ...predicted.issues,
      ...coverageIssues(pooled, counts, effects),
    ]);
  },
  r: ({ measure, spec }) => glmmInR(measure, specOf(spec)),
};
