import { describe, expect, it } from "vitest";
import type { ModelSpec } from "../../packages/engine/src/document/types.ts";
import { createRandom, type Random } from "../../packages/engine/src/numeric/random.ts";
import {
  coefficientTests,
  compareEstimators,
  estimators,
  fitUnivariate,
  predictionIntervals,
  tau2Intervals,
} from "../../packages/engine/src/statistics.ts";
import { effectSet, modelSpec } from "../reference/pooling/load.ts";

interface Awkward {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly weights: readonly number[];
}

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random.uniform() * from.length)]!;

/** Effects as they should not be, and variances likewise. */
const EFFECTS: readonly ((random: Random, i: number) => number)[] = [
  () => 0,
  () => 0.3,
  (_, i) => (i === 0 ? 1e6 : 0),
  (random) => random.normal(),
  (random) => 1e8 + random.normal(),
  (random) => 1e-12 * random.normal(),
  (_, i) => (i % 2 === 0 ? 5 : -5),
  (random) => 10 ** (12 * random.uniform() - 6),
];
const VARIANCES: readonly ((random: Random, i: number) => number)[] = [
  () => 0.1,
  () => 1e-20,
  () => 1e12,
  (_, i) => (i === 0 ? 1e-18 : 1),
  (_, i) => (i === 0 ? 1e15 : 1),
  (random) => 10 ** (24 * random.uniform() - 12),
  (random) => 0.01 + random.uniform(),
];

function awkward(seed: number): Awkward {
  const random = createRandom(seed);
  const k = pick(random, [2, 2, 2, 3, 3, 4, 5, 9]);
  const effect = pick(random, EFFECTS);
  const variance = pick(random, VARIANCES);
  const indices = Array.from({ length: k }, (_, i) => i);
  return {
    yi: indices.map((i) => effect(random, i)),
    vi: indices.map((i) => variance(random, i)),
    weights: indices.map(() => pick(random, [0, 1, 0.5, 20])),
  };
}

/** Where a value is none that JSON can hold, or -0; empty = nowhere. */
function unusable(value: unknown, path = ""): string[] {
  if (typeof value === "number")
    return Number.isFinite(value) && !Object.is(value, -0) ? [] : [`${path} = ${value}`];
  if (value === undefined) return [`${path} is undefined`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unusable(inner, `${path}.${key}`));
}

/** Everything that comes of these choices, or the words why nothing does. */
function problems({ yi, vi, weights }: Awkward, choices: Partial<ModelSpec>): string[] {
  const result = fitUnivariate(effectSet(yi, vi, weights), modelSpec({ seed: 3, samples: 12, ...choices }));
  const silent = !result.ok && result.issues.length === 0 ? ["nothing is fitted, and nobody says why"] : [];
  const words = result.issues.flatMap(({ message, hint }) =>
    /NaN|Infinity|undefined/.test(`${message} ${hint}`) ? [message] : [],
  );
  return [...silent, ...words, ...(result.ok ? unusable(result.value) : [])];
}

const SETS = 1000;
const sets = Array.from({ length: SETS }, (_, seed) => awkward(seed));

function everywhere(choices: Partial<ModelSpec>): string[] {
  return sets.flatMap((data, seed) => problems(data, choices).map((problem) => `seed ${seed}: ${problem}`));
}

/** The distribution of a quadratic form takes minutes where variances are this far apart; general-q.test.ts and nagashima.test.ts ask for it. */
const QUADRATIC = new Set(["J", "BJ", "GENQ", "GENQM", "NNF"]);
const without = (ids: readonly string[]): readonly string[] => ids.filter((id) => !QUADRATIC.has(id));

describe(`${SETS} awkward sets of studies`, () => {
  it.each(coefficientTests.ids)("are tested by %s without a number that is none", (test) => {
    const estimator = test === "PLmean" ? "ML" : "REML";
    expect(everywhere({ test, estimator })).toEqual([]);
  });

  it.each(without(tau2Intervals.ids))(
    "have the tau2 interval %s without a number that is none",
    (tau2Interval) => {
      expect(everywhere({ tau2Interval })).toEqual([]);
    },
  );

  it.each(without(predictionIntervals.ids))(
    "have the prediction interval %s without a number that is none",
    (prediction) => {
      expect(everywhere({ prediction, test: "knha" })).toEqual([]);
    },
  );

  it.each(without(estimators.ids))("are fitted by %s without a number that is none", (estimator) => {
    const choices = { estimator, test: "knha", prediction: "t", tau2Interval: "QP" };
    expect(everywhere(choices)).toEqual([]);
  });

  it("are compared under every estimator without a number that is none", () => {
    const found = sets.flatMap(({ yi, vi }, seed) =>
      unusable(compareEstimators(effectSet(yi, vi), modelSpec({ test: "hybrid" }))).map(
        (problem) => `seed ${seed}: ${problem}`,
      ),
    );
    expect(found).toEqual([]);
  });
});
