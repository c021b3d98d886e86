import type { EffectSet, Fit } from "../../analysis-types.ts";
import type { ModelKind, ModelSpec } from "../../document/types.ts";
import type { RawRows } from "../../effects/raw-counts.ts";
import type { ParamDef, Params, RegistryRecord } from "../../registry.ts";
import type { Result } from "../../result.ts";

/** The counts of the rows in use, as a measure takes them: with those of studies that have no effect of their own. */
export type RawCounts = RawRows;

/** What a way to pool is given. */
export interface PoolingInput {
  readonly effects: EffectSet;
  /** null where the measure is not made of counts, or where the method does not need them. */
  readonly counts: RawCounts | null;
}

/** What a way to pool makes of a choice of the model: all values, some of them, or none (the choice means nothing to it). */
export type Choices = "all" | readonly string[];

/** A way to get from the studies to a pooled effect. */
export interface PoolingMethod extends RegistryRecord {
  /** Measures it can pool; null = any. */
  readonly measures: readonly string[] | null;
  /** It works on the counts themselves, not on effects and variances. */
  readonly needsCounts: boolean;
  readonly kinds: readonly ModelKind[];
  /** The kind it starts with where it is newly chosen; absent = the present one if it has it. */
  readonly startKind?: ModelKind;
  /** Whether tau2 is estimated by the estimator chosen. */
  readonly estimators: boolean;
  readonly weightings: boolean;
  readonly tests: Choices;
  readonly tau2Intervals: Choices;
  readonly predictions: Choices;
  readonly params: readonly ParamDef[];
  /** Key of the parameter that says which model it is, so that it is always named with the method. */
  readonly namedBy?: string;
  /** Parameters that concern some measures only, by key. */
  readonly paramMeasures?: Readonly<Record<string, readonly string[]>>;
  /** What a parameter starts from where the method is newly chosen, by the value of another parameter. */
  readonly start?: {
    readonly key: string;
    readonly by: string;
    readonly values: Readonly<Record<string, number>>;
  };
  /** What the meta-regression that goes with it is fitted and tested by; absent = it has none of its own. */
  readonly regression?: Pick<ModelSpec, "kind" | "test">;
  /** @throws RangeError for ids that no registry has */
  fit(input: PoolingInput, spec: ModelSpec): Result<Fit>;
  /** metafor's fit `pooled` can be refitted without studies: `leave1out()`, `cumul()`. */
  readonly refitsInR?: true;
  /** The model in R, or why R has none; absent for inverse variance, whose script says every choice of `rma()`. */
  r?(given: RGiven): RModel | RLack;
}

/** What the R call of a model is written from. */
export interface RGiven {
  readonly measure: string;
  readonly effectParams: Params;
  readonly spec: ModelSpec;
  readonly fit: Fit;
}

/** R cannot fit the model, and why: a sentence without its full stop. */
export interface RLack {
  readonly lack: string;
}

/** R code that fits the model `pooled`, and the R expressions of its numbers; absent = R has no such number. */
export interface RModel {
  /**
   * Lines of code. Counts are columns of the data frame `counts` under the measure's input keys, effects and variances `es$yi`
   * and `es$vi`; `i2_from(q, df)` and `fit_statistics(logLik, deviance, k)`, a matrix like metafor's, are there, and beside counts
   * `weights_shown(fit)`, the weights of the studies that have an effect of their own.
   */
  readonly code: readonly string[];
  /** What the code needs beside metafor. */
  readonly packages?: readonly string[];
  readonly k?: string;
  readonly estimate: string;
  readonly se?: string;
  readonly statistic?: string;
  readonly df?: string;
  readonly log10P?: string;
  readonly interval?: string;
  readonly tau2?: string;
  readonly q?: readonly [value: string, df: string];
  readonly i2?: string;
  readonly h2?: string;
  /** By id of a further test: its statistic, and its degrees of freedom. */
  readonly tests?: Readonly<Record<string, readonly [statistic: string, df: string | null]>>;
  readonly weights?: string;
  /** A matrix as metafor's `fit.stats` is one, and which of its rows are comparable; absent = all. */
  readonly fitStatistics?: string;
  readonly fitRows?: readonly ("logLik" | "deviance" | "aic" | "bic" | "aicc")[];
  /** Whether the half width of a prediction interval can be written with `pooled` as the fit. */
  readonly predicts?: true;
  /** Why R's number is none to compare with, by what the comparison is called: `SE`, `Q`, the id of a test. */
  readonly lacks?: Readonly<Record<string, string>>;
  /** Relative tolerance where R's own integration is coarser than the script's. */
  readonly tolerance?: number;
}
