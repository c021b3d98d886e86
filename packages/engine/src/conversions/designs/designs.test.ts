import { describe, expect, it } from "vitest";
import { type Params, withDefaults } from "../../registry.ts";
import type { ConversionResult } from "../types.ts";
import { combineGroups } from "./combine-groups.ts";
import { imputedCorrelation, imputedSd } from "./impute.ts";
import { DESIGN_CONVERSIONS } from "./index.ts";
import {
  logOddsRatioCovariance,
  logRiskRatioCovariance,
  mdCovariance,
  riskDifferenceCovariance,
  romCovariance,
  smdCovariance,
} from "./shared-control-covariance.ts";

function convert(id: string, given: Readonly<Record<string, number>>, params: Params = {}): ConversionResult {
  const conversion = DESIGN_CONVERSIONS.find((record) => record.id === id)!;
  return conversion.compute(given, withDefaults(conversion.params, params));
}

function values(id: string, given: Readonly<Record<string, number>>, params: Params = {}) {
  const result = convert(id, given, params);
  if (!result.ok) throw new Error(result.issues[0]!.message);
  return result.values;
}

describe("clusters", () => {
  const sizes = { n1i: 100, n2i: 80 };
  const events = { ai: 18, ci: 25, ...sizes };
  const both = { deff_1: 1.95, deff_2: 1.95 };

  it.each([
    ["or", -0.727890129003818, 0.245568366592757],
    ["rr", -0.551647618286246, 0.142458333333333],
    ["rd", -0.1325, 0.00811501640625],
  ])("multiply the variance of %s as counts divided by the design effect do", (id, effect, variance) => {
    const result = values(`effective-${id}`, { ...events, ...both });
    expect(result[`yi_${id.toUpperCase()}`]).toBeCloseTo(effect, 12);
    expect(result[`vi_${id.toUpperCase()}`]).toBeCloseTo(variance, 12);
  });

  it("have a design effect, larger where their sizes vary, or the one that is reported", () => {
    expect(values("cluster-size-to-deff", { cluster_size: 20 }).deff).toBeCloseTo(1.95, 14);
    expect(values("cluster-size-to-deff", { cluster_size: 20, cluster_cv: 0.5 }).deff).toBeCloseTo(2.2, 12);
    expect(values("deff-to-groups", { deff: 1.8 })).toEqual({ deff_1: 1.8, deff_2: 1.8 });
    expect(convert("deff-to-groups", { deff: 0 }).issues[0]!.code).toBe("cluster-design-out-of-range");
  });

  it("in one group leave the variance of the other alone", () => {
    const means = { m1i: 12, sd1i: 5, m2i: 9.5, sd2i: 6, ...sizes };
    expect(values("effective-md", { ...means, ...both }).vi_MD).toBeCloseTo(1.95 * (0.25 + 36 / 80), 12);
    const one = values("deff-to-groups", { deff: 1.95, cluster_size1: 20 });
    expect(one).toEqual({ deff_1: 1.95, deff_2: 1 });
    expect(values("effective-md", { ...means, ...one }).vi_MD).toBeCloseTo(1.95 * 0.25 + 36 / 80, 12);
    expect(values("group-cluster-size-to-deff", { cluster_size1: 20 }).deff_1).toBeCloseTo(1.95, 14);
  });

  it("multiply the variance of an effect that ignores them, unless they are in one group only", () => {
    const given = { yi_HR: -0.2, vi_HR: 0.04, deff: 1.5 };
    expect(values("inflate-hr", given)).toEqual({ yi_HR_deff: -0.2, vi_HR_deff: 0.06 });
    expect(convert("inflate-hr", { ...given, n_clusters1: 6 }).issues[0]!.code).toBe("clusters-in-one-group");
    expect(values("inflate-ready-made-se", { yi: 0.5, sei: 0.2, deff: 2 }).vi_GEN).toBeCloseTo(0.08, 14);
  });

  it("in one group change effect and variance as Hedges & Citkowicz have it", () => {
    const given = { d: 0.5, n1i: 48, n2i: 50, cluster_size1: 8, icc: 0.1 };
    const plain = values("one-group-cluster-smd", given, { correction: "none" });
    expect(plain.yi_SMD).toBeCloseTo(0.485197554266988, 12);
    expect(plain.vi_SMD).toBeCloseTo(0.0546864859882006, 12);
    expect(values("one-group-cluster-smd", given).yi_SMD).toBeCloseTo(0.481259482450819, 12);
  });

  it.each([
    ["cluster-smd", "cluster_size"],
    ["one-group-cluster-smd", "cluster_size1"],
  ])("without an intracluster correlation leave d as it is (%s)", (id, size) => {
    const given = { d: 0.5, n1i: 48, n2i: 50, [size]: 8, icc: 0 };
    const result = values(id, given, { correction: "none" });
    expect(result.yi_SMD).toBeCloseTo(0.5, 14);
    expect(result.vi_SMD).toBeCloseTo(1 / 48 + 1 / 50 + 0.25 / (2 * 96), 14);
  });

  it("are refused where nothing is left to estimate from", () => {
    const given = { d: 0.5, n1i: 20, n2i: 20, cluster_size: 25, icc: 0.1 };
    expect(convert("cluster-smd", given).issues[0]!.code).toBe("clusters-too-large");
    expect(convert("cluster-smd", { ...given, icc: 0.9 }).issues[0]!.code).toBe("clusters-too-large");
    expect(convert("effective-or", { ...events, ...both, ai: 120 }).issues[0]).toMatchObject({
      input: "n1i",
    });
    expect(convert("cluster-size-to-deff", { cluster_size: 20, icc: 1 }).issues[0]!.input).toBe("icc");
    expect(convert("cluster-size-to-deff", { cluster_size: 0.5 }).issues[0]!.input).toBe("cluster_size");
  });
});

describe("arms", () => {
  it("combine to what all their people have", () => {
    const people = [
      [1, 4, 7],
      [2, 2, 9, 11],
    ];
    const describeGroup = (xs: readonly number[]) => {
      const mean = xs.reduce((sum, x) => sum + x, 0) / xs.length;
      const sd = Math.sqrt(xs.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (xs.length - 1));
      return { n: xs.length, mean, sd };
    };
    const all = combineGroups(people.map(describeGroup));
    const expected = describeGroup(people.flat());
    expect(all.n).toBe(7);
    expect(all.mean).toBeCloseTo(expected.mean, 14);
    expect(all.sd).toBeCloseTo(expected.sd, 14);
    expect(() => combineGroups([])).toThrow(RangeError);
  });

  it("combine events, unless there are more of them than people", () => {
    const given = { x2_a: 4, n2_a: 20, x2_b: 7, n2_b: 35 };
    expect(values("combine-2-arms-events-2", given)).toEqual({ ci: 11, n2i: 55 });
    expect(convert("combine-2-arms-events-2", { ...given, x2_b: 36 }).issues[0]).toMatchObject({
      code: "events-exceed-size",
      input: "x2_b",
    });
  });

  it("that share a control group covary as much as that group varies", () => {
    expect(mdCovariance(3, 25)).toBeCloseTo(0.36, 14);
    expect(romCovariance(6, 3, 25)).toBeCloseTo(0.01, 14);
    expect(logOddsRatioCovariance(5, 25)).toBeCloseTo(0.25, 14);
    expect(logRiskRatioCovariance(5, 25)).toBeCloseTo(0.16, 14);
    expect(riskDifferenceCovariance(5, 25)).toBeCloseTo(0.0064, 14);
    // Two effects that are one and the same covary by their variance, but for the second group's part.
    expect(smdCovariance(0.5, 0.5, 20, 60)).toBeCloseTo(1 / 20 + 0.25 / 120, 14);
  });
});

describe("what is missing", () => {
  const columns = { sd1: [2, null, 4], n1: [11, 20, 31], sd2: [3, 5, null], n2: [11, 20, 31] };

  it("is taken from the other studies: pooled, their mean or the largest", () => {
    const { sd1, n1, sd2, n2 } = columns;
    expect(imputedSd(sd1, n1, "pooled")?.value).toBeCloseTo(Math.sqrt((10 * 4 + 30 * 16) / 40), 14);
    expect(imputedSd(sd2, n2, "pooled")?.value).toBeCloseTo(Math.sqrt((10 * 9 + 19 * 25) / 29), 14);
    expect(imputedSd(sd1, n1, "mean")).toEqual({ value: 3, studies: 2 });
    expect(imputedSd(sd1, n1, "largest")).toEqual({ value: 4, studies: 2 });
  });

  it("stays missing where there is nothing to take it from", () => {
    expect(imputedSd([null], [10], "pooled")).toBeNull();
    expect(imputedSd([0, -1], [10, 10], "mean")).toBeNull();
    expect(imputedSd([2], [null], "pooled")).toBeNull();
    expect(imputedCorrelation([null, 1])).toBeNull();
  });

  it("among correlations is the mean of the reported ones", () => {
    const imputed = imputedCorrelation([0.2, null, 0.6, 0.4]);
    expect(imputed?.value).toBeCloseTo(0.4, 14);
    expect(imputed?.studies).toBe(3);
  });

  it("of one group's SD is the other's, with a warning", () => {
    const result = convert("sd-of-other-group-2", { sd1i: 5 });
    expect(result.ok && result.values.sd2i).toBe(5);
    expect(result.issues[0]!.code).toBe("sd-imputed");
    expect(values("sd-of-other-group-1", { sd2i: 5, sd_ratio: 2 }).sd1i).toBe(2.5);
  });
});
