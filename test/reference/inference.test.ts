import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Fit } from "../../packages/engine/src/analysis-types.ts";
import type { ModelSpec } from "../../packages/engine/src/document/types.ts";
import { createDocument, predictionIntervals } from "../../packages/engine/src/index.ts";
import { fitUnivariate } from "../../packages/engine/src/statistics.ts";
import { effectSet, loadPooling } from "./pooling/load.ts";

type Pair = readonly [number, number];

/** What `r/inference.R` writes. */
interface Inference {
  readonly level: number;
  readonly data: { readonly yi: readonly number[]; readonly vi: readonly number[] };
  readonly expected: {
    readonly KR: { readonly se: number; readonly df: number; readonly ci: Pair };
    readonly iqwig6: { readonly se: number; readonly ci: Pair; readonly p: number };
    readonly hybrid: { readonly se: number; readonly ci: Pair; readonly p: number };
    readonly PLmean: { readonly estimate: number; readonly ci: Pair; readonly chisq: number } | null;
    readonly perm: { readonly p: number } | null;
    readonly J: Pair | null;
    readonly predictions: Readonly<Record<string, Pair>>;
  };
}

const directory = new URL("./data/inference/", import.meta.url);
const poolings = new URL("./data/pooling/", import.meta.url);
const DEFAULTS = createDocument().model;

function fitOf({ data }: Pick<Inference, "data">, changes: Partial<ModelSpec>): Fit {
  const result = fitUnivariate(effectSet(data.yi, data.vi), {
    ...DEFAULTS,
    tau2Interval: "none",
    ...changes,
  });
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

/** R's searches stop at about the root of its precision times the size; ends of zero-width intervals are compared absolutely. */
function expectEnds(
  interval: { readonly lower: number; readonly upper: number | null } | null,
  [lower, upper]: Pair,
  tolerance = 1e-9,
): void {
  const size = Math.max(Math.abs(lower), Math.abs(upper), upper - lower);
  if (size === 0) {
    expect(interval).toMatchObject({ lower, upper });
    return;
  }
  expect(Math.abs((interval?.lower ?? Number.NaN) - lower) / size).toBeLessThan(tolerance);
  expect(Math.abs((interval?.upper ?? Number.NaN) - upper) / size).toBeLessThan(tolerance);
}

describe.each(readdirSync(directory))("%s", (name) => {
  const file = JSON.parse(readFileSync(new URL(name, directory), "utf8")) as Inference;
  const { expected } = file;

  it("has Kenward and Roger's standard error, degrees of freedom and interval", () => {
    const { coefficients } = fitOf(file, { test: "KR" });
    expect(coefficients[0]!.se / expected.KR.se).toBeCloseTo(1, 9);
    expect(coefficients[0]!.test!.df[0]! / expected.KR.df).toBeCloseTo(1, 8);
    expectEnds(coefficients[0]!.interval, expected.KR.ci, 1e-8);
  });

  it.each(["iqwig6", "hybrid"] as const)("chooses as R does: %s", (test) => {
    const [coefficient] = fitOf(file, { test }).coefficients;
    expect(coefficient!.se / expected[test].se).toBeCloseTo(1, 9);
    expect(coefficient!.test!.pValue / expected[test].p).toBeCloseTo(1, 7);
    expectEnds(coefficient!.interval, expected[test].ci);
  });

  it.each(Object.entries(expected.predictions))("has the prediction interval %s", (prediction, ends) => {
    expectEnds(fitOf(file, { prediction }).prediction, ends, 1e-8);
  });

  const plmean = expected.PLmean;
  if (plmean !== null) {
    it("has the profile likelihood interval of the mean", () => {
      const { estimate, ci, chisq } = plmean;
      const [coefficient] = fitOf(file, { test: "PLmean", estimator: "ML" }).coefficients;
      expect(coefficient!.estimate).toBeCloseTo(estimate, 9);
      expect(coefficient!.test!.statistic.value / chisq).toBeCloseTo(1, 8);
      expectEnds(coefficient!.interval, ci, 1e-7);
    });
  }

  const perm = expected.perm;
  if (perm !== null) {
    it("has the exact permutation p-value", () => {
      const [coefficient] = fitOf(file, { test: "perm" }).coefficients;
      expect(coefficient!.test!.pValue).toBeCloseTo(perm.p, 12);
    });
  }

  const jackson = expected.J;
  if (jackson !== null) {
    it("has Jackson's interval for tau2", () => {
      expectEnds(fitOf(file, { tau2Interval: "J" }).tau2.interval, jackson, 1e-7);
    });
  }
});

describe("Biggerstaff and Jackson's interval", () => {
  it.each(readdirSync(poolings))("is R's generalised Q interval under weights 1 / v: %s", (name) => {
    const file = loadPooling(new URL(name, poolings));
    const found = file.cases.find(({ id }) => id === "GENQ-inverse-variance-weights");
    const ends = found?.expected.tau2Ci_GENQ;
    if (ends === undefined || !("tau2" in ends)) return;
    const { tau2 } = fitOf(file, { tau2Interval: "BJ" });
    const [lower, upper] = ends.tau2 as [number, number];
    expectEnds(tau2.interval, [lower, upper], 1e-8);
  });
});

it("lists every prediction interval that R's numbers do not name", () => {
  const known = Object.keys(
    (JSON.parse(readFileSync(new URL("bcg.json", directory), "utf8")) as Inference).expected.predictions,
  );
  const others = predictionIntervals.records.filter(({ predtype }) => predtype === null).map(({ id }) => id);
  expect(others.filter((id) => !known.includes(id))).toEqual(["NNF", "none"]);
});
