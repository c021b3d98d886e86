import { readdirSync, readFileSync } from "node:fs";
import { expect } from "vitest";
import { biasInputOf } from "../../../packages/engine/src/bias/bias-testing.ts";
import type { BiasInput } from "../../../packages/engine/src/bias/types.ts";

/** A case of the reference files as it stands there. */
export interface BiasCase {
  readonly id: string;
  readonly call: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: number;
  readonly notes?: unknown;
  readonly selmodelDefault?: unknown;
}

interface BiasData {
  readonly yi: readonly number[] | number;
  readonly vi: readonly number[] | number;
  readonly ni?: readonly number[] | number;
  readonly raw?: Readonly<Record<string, readonly number[]>>;
  readonly mods?: Readonly<Record<string, readonly (number | string | null)[]>>;
}

export interface BiasFile {
  readonly dataset: string;
  readonly data: BiasData;
  readonly cases: readonly BiasCase[];
}

/** All files of a topic, by name of the data set. */
export function biasFiles(topic: "bias-tests" | "bias-adjusted"): readonly BiasFile[] {
  const folder = new URL(`../data/${topic}/`, import.meta.url);
  return readdirSync(folder)
    .toSorted()
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as BiasFile);
}

/** Every case of a topic with its file, as rows of a table of tests; `wanted` picks by id. */
export function biasCases(
  topic: "bias-tests" | "bias-adjusted",
  wanted: (id: string, reference: BiasCase) => boolean,
): readonly { readonly name: string; readonly file: BiasFile; readonly reference: BiasCase }[] {
  return biasFiles(topic).flatMap((file) =>
    file.cases
      .filter((reference) => wanted(reference.id, reference))
      .map((reference) => ({ name: `${file.dataset} ${reference.id}`, file, reference })),
  );
}

/** The data of a file as the input of a method; bare numbers are single studies. */
export function inputOf({ data }: BiasFile, parts: Parameters<typeof biasInputOf>[2] = {}): BiasInput {
  const [yi, vi] = [[data.yi].flat(), [data.vi].flat()];
  const totals = data.ni === undefined ? yi.map(() => null) : [data.ni].flat();
  return biasInputOf(yi, vi, { totals, ...parts });
}

/** A number of a case: null where R has none, infinities where it says so. */
export function printed(value: unknown): number | null {
  if (value === "Inf") return Number.POSITIVE_INFINITY;
  if (value === "-Inf") return Number.NEGATIVE_INFINITY;
  return typeof value === "number" ? value : null;
}

/**
 * Compares relatively at the case's tolerance, never tighter than 1e-12.
 * @param floor absolute, where the true value may be 0
 */
export function expectClose(
  actual: number | null | undefined,
  expected: unknown,
  { tolerance }: Pick<BiasCase, "tolerance">,
  name: string,
  floor = 0,
): void {
  const wanted = printed(expected);
  if (wanted === null) {
    expect(actual ?? null, name).toBeNull();
    return;
  }
  const error = Math.abs((actual ?? Number.NaN) - wanted);
  expect(error, `${name}: ${String(actual)} beside ${wanted}`).toBeLessThanOrEqual(
    Math.max(floor, Math.max(tolerance, 1e-12) * Math.abs(wanted)),
  );
}
