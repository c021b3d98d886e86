import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runAnalysis } from "../analysis.ts";
import type { DependenceReport } from "../dependence-types.ts";
import { createDocument } from "../document/defaults.ts";
import type { DependenceSpec } from "../document/dependence-spec.ts";
import type { ModelSpec } from "../document/types.ts";
import { levelsOf } from "./blocks.ts";
import { clustersOf } from "./clusters.ts";
import { fitMultilevel } from "./multilevel.ts";
import { nearestCorrelation } from "./nearest.ts";
import { robustCovariance } from "./robust.ts";
import { interceptTerm } from "./terms.ts";

interface Row {
  readonly study: string;
  readonly yi: number;
  readonly vi: number;
}

/** Twelve effects of five studies. */
const ROWS: readonly Row[] = [
  ["a", 0.21, 0.04],
  ["a", 0.35, 0.03],
  ["b", -0.1, 0.06],
  ["c", 0.48, 0.02],
  ["c", 0.05, 0.05],
  ["c", 0.3, 0.04],
  ["d", 0.77, 0.08],
  ["d", 0.62, 0.05],
  ["e", 0.12, 0.03],
  ["e", 0.31, 0.02],
  ["e", 0.2, 0.06],
  ["e", 0.02, 0.03],
].map(([study, yi, vi]) => ({ study: study as string, yi: yi as number, vi: vi as number }));

function reportOf(
  rows: readonly Row[],
  spec: Partial<DependenceSpec> = {},
  model: Partial<ModelSpec> = {},
): DependenceReport {
  const rowIds = rows.map((_, i) => `r${i + 1}`);
  const number = (name: string, values: readonly number[]) => ({
    name,
    kind: "number" as const,
    values,
    unparsed: {},
  });
  const document = createDocument({
    table: {
      rowIds,
      columns: [
        { name: "study", kind: "text", values: rows.map(({ study }) => study) },
        number(
          "yi",
          rows.map(({ yi }) => yi),
        ),
        number(
          "vi",
          rows.map(({ vi }) => vi),
        ),
      ],
    },
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: { measure: "GEN" },
    model,
    dependence: { by: "study", ...spec },
  });
  return runAnalysis(document).dependence!;
}

const rowOf = ({ rows }: DependenceReport, id: string) => rows.find((row) => row.id === id)!;

describe("several effects per study", () => {
  test("all ways to the mean stand side by side, and say how many studies have several effects", () => {
    const report = reportOf(ROWS);
    expect([report.effects, report.studies, report.several]).toEqual([12, 5, 4]);
    expect(report.rows.map(({ lack }) => lack)).toEqual(new Array(8).fill(null));
    expect(report.levels.map(({ label, levels }) => [label, levels])).toEqual([
      ["study", 5],
      ["study/effect", 12],
    ]);
    expect(report.curve.map(({ rho }) => rho)).toHaveLength(10);
    expect(report.sentences.length).toBeGreaterThan(3);
  });

  test("a profile is highest at the estimate", () => {
    for (const { profile, sigma2 } of reportOf(ROWS).levels) {
      const top = profile.toSorted((a, b) => b.logLik - a.logLik)[0]!;
      expect(Math.abs(top.value - sigma2)).toBeLessThan(1e-9);
    }
  });

  test("one study has no robust standard error, and it is said why", () => {
    const report = reportOf(ROWS.map((row) => ({ ...row, study: "a" })));
    expect(report.issues.map(({ code }) => code)).toContain("dependence-one-study");
    for (const id of ["three-level-robust", "che-robust", "rve-corr", "rve-hier"]) {
      expect(rowOf(report, id).lack).toContain("two studies or more");
    }
    expect(report.levels[0]).toMatchObject({ sigma2: 0, interval: null });
  });

  test("correlations that contradict each other give way to the nearest matrix", () => {
    const report = reportOf(ROWS, { rho: -0.9 });
    expect(report.issues.map(({ code }) => code)).toContain("dependence-nearest-covariance");
    expect(rowOf(report, "che-robust").estimate).not.toBeNull();
  });

  test("a factor with a level for every effect is left to the lowest level", () => {
    const report = reportOf(ROWS, { factors: ["yi"], crossed: true, structure: "ID" });
    expect(report.levels.map(({ label }) => label)).toEqual(["study", "study/effect"]);
  });
});

const rows = fc.array(
  fc.record({
    study: fc.constantFrom("a", "b", "c", "d"),
    yi: fc.integer({ min: -20, max: 20 }).map((x) => x / 10),
    vi: fc.integer({ min: 2, max: 30 }).map((x) => x / 100),
  }),
  { minLength: 6, maxLength: 12 },
);

function fitOf(data: readonly Row[], rho = 0) {
  const studies = data.map(({ study }) => study);
  const { of, names } = levelsOf(studies);
  const sampling = names.map((_, level) => {
    const members = of.flatMap((one, row) => (one === level ? [row] : []));
    return {
      rows: members,
      v: Float64Array.from(
        members.flatMap((a) =>
          members.map((b) => (a === b ? data[a]!.vi : rho * Math.sqrt(data[a]!.vi * data[b]!.vi))),
        ),
      ),
    };
  });
  const fit = fitMultilevel({
    yi: data.map(({ yi }) => yi),
    x: data.map(() => [1]),
    sampling,
    terms: [
      interceptTerm("study", studies),
      interceptTerm(
        "effect",
        data.map((_, i) => String(i)),
      ),
    ],
    method: "REML",
  })!;
  return { fit, of };
}

describe("laws", () => {
  test("studies of one effect give the ordinary random-effects model", () => {
    fc.assert(
      fc.property(rows, (data) => {
        const single = data.map((row, i) => ({ ...row, study: `s${i}` }));
        const report = reportOf(single, {}, { estimator: "REML", test: "t" });
        const plain = rowOf(report, "independent");
        const three = rowOf(report, "three-level");
        if (plain.estimate === null) return;
        expect(three.estimate!).toBeCloseTo(plain.estimate, 7);
        expect(three.se!).toBeCloseTo(plain.se!, 6);
        expect(three.tau2!).toBeCloseTo(plain.tau2!, 5);
      }),
      { numRuns: 25 },
    );
  });

  test("the order of the rows changes nothing", () => {
    fc.assert(
      fc.property(rows, (data) => {
        const there = fitOf(data, 0.5).fit;
        const back = fitOf(data.toReversed(), 0.5).fit;
        expect(back.statistics.logLik).toBeCloseTo(there.statistics.logLik, 8);
        expect(back.beta[0]!).toBeCloseTo(there.beta[0]!, 5);
      }),
      { numRuns: 25 },
    );
  });

  test("effects in another unit are the same effects", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(0.001, 0.1, 10, 1000), (data, unit) => {
        const { fit } = fitOf(data, 0.3);
        const scaled = fitOf(
          data.map((row) => ({ ...row, yi: row.yi * unit, vi: row.vi * unit * unit })),
          0.3,
        ).fit;
        const total = Math.max(1e-3, fit.theta[0]! + fit.theta[1]!);
        for (const [i, sigma2] of scaled.theta.entries()) {
          expect(Math.abs(sigma2 / (unit * unit) - fit.theta[i]!)).toBeLessThan(1e-5 * total);
        }
        expect(Math.abs(scaled.beta[0]! / unit - fit.beta[0]!)).toBeLessThan(1e-5);
      }),
      { numRuns: 25 },
    );
  });

  test("CR2 with clusters of one is HC2", () => {
    fc.assert(
      fc.property(rows, (data) => {
        const { fit } = fitOf(data.map((row, i) => ({ ...row, study: `s${i}` })));
        const clustered = clustersOf(
          fit,
          data.map((_, i) => i),
        )!;
        const robust = robustCovariance(clustered, "CR2")!;
        const weights = clustered.clusters.map(({ w }) => w[0]!);
        const total = weights.reduce((sum, w) => sum + w, 0);
        const hc2 = clustered.clusters.reduce(
          (sum, { residuals }, i) => sum + (weights[i]! * residuals[0]!) ** 2 / (1 - weights[i]! / total),
          0,
        );
        expect(robust.vcov[0]![0]! / (hc2 / total ** 2) - 1).toBeCloseTo(0, 8);
      }),
      { numRuns: 25 },
    );
  });

  test("the nearest correlation matrix leaves one alone that exists", () => {
    const given = Float64Array.of(1, 0.5, 0.2, 0.5, 1, 0.3, 0.2, 0.3, 1);
    for (const [at, value] of nearestCorrelation(given, 3).entries())
      expect(value).toBeCloseTo(given[at]!, 6);
  });
});
