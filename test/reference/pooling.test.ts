import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Fit, HypothesisTest, Interval } from "../../packages/engine/src/analysis-types.ts";
import { fitUnivariate } from "../../packages/engine/src/statistics.ts";
import { type Comparison, createComparison } from "./pooling/comparison.ts";
import { divergenceOf } from "./pooling/divergences.ts";
import {
  effectsOf,
  loadPooling,
  type PoolingCase,
  type PoolingFile,
  specOf,
  type Tau2Ends,
} from "./pooling/load.ts";

const directory = new URL("./data/pooling/", import.meta.url);

function fitOf(file: PoolingFile, reference: PoolingCase, changes: Parameters<typeof specOf>[1] = {}): Fit {
  const result = fitUnivariate(effectsOf(file, reference), specOf(reference, changes));
  if (!result.ok)
    throw new Error(`${reference.id}: ${result.issues.map(({ message }) => message).join(" ")}`);
  return result.value;
}

function compareEnds(
  compare: Comparison,
  name: string,
  interval: Interval | null,
  ends: readonly unknown[],
): void {
  compare.number(`${name}.lower`, interval?.lower ?? null, ends[0]);
  compare.number(`${name}.upper`, interval?.upper ?? null, ends[1]);
}

function compareTest(
  compare: Comparison,
  actual: HypothesisTest | null,
  names: readonly [string, string, string],
  expected: PoolingCase["expected"],
): void {
  compare.number(names[0], actual?.statistic.value ?? null, expected[names[0]]);
  compare.number(names[1], actual?.df[0] ?? null, expected[names[1]]);
  compare.probability(names[2], actual?.log10PValue ?? null, expected[names[2]]);
}

function compareFit(compare: Comparison, fit: Fit, { expected, input }: PoolingCase): void {
  const [coefficient] = fit.coefficients;
  if (coefficient === undefined) throw new Error("no coefficient");
  compare.number("k", fit.k, expected.k);
  compare.number("estimate", coefficient.estimate, expected.estimate);
  compare.number("se", coefficient.se, expected.se);
  compareTest(compare, coefficient.test, ["statistic", "df", "p"], expected);
  compareEnds(compare, "ci", coefficient.interval, [expected.ciLower, expected.ciUpper]);
  compare.number("tau2", fit.tau2.estimate, expected.tau2);
  compare.number("seTau2", fit.tau2.se, expected.seTau2);
  compare.number("I2", fit.heterogeneity.i2.estimate, expected.I2);
  compare.number("H2", fit.heterogeneity.h2.estimate, expected.H2);
  compare.number("typicalVariance", fit.heterogeneity.typicalVariance, expected.typicalVariance);
  compareTest(compare, fit.heterogeneity.q, ["Q", "QDf", "QP"], expected);
  const statistics = input.method === "REML" ? fit.fitStatistics.reml : fit.fitStatistics.ml;
  compare.number("logLik", statistics?.logLik ?? null, expected.logLik);
  compare.number("deviance", statistics?.deviance ?? null, expected.deviance);
  compare.number("AIC", statistics?.aic ?? null, expected.AIC);
  compare.number("BIC", statistics?.bic ?? null, expected.BIC);
  compare.number("AICc", statistics?.aicc ?? null, expected.AICc);
  expected.weights?.forEach((weight, i) => {
    compare.number(`weights[${i}]`, fit.weights[i] ?? null, weight);
  });
}

/** The reference's name of each prediction interval and ours. */
const PREDICTIONS = { default: "metafor", simple: "simple", riley: "riley", t: "t" } as const;

function comparePredictions(compare: Comparison, file: PoolingFile, reference: PoolingCase): void {
  const { expected } = reference;
  for (const [name, id] of Object.entries(PREDICTIONS)) {
    const ends = expected.predictionInterval[name as keyof typeof PREDICTIONS];
    const { prediction } = fitOf(file, reference, { prediction: id });
    compareEnds(compare, `predictionInterval.${name}`, prediction, ends);
    if (name === "default") compareEnds(compare, "pi", prediction, [expected.piLower, expected.piUpper]);
  }
}

function isIntervals(ends: unknown): ends is Tau2Ends {
  return typeof ends === "object" && ends !== null && "tau2" in ends;
}

function compareTau2Intervals(compare: Comparison, file: PoolingFile, reference: PoolingCase): void {
  for (const [key, ends] of Object.entries(reference.expected)) {
    if (!key.startsWith("tau2Ci_")) continue;
    const { tau2, heterogeneity } = fitOf(file, reference, { tau2Interval: key.slice(7) });
    if (!isIntervals(ends)) {
      compare.number(`${key} refused`, tau2.interval?.lower ?? null, null);
      continue;
    }
    compareEnds(compare, `${key}.tau2`, tau2.interval, ends.tau2);
    compareEnds(compare, `${key}.tau`, heterogeneity.tau.interval, ends.tau);
    compareEnds(compare, `${key}.I2`, heterogeneity.i2.interval, ends.I2);
    compareEnds(compare, `${key}.H2`, heterogeneity.h2.interval, ends.H2);
  }
}

describe.each(readdirSync(directory).sort())("%s", (name) => {
  const file = loadPooling(new URL(name, directory));
  test.each(file.cases.map((reference) => [reference.id, reference] as const))("%s", (_id, reference) => {
    const compare = createComparison(reference, file, divergenceOf(file, reference));
    compareFit(compare, fitOf(file, reference), reference);
    comparePredictions(compare, file, reference);
    compareTau2Intervals(compare, file, reference);
    expect(compare.failures).toEqual([]);
  });
});

describe("equal effects under Knapp-Hartung", () => {
  const file = loadPooling(new URL("inline-identical-effects.json", directory));
  const degenerate = file.cases.filter(({ input }) => /knha|hksj/.test(input.test));
  test.each(degenerate.map((reference) => [reference.id, reference] as const))("%s", (_id, reference) => {
    const fit = fitOf(file, reference, { prediction: "metafor" });
    const guarded = fitOf(file, reference, { prediction: "metafor", test: "adhoc" });
    expect(fit.knappHartung).toEqual({ scale: 1, guarded: true });
    expect(fit.vcov).toEqual(guarded.vcov);
    expect(fit.prediction).toEqual(guarded.prediction);
    expect(fit.coefficients[0]?.interval).toMatchObject({
      lower: guarded.coefficients[0]?.interval?.lower,
      upper: guarded.coefficients[0]?.interval?.upper,
    });
  });
});
