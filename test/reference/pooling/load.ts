import { readFileSync } from "node:fs";
import type { EffectSet } from "../../../packages/engine/src/analysis-types.ts";
import { DEFAULT_MODEL } from "../../../packages/engine/src/document/defaults.ts";
import type { ModelSpec } from "../../../packages/engine/src/document/types.ts";

type Ends = readonly unknown[];

/** R's `confint` of one type: [lower, upper] of each quantity. */
export interface Tau2Ends {
  readonly tau2: Ends;
  readonly tau: Ends;
  readonly I2: Ends;
  readonly H2: Ends;
}

export interface PoolingCase {
  readonly id: string;
  readonly input: {
    readonly method: string;
    readonly test: string;
    readonly level: number;
    /** A bare number for one study. */
    readonly weights?: readonly number[] | number;
    readonly weighted?: boolean;
    readonly tau2?: number;
  };
  readonly expected: Readonly<Record<string, unknown>> & {
    readonly predictionInterval: Readonly<Record<"default" | "simple" | "riley" | "t", Ends>>;
    readonly weights?: readonly number[];
  } & { readonly [key: `tau2Ci_${string}`]: Tau2Ends | { readonly error: string } };
  readonly tolerance: number;
  readonly notes?: string;
}

export interface PoolingFile {
  readonly dataset: string;
  readonly data: { readonly yi: readonly number[]; readonly vi: readonly number[] };
  readonly cases: readonly PoolingCase[];
}

export function loadPooling(url: URL): PoolingFile {
  return JSON.parse(readFileSync(url, "utf8")) as PoolingFile;
}

/** An effect set with nothing but effects, variances and weights. */
export function effectSet(
  yi: readonly number[],
  vi: readonly number[],
  userWeights: readonly number[] | null = null,
): EffectSet {
  return {
    measure: "GEN",
    entered: yi.length,
    rowIds: yi.map((_, i) => `r${i + 1}`),
    labels: yi.map((_, i) => `Study ${i + 1}`),
    yi,
    vi,
    ni: yi.map(() => null),
    userWeights,
    excluded: [],
    converted: [],
  };
}

export function effectsOf({ data }: PoolingFile, { input }: PoolingCase): EffectSet {
  return effectSet(data.yi, data.vi, input.weights === undefined ? null : [input.weights].flat());
}

/** A specification of the usual choices, overlaid. */
export function modelSpec(changes: Partial<ModelSpec> = {}): ModelSpec {
  return { ...DEFAULT_MODEL, test: "z", tau2Interval: "none", prediction: "none", ...changes };
}

export function specOf({ input }: PoolingCase, changes: Partial<ModelSpec> = {}): ModelSpec {
  const kinds: Readonly<Record<string, ModelSpec["kind"]>> = { EE: "equal", FE: "fixed" };
  const kind = kinds[input.method] ?? "random";
  const weighted = input.weights === undefined ? "inverse-variance" : "user";
  return modelSpec({
    kind,
    estimator: kind === "random" ? input.method : "REML",
    tau2: input.tau2 ?? null,
    weighting: input.weighted === false ? "unweighted" : weighted,
    test: input.test === "hksj" ? "knha" : input.test,
    level: input.level,
    ...changes,
  });
}
