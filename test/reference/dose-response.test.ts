import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { compareDoseShapes } from "../../packages/engine/src/moderation/dose-response/compare-shapes.ts";
import { fitDoseResponse } from "../../packages/engine/src/moderation/dose-response/dose-response.ts";
import type {
  DoseResponse,
  DoseResponseSpec,
  DoseShape,
  RatioRow,
} from "../../packages/engine/src/moderation/dose-response/types.ts";

const folder = new URL("./data/dose-response/", import.meta.url);

/** Numbers of test/reference/r/dose-response.R. */
function cases<T>(name: string): readonly T[] {
  return (JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8")) as { cases: readonly T[] }).cases;
}

const ALCOHOL: readonly RatioRow[] = readFileSync(new URL("alcohol-cvd.csv", folder), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line, i) => {
    const [study = "", design, dose, n0, n, logRatio, se] = line.split(",");
    return {
      rowId: `r${i}`,
      study,
      design: design as RatioRow["design"],
      dose: Number(dose),
      cases: Number(n0),
      n: Number(n),
      logRatio: Number(logRatio),
      se: se === "" ? null : Number(se),
    };
  });

const SPEC: DoseResponseSpec = {
  shape: { id: "linear" },
  stages: "two-stage",
  method: "REML",
  level: 0.95,
  reference: 0,
  grid: [12, 24, 36, 60],
};

function alcohol(
  spec: Partial<DoseResponseSpec>,
  data: { covariance?: "hamling"; cohorts?: "odds" } = {},
): DoseResponse {
  const covariance = data.covariance ?? "greenland-longnecker";
  const result = fitDoseResponse(
    { outcome: "ratio", rows: ALCOHOL, ...data, covariance },
    { ...SPEC, ...spec },
  );
  if (!result.ok) throw new Error(result.issues.map((each) => each.message).join("\n"));
  return result.value;
}

/** The largest difference relative to the larger of the two vectors' largest element. */
function distance(ours: readonly number[], theirs: readonly number[]): number {
  const scale = Math.max(...theirs.map(Math.abs), 1e-300);
  return Math.max(...theirs.map((x, i) => Math.abs(x - ours[i]!))) / scale;
}

interface Counts {
  readonly id: string;
  readonly covariance: "greenland-longnecker" | "hamling";
  readonly study: number;
  readonly cases: readonly number[];
  readonly n: readonly number[];
  readonly s: readonly (readonly number[])[];
}

test.each(cases<Counts>("pseudo-counts"))("pseudo-counts: $id", ({ covariance, study, cases: a, n, s }) => {
  const { studies } = alcohol({}, covariance === "hamling" ? { covariance } : {});
  const ours = studies[study - 1]!;
  expect(distance(ours.pseudo!.cases, a)).toBeLessThan(1e-7);
  expect(distance(ours.pseudo!.n, n)).toBeLessThan(1e-7);
  expect(distance(ours.covariance.flat(), s.flat())).toBeLessThan(1e-7);
});

interface Fit {
  readonly id: string;
  readonly shape: DoseShape["id"];
  readonly stages: DoseResponseSpec["stages"];
  readonly method: DoseResponseSpec["method"];
  readonly beta: readonly number[];
  readonly vcov: readonly (readonly number[])[];
  readonly psi: readonly (readonly number[])[] | null;
  readonly logLik: number | null;
  readonly qe: number | null;
}

/** metafor's optimisers stop about here: its own one-stage and two-stage fits differ by as much. */
const OPTIMISED = 2e-4;

test.each(cases<Fit>("fits"))("metafor: $id", ({ shape, stages, method, beta, vcov, psi, logLik, qe }) => {
  const knots = shape === "piecewise" ? { knots: [5] } : {};
  const ours = alcohol({ shape: { id: shape, ...knots }, stages, method });
  const tolerance = method === "FE" || method === "MM" ? 1e-7 : OPTIMISED;
  ours.coefficients.forEach(({ estimate, se }, i) => {
    const theirs = Math.sqrt(vcov[i]![i]!);
    expect(Math.abs(estimate - beta[i]!)).toBeLessThan(tolerance * theirs);
    expect(Math.abs(se - theirs)).toBeLessThan(tolerance * theirs);
  });
  psi?.forEach((row, r) => {
    row.forEach((x, c) => {
      const unit = Math.sqrt(vcov[r]![r]! * vcov[c]![c]!);
      expect(Math.abs(ours.between!.covariance[r]![c]! - x)).toBeLessThan(10 * tolerance * unit);
    });
  });
  if (logLik !== null) {
    expect(ours.fitStatistics!.logLik).toBeCloseTo(logLik, 7);
    expect(ours.fitStatistics!.logLik).toBeGreaterThan(logLik - 1e-9);
  }
  if (qe !== null) expect(ours.q!.statistic.value).toBeCloseTo(qe, 8);
});

describe("what package dosresmeta prints for the same data", () => {
  it("linear", () => {
    const { coefficients, between, q, i2, fitStatistics } = alcohol({}, { cohorts: "odds" });
    expect(coefficients[0]!.estimate).toBeCloseTo(-0.0044, 4);
    expect(coefficients[0]!.se).toBeCloseTo(0.0059, 4);
    expect(coefficients[0]!.test.pValue).toBeCloseTo(0.4585, 4);
    expect(between!.sd[0]).toBeCloseTo(0.01, 4);
    expect(q!.statistic.value).toBeCloseTo(14.1464, 3);
    expect(i2).toBeCloseTo(64.7, 1);
    expect(fitStatistics!.logLik).toBeCloseTo(14.0341, 3);
    expect(fitStatistics!.aic).toBeCloseTo(-24.0683, 3);
    expect(fitStatistics!.bic).toBeCloseTo(-24.8494, 3);
  });

  it("quadratic", () => {
    const ours = alcohol({ shape: { id: "quadratic" } }, { cohorts: "odds" });
    expect(ours.coefficients.map((c) => c.test.statistic.value)).toEqual([
      expect.closeTo(-2.2943, 3),
      expect.closeTo(1.5383, 3),
    ]);
    expect(ours.overall!.statistic.value).toBeCloseTo(6.3694, 3);
    expect(ours.between!.sd[0]).toBeCloseTo(0.0209, 4);
    expect(ours.between!.correlation[1]![0]).toBeCloseTo(-0.9063, 3);
    expect(ours.q!.statistic.value).toBeCloseTo(35.1177, 3);
    expect(ours.q!.df).toEqual([10]);
    expect(ours.i2).toBeCloseTo(71.5, 1);
    expect(ours.fitStatistics!.logLik).toBeCloseTo(34.6967, 3);
    expect(ours.fitStatistics!.bic).toBeCloseTo(-57.8805, 3);
  });

  it("restricted cubic spline", () => {
    const ours = alcohol({ shape: { id: "rcs" } }, { cohorts: "odds" });
    expect(distance(ours.shape.knots, [0, 9.0600004, 45.8549995])).toBeLessThan(1e-8);
    expect(
      distance(
        ours.coefficients.map((c) => c.estimate),
        [-0.0306779651, 0.0942379747],
      ),
    ).toBeLessThan(1e-6);
    expect(
      distance(ours.vcov.flat(), [0.0001195897, -0.0004788699, -0.0004788699, 0.0025153234]),
    ).toBeLessThan(1e-5);
    expect(
      distance(ours.between!.covariance.flat(), [0.0001942917, -0.0010398329, -0.0010398329, 0.0064239419]),
    ).toBeLessThan(1e-5);
    const curve = ours.curve.map((point) => point.estimate);
    expect(distance(curve, [-0.2921094216, -0.3029595525, -0.105429449, 0.4883393221])).toBeLessThan(1e-6);
  });

  it("pseudo-counts of both methods", () => {
    const [first, , , , fifth] = alcohol({}, { cohorts: "odds" }).studies;
    expect(
      distance(first!.pseudo!.cases, [125.045754, 67.121348, 68.861059, 18.649722, 17.321957]),
    ).toBeLessThan(1e-5);
    expect(distance(fifth!.pseudo!.cases, [153.244004, 230.458403, 41.209336, 40.088318])).toBeLessThan(1e-5);
    expect(fifth!.covariance[0]![1]).toBeCloseTo(0.01122058, 6);
    // Its search for Hamling's counts stops early.
    const [hamling] = alcohol({}, { covariance: "hamling" }).studies;
    expect(
      distance(hamling!.pseudo!.cases, [77.224016, 42.863757, 39.595879, 14.048644, 11.379162]),
    ).toBeLessThan(1e-4);
    expect(
      distance(hamling!.pseudo!.n, [256.720533, 167.402324, 131.640213, 33.256951, 22.399697]),
    ).toBeLessThan(1e-4);
  });
});

it("finds Greenland and Longnecker's trend of alcohol and breast cancer", () => {
  const table = [
    [0, 165, 337, 1, 1, 1],
    [2, 74, 167, 0.8, 0.51, 1.27],
    [6, 90, 186, 1.16, 0.73, 1.85],
    [11, 122, 212, 1.57, 0.99, 2.51],
  ] as const;
  const rows = table.map(([dose, n0, n, ratio, lower, upper]) => ({
    ...{ rowId: `d${dose}`, study: "Rohan and McMichael 1988", design: "cc" as const, dose, cases: n0, n },
    ...{ logRatio: Math.log(ratio), se: null, lower, upper },
  }));
  const result = fitDoseResponse(
    { outcome: "ratio", rows, covariance: "greenland-longnecker" },
    { ...SPEC, method: "FE", stages: "one-stage", grid: [1] },
  );
  if (!result.ok) throw new Error("refused");
  const { coefficients, fitStatistics, overall, curve } = result.value;
  expect(coefficients[0]!.estimate).toBeCloseTo(0.0454, 4);
  expect(coefficients[0]!.se).toBeCloseTo(0.0207, 4);
  expect(overall!.statistic.value).toBeCloseTo(4.8333, 3);
  expect(fitStatistics!.logLik).toBeCloseTo(0.7835, 3);
  expect(Math.exp(curve[0]!.estimate)).toBeCloseTo(1.046477, 5);
  expect(Math.exp(curve[0]!.lower)).toBeCloseTo(1.004941, 5);
  expect(Math.exp(curve[0]!.upper)).toBeCloseTo(1.089729, 5);
});

interface Shape {
  readonly id: string;
  readonly shape: string;
  readonly method: "ML" | "REML";
  readonly [field: string]: number | string | readonly number[];
}

describe("study-level shapes", () => {
  const [data, ...shapes] = cases<Shape>("study-level");
  const input = {
    yi: data!.yi as readonly number[],
    vi: data!.vi as readonly number[],
    dose: data!.dose as readonly number[],
  };
  test.each(shapes)("$id", (expected) => {
    const result = compareDoseShapes({ ...input, method: expected.method });
    if (!result.ok) throw new Error("refused");
    const ours = result.value.find((fit) => fit.id === expected.shape)!;
    const tolerance = expected.shape === "emax" ? 1e-5 : 1e-7;
    expect(
      distance(
        ours.coefficients.map((c) => c.estimate),
        expected.beta as readonly number[],
      ),
    ).toBeLessThan(tolerance);
    expect(ours.tau2).toBeCloseTo(expected.tau2 as number, 8);
    expect(ours.logLik).toBeCloseTo(expected.logLik as number, 8);
    expect(ours.residual.statistic.value).toBeCloseTo(
      expected.qe as number,
      expected.shape === "emax" ? 4 : 7,
    );
    if (expected.shape === "emax") {
      const { estimate, interval } = ours.ed50!;
      expect(
        distance(
          [estimate, interval.lower, interval.upper!],
          ["ed50", "lower", "upper"].map((key) => Number(expected[key])),
        ),
      ).toBeLessThan(1e-5);
      return;
    }
    expect(
      distance(
        ours.coefficients.map((c) => c.se),
        expected.se as readonly number[],
      ),
    ).toBeLessThan(1e-7);
    for (const key of ["aic", "aicc", "bic", "r2", "i2"] as const) {
      expect(ours[key]).toBeCloseTo(expected[key] as number, 6);
    }
  });
});
