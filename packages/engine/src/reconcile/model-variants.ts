import type { AnalysisDocument, ModelKind, ModelSpec } from "../document/types.ts";
import { estimators } from "../estimators/registry.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { allows } from "../models/fit-model.ts";
import { poolingMethods } from "../models/methods/registry.ts";
import type { PoolingMethod } from "../models/methods/types.ts";
import type { ParamDef, Params } from "../registry.ts";

/** A way to pool but for the test of the mean: what its estimate depends on. */
export interface ModelVariant {
  readonly model: ModelSpec;
  /** The tests it goes with, the most usual first. */
  readonly tests: readonly string[];
  readonly cost: number;
}

/** How unusual a choice is in published analyses; what is not listed costs `REST`. */
const REST = 3;
const ESTIMATOR_COST: Readonly<Record<string, number>> = {
  REML: 0,
  DL: 0,
  PM: 1,
  ML: 2,
  EB: 2,
  SJ: 2,
  HE: 2,
};
const TEST_COST: Readonly<Record<string, number>> = { z: 0, knha: 0, adhoc: 1, t: 1, hybrid: 2, iqwig6: 2 };
const POOLING_COST: Readonly<Record<string, number>> = { IV: 0, MH: 0, Peto: 1, GLMM: 2 };

export function testCost(id: string): number {
  return TEST_COST[id] ?? REST;
}

function testsOf(method: PoolingMethod, kind: ModelKind): readonly string[] {
  return coefficientTests.records
    .filter(({ id, resamples }) => resamples !== true && allows(method.tests, id))
    .filter(({ distribution }) => kind === "random" || distribution !== "free")
    .map(({ id }) => id)
    .sort((a, b) => testCost(a) - testCost(b));
}

/** Ids of the tests that refit a model many times and that go with it. */
export function resampledTests({ pooling, kind }: ModelSpec): readonly string[] {
  if (kind !== "random") return [];
  const { tests } = poolingMethods.get(pooling);
  return coefficientTests.records
    .filter(({ id, resamples }) => resamples === true && allows(tests, id))
    .map(({ id }) => id);
}

/** The estimators a random effect can be had with; one that needs weights of the user's own only where there are such. */
function estimatorsOf(
  method: PoolingMethod,
  kind: ModelKind,
  present: string,
  hasWeights: boolean,
): readonly string[] {
  if (!method.estimators || kind !== "random") return [present];
  return estimators.records
    .filter(({ userWeights }) => userWeights !== "required" || hasWeights)
    .map(({ id }) => id);
}

function choicesOf(def: ParamDef): readonly Params[] {
  return def.type === "choice" ? def.choices.map(({ value }) => ({ [def.key]: value })) : [];
}

/** The parameters of a way to pool that change its estimate: its sub-models, and 1/2 added to empty cells. */
function paramsOf({ params }: PoolingMethod, measure: string): readonly Params[] {
  const addsToCells = params.some(({ key }) => key === "add");
  const subModels = params
    .filter(({ key }) => key === "model" || (key === "variance" && measure === "RD"))
    .flatMap(choicesOf);
  const presets = new Set(params.map(({ key, default: preset }) => `${key}=${String(preset)}`));
  const others = subModels.filter((chosen) =>
    Object.entries(chosen).every(([key, value]) => !presets.has(`${key}=${String(value)}`)),
  );
  return [
    {},
    ...others,
    ...(addsToCells
      ? [
          { add: 0.5, to: "only0" },
          { add: 0.5, to: "all" },
        ]
      : []),
  ];
}

/** Ways to pool that integrate numerically: tried only where nothing quicker fits. */
const SLOW: readonly string[] = ["GLMM", "HC"];

/** Equal and fixed effects share their arithmetic: the present one of them is enough, else the first. */
function kindsOf({ kinds }: PoolingMethod, present: ModelKind): readonly ModelKind[] {
  const without = kinds.filter((kind) => kind !== "random");
  const one = without.find((kind) => kind === present) ?? without[0];
  return kinds.filter((kind) => kind === "random" || kind === one);
}

/** The document's own model, whose weights, tau2 or parameters may be none that are tried. */
function ownVariant({ model }: AnalysisDocument): ModelVariant {
  const tests = testsOf(poolingMethods.get(model.pooling), model.kind);
  return {
    model: { ...model, test: tests[0] ?? model.test, tau2Interval: "none", prediction: "none" },
    tests,
    cost: 0,
  };
}

function variantsOf(document: AnalysisDocument, method: PoolingMethod): ModelVariant[] {
  const hasWeights = document.roles.weights !== null;
  return kindsOf(method, document.model.kind).flatMap((kind) =>
    estimatorsOf(method, kind, document.model.estimator, hasWeights).flatMap((estimator) =>
      paramsOf(method, document.effects.measure).map((poolingParams, at): ModelVariant => {
        const tests = testsOf(method, kind);
        const cost =
          (POOLING_COST[method.id] ?? REST) +
          (kind === "random" && method.estimators ? (ESTIMATOR_COST[estimator] ?? REST) : 0) +
          (at === 0 ? 0 : 1);
        const model: ModelSpec = {
          ...document.model,
          pooling: method.id,
          poolingParams,
          kind,
          estimator,
          tau2: null,
          weighting: "inverse-variance",
          test: tests[0] ?? document.model.test,
          tau2Interval: "none",
          prediction: "none",
        };
        return { model, tests, cost };
      }),
    ),
  );
}

/** Which ways to pool are tried. */
export interface Sought {
  /** Those that integrate numerically, or the others. */
  readonly slow: boolean;
  /** Those that pool counts as well: they do not look at the effects' corrections and variances. */
  readonly counts: boolean;
}

/** Every way to pool the effects of a document, without its test. */
export function modelVariants(document: AnalysisDocument, { slow, counts }: Sought): readonly ModelVariant[] {
  const { measure } = document.effects;
  const own = counts && SLOW.includes(document.model.pooling) === slow ? [ownVariant(document)] : [];
  const usual = poolingMethods.records
    .filter(({ id, needsCounts }) => SLOW.includes(id) === slow && (counts || !needsCounts))
    .filter((method) => method.measures === null || method.measures.includes(measure))
    .flatMap((method) => variantsOf(document, method));
  return [...own, ...usual];
}
