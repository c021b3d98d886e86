import {
  type AnalysisDocument,
  type AnalysisReport,
  type Column,
  createDocument,
  type EffectSpec,
  type ExcludedRow,
  type Fit,
  type ModelSpec,
  type PlotSpecs,
} from "@treeline/engine";
import type { ForestOptions } from "../forest/options.ts";
import type { FunnelOptions } from "../funnel/options.ts";
import type { PlotInput } from "../plot-types.ts";

/** What a test says about an analysis; the rest is filled in. */
export interface FixtureOptions {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly labels?: readonly string[];
  readonly columns?: readonly Column[];
  readonly excluded?: readonly ExcludedRow[];
  readonly tau2?: number;
  readonly width?: number;
  readonly title?: string;
  readonly effects?: Partial<EffectSpec>;
  readonly model?: Partial<ModelSpec>;
  /** Options by plot id; those of the forest and the funnel may be given on their own. */
  readonly plots?: PlotSpecs;
  readonly forest?: Partial<ForestOptions>;
  readonly funnel?: Partial<FunnelOptions>;
  readonly measure?: PlotInput["measure"];
  readonly withoutFit?: boolean;
  /** Events and people of both groups, study by study. */
  readonly groups?: AnalysisReport["groups"];
}

const Z = 1.959963984540054;

export const RATIO_MEASURE: NonNullable<PlotInput["measure"]> = {
  nullValue: 0,
  symbol: { analysis: "log RR", display: "RR" },
  display: "exp",
};
export const DIFFERENCE_MEASURE: NonNullable<PlotInput["measure"]> = {
  nullValue: 0,
  symbol: { analysis: "g", display: "g" },
  display: "identity",
};

/** A document and the report a random-effects model with a known tau2 and normal intervals gives for it. */
export function plotInput(options: FixtureOptions): PlotInput {
  const { yi, vi, width = 1000, measure = DIFFERENCE_MEASURE } = options;
  const rowIds = yi.map((_, index) => `r${index + 1}`);
  const labels = options.labels ?? yi.map((_, index) => `Study ${index + 1}`);
  const model = modelSpec(options.model ?? {});
  const excluded = options.excluded ?? [];
  const document: AnalysisDocument = createDocument({
    title: options.title ?? "A test",
    table: { rowIds, columns: options.columns ?? [] },
    effects: {
      measure: "SMD",
      directions: { negative: "Favours control", positive: "Favours treatment" },
      outcome: "stress",
      ...options.effects,
    },
    model,
    plots: {
      forest: { ...options.forest },
      funnel: { labels: "none", ...options.funnel },
      ...options.plots,
    },
  });
  const report: AnalysisReport = {
    engineVersion: "0.0.0",
    formulas: null,
    effects: {
      measure: "SMD",
      entered: yi.length + excluded.length,
      rowIds,
      labels,
      yi,
      vi,
      ni: yi.map(() => null),
      userWeights: null,
      converted: [],
      excluded,
    },
    ...(options.groups === undefined ? {} : { groups: options.groups }),
    fit: yi.length === 0 || options.withoutFit ? null : poolWithKnownTau2(yi, vi, options.tau2 ?? 0, model),
    comparison: [],
    issues: [],
    dismissed: [],
  };
  return { report, document, width, measure, testLabel: "Knapp-Hartung" };
}

function modelSpec(model: Partial<ModelSpec>): ModelSpec {
  return {
    kind: "random",
    estimator: "REML",
    tau2: null,
    weighting: "inverse-variance",
    test: "knha",
    level: 0.95,
    tau2Interval: "QP",
    i2: "tau2",
    prediction: "t",
    pooling: "IV",
    poolingParams: {},
    threshold: null,
    equivalence: null,
    seed: 1,
    samples: 1000,
    ...model,
  };
}

function poolWithKnownTau2(yi: readonly number[], vi: readonly number[], tau2: number, spec: ModelSpec): Fit {
  const weights = vi.map((variance) => 1 / (variance + tau2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const estimate = yi.reduce((sum, y, index) => sum + y * weights[index]!, 0) / total;
  const se = Math.sqrt(1 / total);
  const q = yi.reduce((sum, y, index) => sum + (y - estimate) ** 2 / vi[index]!, 0);
  const df = yi.length - 1;
  const i2 = df > 0 && q > 0 ? Math.max(0, (100 * (q - df)) / q) : 0;
  const half = Z * Math.sqrt(se * se + tau2);
  const method = "normal";
  const interval = {
    lower: estimate - Z * se,
    upper: estimate + Z * se,
    level: 0.95,
    kind: "confidence",
    method,
  } as const;
  const tau2Interval = {
    lower: tau2 / 3,
    upper: tau2 * 4,
    level: 0.95,
    kind: "confidence",
    method: "QP",
  } as const;
  const index = (value: number) => ({ estimate: value, interval: null });
  return {
    spec,
    k: yi.length,
    p: 1,
    coefficients: [{ name: "intrcpt", estimate, se, test: null, interval }],
    vcov: [[se * se]],
    testUsed: "z",
    tests: [],
    tau2: {
      estimate: tau2,
      se: null,
      atBoundary: tau2 === 0,
      given: false,
      interval: df > 0 ? tau2Interval : null,
    },
    heterogeneity: {
      q:
        df > 0
          ? {
              name: "Cochran’s Q",
              statistic: { symbol: "Q", value: q },
              df: [df],
              pValue: 0.0004,
              log10PValue: -3.4,
              distribution: "chisq",
            }
          : null,
      tau: index(Math.sqrt(tau2)),
      i2: index(i2),
      h2: index(1),
      i2Q: index(i2),
      h2Q: index(1),
      typicalVariance: 1,
    },
    weights: weights.map((weight) => (100 * weight) / total),
    fitted: yi.map(() => estimate),
    fitStatistics: { ml: null, reml: null },
    prediction:
      df > 0
        ? { lower: estimate - half, upper: estimate + half, level: 0.95, kind: "prediction", method }
        : null,
    convergence: { converged: true, iterations: 0, residual: 0, otherMaximum: null },
    knappHartung: null,
    wald: null,
    ...(df > 0
      ? { predictive: { scale: half / Z, df: null }, beyond: beyondNothing(estimate, half / Z) }
      : {}),
  };
}

/** The probabilities beyond a threshold of 0 that the fixture's numbers stand for, roughly: no test reads their digits. */
function beyondNothing(estimate: number, scale: number): NonNullable<Fit["beyond"]> {
  const above = 1 / (1 + Math.exp((-1.7 * estimate) / scale));
  const share = { estimate: above, interval: null };
  return {
    threshold: 0,
    predictive: { above, below: 1 - above },
    share: { above: share, below: { ...share, estimate: 1 - above } },
  };
}
