import { readdirSync, readFileSync } from "node:fs";
import type { EffectSet, Fit } from "../../../packages/engine/src/analysis-types.ts";
import { buildDesign } from "../../../packages/engine/src/design/build-design.ts";
import type { ModelSpec } from "../../../packages/engine/src/document/types.ts";
import { fitModel } from "../../../packages/engine/src/models/fit-model.ts";
import { fitMetaRegression } from "../../../packages/engine/src/models/regression/fit-meta-regression.ts";
import type { Result } from "../../../packages/engine/src/result.ts";
import type { DeletionModel } from "../../../packages/engine/src/sensitivity/deletion-model.ts";
import { pooledModel } from "../../../packages/engine/src/sensitivity/pooled-model.ts";
import { createRefits, type Refits } from "../../../packages/engine/src/sensitivity/refits.ts";
import { regressionModel } from "../../../packages/engine/src/sensitivity/regression-model.ts";
import { type Cell, readFormula, tableOf } from "../moderators/load.ts";
import { effectSet, modelSpec } from "../pooling/load.ts";

export interface DiagnosticsCase {
  readonly id: string;
  readonly input: {
    readonly method: string;
    readonly test?: string;
    readonly moderator?: string | null;
    readonly level?: number;
    readonly order?: readonly number[] | string;
  };
  readonly expected: Readonly<Record<string, unknown>> & { readonly error?: string };
  readonly tolerance: number;
}

export interface DiagnosticsFile {
  readonly dataset: string;
  readonly data: {
    readonly yi: readonly number[];
    readonly vi: readonly number[];
    readonly mods?: Readonly<Record<string, readonly Cell[]>>;
  };
  readonly cases: readonly DiagnosticsCase[];
}

const folder = new URL("../data/diagnostics/", import.meta.url);

export const diagnosticsFiles: readonly DiagnosticsFile[] = readdirSync(folder)
  .sort()
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as DiagnosticsFile);

/** "leave1out" of "leave1out-REML-knha"; what a case asks for. */
export function askedBy({ id }: DiagnosticsCase): string {
  return /^(cumul-precision|qqnorm-rstandard|qqnorm-rstudent|[^-]+)/.exec(id)?.[1] ?? id;
}

function specOf({ input }: DiagnosticsCase): ModelSpec {
  const kinds: Readonly<Record<string, ModelSpec["kind"]>> = { EE: "equal", FE: "fixed" };
  const kind = kinds[input.method] ?? "random";
  return modelSpec({
    kind,
    estimator: kind === "random" ? input.method : "REML",
    test: input.test ?? "z",
    level: input.level ?? 0.95,
  });
}

/** One study's value may be written without its list. */
const listOf = <T>(values: readonly T[] | T): readonly T[] => [values].flat() as readonly T[];

export interface Diagnosed {
  readonly effects: EffectSet;
  readonly fit: Fit;
  readonly refits: Refits;
  readonly deletion: DeletionModel;
}

const remembered = new Map<string, Diagnosed>();

/** The model of a case with all that its studies can be taken out of. */
export function diagnosed(file: DiagnosticsFile, reference: DiagnosticsCase): Diagnosed {
  const { method, test, moderator } = reference.input;
  const key = [file.dataset, method, test, moderator].join(" ");
  const known = remembered.get(key) ?? fitted(file, reference);
  remembered.set(key, known);
  return known;
}

function fitted({ data }: DiagnosticsFile, reference: DiagnosticsCase): Diagnosed {
  const effects = effectSet(listOf(data.yi), listOf(data.vi));
  const model = specOf(reference);
  const fit = valueIn(fitModel({ effects, counts: null }, model));
  const refits = createRefits({ effects, counts: null }, model);
  const { moderator } = reference.input;
  if (moderator == null) return { effects, fit, refits, deletion: pooledModel(effects, fit, refits) };
  const spec = readFormula(`~ ${moderator}`, {});
  const rows = effects.yi.map((_, row) => row);
  const design = valueIn(
    buildDesign({ spec, table: tableOf(data.mods ?? {}, rows), rowIds: effects.rowIds }),
  );
  const regression = valueIn(fitMetaRegression(effects, design, model));
  return { effects, fit, refits, deletion: regressionModel(effects, regression, model) };
}

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new RangeError(result.issues.map(({ message }) => message).join("\n"));
  return result.value;
}
