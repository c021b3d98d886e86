import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitDoseResponse } from "./dose-response.ts";
import { ALCOHOL } from "./testing/alcohol.ts";
import type { BetweenMethod, DoseResponse, DoseResponseSpec, MeanRow, RatioRow } from "./types.ts";

const SPEC: DoseResponseSpec = {
  shape: { id: "quadratic" },
  stages: "two-stage",
  method: "REML",
  level: 0.95,
  reference: null,
  grid: [0, 10, 40],
};

function fit(rows: readonly RatioRow[], spec: Partial<DoseResponseSpec> = {}) {
  return fitDoseResponse(
    { outcome: "ratio", rows, covariance: "greenland-longnecker" },
    { ...SPEC, ...spec },
  );
}

function value(rows: readonly RatioRow[], spec: Partial<DoseResponseSpec> = {}): DoseResponse {
  const result = fit(rows, spec);
  if (!result.ok) throw new Error(result.issues.map((each) => each.message).join("\n"));
  return result.value;
}

const codes = (rows: readonly RatioRow[], spec: Partial<DoseResponseSpec> = {}): string[] =>
  fit(rows, spec).issues.map((each) => each.code);

const changed = (place: number, change: Partial<RatioRow>): RatioRow[] =>
  ALCOHOL.map((row, i) => (i === place ? { ...row, ...change } : row));

describe("laws", () => {
  it.each(["ML", "REML"] as const)("%s gives one curve in one stage and in two", (method) => {
    for (const id of ["linear", "quadratic", "rcs"] as const) {
      const one = value(ALCOHOL, { shape: { id }, method, stages: "one-stage" });
      const two = value(ALCOHOL, { shape: { id }, method });
      one.coefficients.forEach(({ estimate, se }, i) => {
        expect(Math.abs(estimate - two.coefficients[i]!.estimate)).toBeLessThan(1e-6 * se);
        expect(se / two.coefficients[i]!.se).toBeCloseTo(1, 6);
      });
    }
  });

  it("does not depend on the unit of the dose", () => {
    const methods: readonly BetweenMethod[] = ["FE", "ML", "REML"];
    fc.assert(
      fc.property(
        fc.constantFrom(...methods),
        fc.double({ min: 1e-4, max: 1e4, noNaN: true }),
        (method, unit) => {
          const plain = value(ALCOHOL, { method }).curve[2]!;
          const rows = ALCOHOL.map((row) => ({ ...row, dose: row.dose! * unit }));
          const scaled = value(rows, { method, grid: [0, 10 * unit, 40 * unit] }).curve[2]!;
          expect(scaled.estimate).toBeCloseTo(plain.estimate, 6);
          expect(scaled.se).toBeCloseTo(plain.se, 6);
        },
      ),
      { numRuns: 15 },
    );
  });

  it("does not depend on the order of rows, but says where doses fall", () => {
    const reversed = [...ALCOHOL].reverse();
    expect(value(reversed).coefficients[0]!.estimate).toBeCloseTo(
      value(ALCOHOL).coefficients[0]!.estimate,
      9,
    );
    expect(codes(reversed).filter((code) => code === "dose-order")).toHaveLength(6);
  });

  it("is 0 at the reference dose, and differs between references by a constant", () => {
    const from0 = value(ALCOHOL, { reference: 0 }).curve;
    const from10 = value(ALCOHOL, { reference: 10 }).curve;
    expect(from10[1]).toEqual({ dose: 10, estimate: 0, se: 0, lower: 0, upper: 0 });
    expect(from10[2]!.estimate).toBeCloseTo(from0[2]!.estimate - from0[1]!.estimate, 12);
  });

  it("finds no heterogeneity between copies of one study, and says so", () => {
    const first = ALCOHOL.filter((row) => row.study === "Study 1");
    const copies = ["a", "b", "c", "d"].flatMap((name) =>
      first.map((row) => ({ ...row, study: name, rowId: `${name}${row.rowId}` })),
    );
    for (const method of ["ML", "REML", "MM"] as const) {
      const result = value(copies, { method });
      expect(result.between!.covariance.flat()).toEqual([0, 0, 0, 0]);
      expect(result.between!.correlation.flat()).toEqual([null, null, null, null]);
      expect(codes(copies, { method })).toContain("dose-boundary");
      expect(result.i2).toBe(0);
    }
  });

  it("pools one coefficient by moments as DerSimonian and Laird do", () => {
    const { studyFits, between } = value(ALCOHOL, { shape: { id: "linear" }, method: "MM" });
    const own = studyFits.map((study) => ({ b: study.own!.estimate[0]!, w: 1 / study.own!.vcov[0]![0]! }));
    const sumW = own.reduce((sum, { w }) => sum + w, 0);
    const mean = own.reduce((sum, { b, w }) => sum + w * b, 0) / sumW;
    const q = own.reduce((sum, { b, w }) => sum + w * (b - mean) * (b - mean), 0);
    const squares = own.reduce((sum, { w }) => sum + w * w, 0);
    expect(between!.covariance[0]![0]).toBeCloseTo((q - own.length + 1) / (sumW - squares / sumW), 12);
  });

  it("holds nothing that JSON does not keep", () => {
    for (const stages of ["one-stage", "two-stage"] as const) {
      const result = value(ALCOHOL, { stages, grid: null });
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    }
  });
});

describe("rows that cannot be used", () => {
  it("names a study without a reference row, and uses the others", () => {
    const rows = ALCOHOL.filter((row) => row.rowId !== "1-0");
    const result = fit(rows);
    expect(result.ok && result.value.studies).toHaveLength(5);
    const [first] = result.issues;
    expect(first).toMatchObject({ code: "dose-no-reference", path: { rowId: "1-1" } });
    expect(first!.message).toContain("Study 1");
  });

  it("names a study with two reference rows", () => {
    const result = fit(changed(1, { logRatio: 0, se: null }));
    expect(result.issues[0]).toMatchObject({ code: "dose-several-references", path: { rowId: "1-1" } });
  });

  it("leaves out a category without cases and without a ratio, and keeps the rest of the study", () => {
    const result = fit(changed(4, { cases: 0, logRatio: null, se: null }));
    expect(result.issues[0]).toMatchObject({ code: "dose-row", path: { rowId: "1-4", column: "logRatio" } });
    expect(result.issues[0]!.message).toContain("no cases");
    expect(result.ok && result.value.studies[0]!.doses).toHaveLength(3);
  });

  it("uses a category without cases that has a ratio", () => {
    expect(value(changed(4, { cases: 0 })).studies[0]!.doses).toHaveLength(4);
  });

  it.each([
    [{ dose: null }, "dose"],
    [{ n: null }, "n"],
    [{ cases: 500 }, "cases"],
    [{ cases: -1 }, "cases"],
    [{ se: null }, "se"],
    [{ logRatio: null }, "logRatio"],
  ] as const)("names the row and the column of %j", (change, column) => {
    expect(fit(changed(1, change)).issues[0]).toMatchObject({
      code: "dose-row",
      path: { rowId: "1-1", column },
    });
  });

  it("refuses a study with one dose level", () => {
    const rows = ALCOHOL.map((row) => (row.study === "Study 2" ? { ...row, dose: 5 } : row));
    expect(fit(rows).issues[0]).toMatchObject({ code: "dose-one-level", path: { rowId: "2-0" } });
    const alone = fit(rows.filter((row) => row.study === "Study 2"));
    expect(alone.ok).toBe(false);
    expect(alone.issues.map((each) => each.code)).toEqual(["dose-one-level", "dose-no-studies"]);
  });

  it("refuses a study of two designs", () => {
    expect(codes(changed(1, { design: "ir" }))).toContain("dose-mixed-designs");
  });

  it("says so where no counts agree with the ratios", () => {
    const rows = ALCOHOL.map((row) => (row.rowId === "5-3" ? { ...row, logRatio: 5 } : row));
    expect(codes(rows)).toContain("dose-no-pseudo-counts");
  });

  it("takes the standard error from limits of the ratio", () => {
    const z = 1.959963984540054;
    const { se, logRatio } = ALCOHOL[1]!;
    const [lower, upper] = [Math.exp(logRatio! - z * se!), Math.exp(logRatio! + z * se!)];
    const rows = changed(1, { se: null, lower, upper });
    expect(value(rows).studies[0]!.covariance[0]![0]).toBeCloseTo(se! * se!, 12);
  });

  it("uses studies with few doses in one stage, and names them in two", () => {
    const rows = ALCOHOL.filter((row) => row.study !== "Study 1" || ["1-0", "1-2"].includes(row.rowId));
    expect(fit(rows).issues[0]).toMatchObject({ code: "dose-too-few-levels", path: { rowId: "1-2" } });
    const one = value(rows, { stages: "one-stage" });
    expect(one.studies).toHaveLength(6);
    expect(one.studyFits[0]!.own).toBeNull();
    expect(JSON.parse(JSON.stringify(one))).toEqual(one);
  });

  it("gives the trend of a single study without heterogeneity", () => {
    const rows = ALCOHOL.filter((row) => row.study === "Study 1");
    const result = value(rows);
    expect(result.between).toBeNull();
    expect(result.q).toBeNull();
    expect(codes(rows)).toContain("dose-one-study");
  });

  it("refuses moments in one stage, knots on one place, and shapes the doses cannot have", () => {
    expect(codes(ALCOHOL, { method: "MM", stages: "one-stage" })).toEqual(["dose-moments-one-stage"]);
    expect(codes(ALCOHOL, { shape: { id: "rcs", knots: [0, 0, 10] } })).toEqual(["dose-knots"]);
    expect(codes(ALCOHOL, { shape: { id: "log" } })).toEqual(["dose-shape-undefined"]);
    const few = ALCOHOL.filter((row) => ["1-0", "1-2", "2-0", "2-1"].includes(row.rowId));
    expect(codes(few, { shape: { id: "rcs", knots: [0, 10, 20] }, stages: "one-stage" })).not.toContain(
      "dose-knots",
    );
  });
});

describe("means", () => {
  const groups: readonly MeanRow[] = ["a", "b", "c"].flatMap((study, s) =>
    [0, 5, 10].map((dose, i) => ({
      rowId: `${study}${i}`,
      study,
      dose,
      mean: 20 - dose * (0.5 + 0.1 * s),
      sd: 6,
      n: 30 + i,
    })),
  );

  it("finds the line that means lie on, against the lowest dose", () => {
    const data = { outcome: "mean-difference", rows: groups, variance: "pooled" } as const;
    const result = fitDoseResponse(data, { ...SPEC, shape: { id: "linear" } });
    if (!result.ok) throw new Error("refused");
    expect(result.value.coefficients[0]!.estimate).toBeCloseTo(-0.6, 6);
    result.value.studyFits.forEach((study, s) => {
      expect(study.own!.estimate[0]).toBeCloseTo(-0.5 - 0.1 * s, 9);
    });
  });

  it("names a group without an SD", () => {
    const rows = groups.map((row) => (row.rowId === "b1" ? { ...row, sd: null } : row));
    const result = fitDoseResponse({ outcome: "standardized-difference", rows, correct: true }, SPEC);
    expect(result.issues[0]).toMatchObject({ code: "dose-row", path: { rowId: "b1", column: "sd" } });
  });
});
