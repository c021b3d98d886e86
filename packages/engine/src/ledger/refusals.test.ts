import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { documentOf } from "../analysis-testing.ts";
import type { Quantities } from "../derivation.ts";
import { calculate } from "./calculate.ts";

const SPEC = { params: {}, assumptions: {}, level: 0.95 };

function one(numbers: Quantities, measure: string) {
  const { results, failures } = calculate(numbers, SPEC, [measure]);
  return { result: results[0], codes: failures.flatMap(({ issues }) => issues.map(({ code }) => code)) };
}

describe("numbers that contradict each other", () => {
  it.each([
    // The largest phi with these margins is 0.80.
    ["a phi beyond its margins", { phi: 0.9, n1i: 30, n2i: 70, n_events: 40 }, "OR", "cells-negative"],
    ["more events than people", { phi: 0.2, n1i: 30, n2i: 70, n_events: 140 }, "OR", "margin-too-large"],
    [
      "an end of an interval on the wrong side beside a p that would do",
      { ori: 1.2, or_lb: 1.4, or_ub: 2, or_p: 0.04 },
      "OR",
      "point-outside-interval",
    ],
  ])("stop the row, whatever other way there is: %s", (_, numbers, measure, code) => {
    const { result, codes } = one(numbers, measure);
    expect(result).toBeUndefined();
    expect(codes).toEqual([code]);
  });

  it("stop the row of a document with the same words", () => {
    const { effects, issues } = runAnalysis(
      documentOf("OR", { phi: [0.9], n1i: [30], n2i: [70], n_events: [40] }),
    );
    expect(effects?.rowIds).toEqual([]);
    expect(issues.map(({ code }) => code)).toContain("cells-negative");
  });

  it("are none where a phi fits its margins: the table is rebuilt", () => {
    expect(one({ phi: 0.79, n1i: 30, n2i: 70, n_events: 40 }, "OR").result?.route).toContain("phi-to-table");
  });
});

describe("a comparison with the total number of people alone", () => {
  // R: J <- function(m) exp(lgamma(m/2) - log(sqrt(m/2)) - lgamma((m-1)/2)); J(ni - 2) * d with n1 = n2 = ni/2
  it.each([
    [{ t: 2.5, ni: 42 }, 0.7569444914512],
    [{ d: 0.5, ni: 42 }, 0.4905560972183],
    [{ rpb: 0.3, ni: 80 }, 0.6150648605436],
    [{ eta2: 0.12, ni: 75 }, 0.7211190700292],
    [{ F: 6.25, ni: 42 }, 0.7569444914512],
    [{ p: 0.02, ni: 60 }, 0.6096812003327],
  ])("counts as one of equal groups, and says so: %j", (numbers, expected) => {
    const { result } = one(numbers, "SMD");
    expect(result?.yi).toBeCloseTo(expected, 11);
    expect(result?.assumptions).toContain("groups of equal size");
  });

  it("is what the same statistic with two equal groups gives", () => {
    for (const [total, groups] of [
      [
        { t: 2.5, ni: 42 },
        { t: 2.5, n1i: 21, n2i: 21 },
      ],
      [
        { d: 0.5, ni: 42 },
        { d: 0.5, n1i: 21, n2i: 21 },
      ],
    ]) {
      const [a, b] = [one(total!, "SMD").result, one(groups!, "SMD").result];
      expect([a?.yi, a?.vi]).toEqual([b?.yi, b?.vi]);
    }
  });

  it("names its shares of variance with the right article", () => {
    expect(one({ eta2: 0.12, ni: 75 }, "ZCOR").result?.assumptions).toContain("an eta² of one predictor");
  });
});

describe("a test of more than two groups", () => {
  const sizes = { n1i: 100, n2i: 80 };

  it.each([
    { F: 5.1, df1: 2, df2: 210, ...sizes },
    { p: 0.006, df1: 2, ...sizes },
    { p_below: 0.001, df1: 3, ...sizes },
    { eta2: 0.1, df1: 2, ...sizes },
    { F_ancova: 5.1, df1: 2, q_cov: 1, ...sizes },
  ])("gives no difference of two, and says why: %j", (numbers) => {
    const { result, codes } = one(numbers, "SMD");
    expect(result).toBeUndefined();
    expect(codes).toEqual(["several-groups-compared"]);
  });

  it("is said with its numbers", () => {
    const { failures } = calculate({ F: 5.1, df1: 2, df2: 210, ...sizes }, SPEC, ["SMD"]);
    expect(failures[0]?.issues[0]?.message).toContain("F(2, 210) = 5.1, with its 2 numerator degrees");
  });

  it("is no matter of measures that it would not lead to", () => {
    expect(one({ p: 0.006, df1: 2, ...sizes }, "PR")).toEqual({ result: undefined, codes: [] });
  });

  it("leaves means beside it in use, and a test of two groups", () => {
    const means = { m1i: 3, sd1i: 2, m2i: 2, sd2i: 2 };
    const expected = one({ ...means, ...sizes }, "SMD").result;
    expect(one({ ...means, p: 0.9, df1: 2, ...sizes }, "SMD").result?.yi).toBe(expected?.yi);
    expect(one({ F: 5.1, df1: 1, df2: 178, ...sizes }, "SMD").result?.yi).toBeGreaterThan(0);
  });

  it("is refused in a document, where the measure would read p itself, and where a way was chosen by hand", () => {
    const rows = { pi: [0.04, 0.04], df1: [2, 1], n1i: [40, 40], n2i: [40, 40] };
    const entry = { place: "", note: "", route: ["p-to-t"], params: {} };
    for (const ledger of [{}, { r1: entry }]) {
      const { effects, issues } = runAnalysis(documentOf("SMD", rows, { ledger }));
      expect(effects?.rowIds).toEqual(["r2"]);
      const [error] = issues.filter(({ path }) => path.rowId === "r1");
      expect(error).toMatchObject({ code: "several-groups-compared", path: { column: "df1" } });
    }
  });

  it("never lends its p to a row that its d completes", () => {
    const rows = { pi: [0.0001], df1: [2], g: [0.3], n1i: [40], n2i: [40] };
    expect(runAnalysis(documentOf("SMD", rows)).effects?.yi[0]).toBeCloseTo(0.3, 12);
  });
});

describe("a design that is reported", () => {
  const trial = { d: 0, n1i: 100, n2i: 80, cluster_size: 20, icc: 0.1 };

  it("counts with the variation of its cluster sizes (Eldridge 2006): 1 + ((cv² + 1) m − 1) ρ", () => {
    const none = { ...SPEC, assumptions: { "cluster-smd": { correction: "none" } } };
    const variance = (cluster_cv: number): number =>
      calculate({ ...trial, cluster_cv }, none, ["SMD"]).results[0]!.vi;
    for (const cv of [0, 0.3, 0.6]) {
      const effect = 1 + ((cv * cv + 1) * 20 - 1) * 0.1;
      expect(variance(cv)).toBeCloseTo((1 / 100 + 1 / 80) * effect, 14);
    }
    const same = calculate(trial, none, ["SMD"]).results[0]!;
    expect(variance(0)).toBe(same.vi);
  });

  it("counts so with clusters in one group, for d and for means", () => {
    const { cluster_size: _, ...rest } = trial;
    const group = { ...rest, cluster_size1: 8 };
    expect(one({ ...group, cluster_cv: 0.6 }, "SMD").result!.vi).toBeGreaterThan(
      one(group, "SMD").result!.vi,
    );
    const means = { m1i: 3, sd1i: 2, n1i: 100, m2i: 2, sd2i: 2, n2i: 80, cluster_size1: 8, icc: 0.1 };
    expect(one({ ...means, cluster_cv: 0.6 }, "MD").result!.vi).toBeGreaterThan(one(means, "MD").result!.vi);
  });

  const direct = { m1i: 3, sd1i: 2, n1i: 30, m2i: 2, sd2i: 2, n2i: 30 };
  const warnings = (numbers: Quantities): string[] =>
    one(numbers, "SMD").result!.issues.flatMap(({ code, severity }) => (severity === "warning" ? code : []));

  it("and cannot be taken into account is said", () => {
    expect(warnings({ ...direct, icc: 0.1 })).toEqual(["design-number-unused"]);
    expect(warnings({ ...direct, cluster_cv: 0.4 })).toEqual(["design-number-unused"]);
    const rows = Object.fromEntries(Object.entries({ ...direct, icc: 0.1 }).map(([key, n]) => [key, [n]]));
    expect(runAnalysis(documentOf("SMD", rows)).issues.map(({ code }) => code)).toContain(
      "design-number-unused",
    );
  });

  it("is passed over in silence nowhere else", () => {
    expect(warnings({ ...direct, icc: 0.1, cluster_size: 5, cluster_cv: 0.4 })).toEqual([]);
    expect(warnings({ ...direct, icc: 0.1, deff: 1.4 })).toEqual([]);
    expect(warnings(direct)).toEqual([]);
  });
});

describe("empty cells", () => {
  it("are counted in words", () => {
    const note = (ai: number, ci: number): string =>
      calculate({ ai, n1i: 20, ci, n2i: 20 }, SPEC, ["RD"])
        .results.flatMap(({ issues }) => issues)
        .map(({ message }) => message)
        .join(" ");
    expect(note(0, 0)).toContain("two of the four cells are empty");
    expect(note(0, 3)).toContain("one of the four cells is empty");
  });
});
