import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../numeric/random.ts";
import { IMPUTATION_DEFAULTS } from "./defaults.ts";
import { combineShards, completedColumns, imputeAll, imputeShard } from "./impute.ts";
import { augmented } from "./impute-level.ts";
import { imputeNumbers } from "./impute-number.ts";
import { drawLinear } from "./linear-draw.ts";
import { fitLogit, levelProbabilities } from "./logit.ts";
import { predictorRows } from "./predictors.ts";
import { poolRubin } from "./rubin.ts";
import type { ImputationSpec, IncompleteColumn, IncompleteData } from "./types.ts";

/** Effects 0.2 + 0.5 dose + error, formats that go with the dose, and values missing more often where the effect is large. */
function simulate(k: number, seed: number, missing: number): IncompleteData {
  const random = createRandom(seed);
  const rows = Array.from({ length: k }, () => {
    const dose = random.normal();
    const vi = 0.02 + 0.06 * random.uniform();
    const yi = 0.2 + 0.5 * dose + Math.sqrt(vi) * random.normal();
    const format = Math.floor(random.uniform() * 3) === 0 ? 2 : dose > 0 ? 1 : 0;
    const share = missing * (yi > 0.2 ? 1.5 : 0.5);
    const gone = [random.uniform() < share, random.uniform() < share];
    return { vi, yi, dose: gone[0] ? null : dose, format: gone[1] ? null : format };
  });
  return {
    yi: rows.map(({ yi }) => yi),
    vi: rows.map(({ vi }) => vi),
    columns: [
      { column: "dose", kind: "numeric", levels: [], values: rows.map(({ dose }) => dose) },
      {
        column: "format",
        kind: "factor",
        levels: ["group", "online", "other"],
        values: rows.map(({ format }) => format),
      },
    ],
  };
}

const spec: ImputationSpec = { ...IMPUTATION_DEFAULTS, imputations: 6, iterations: 4 };
const data = simulate(40, 3, 0.25);

function allOf(from: IncompleteData, how: ImputationSpec = spec) {
  const result = imputeAll(from, how);
  if (!result.ok) throw new Error(result.issues[0]!.message);
  return result.value;
}

describe("shards", () => {
  it("give the same data sets however they are shared out", () => {
    const parts = [
      imputeShard({ data, spec, from: 4, to: 6 }),
      imputeShard({ data, spec, from: 0, to: 1 }),
      imputeShard({ data, spec, from: 1, to: 4 }),
    ];
    expect(JSON.stringify(combineShards(parts, spec))).toBe(JSON.stringify(allOf(data)));
    expect(() => combineShards(parts.slice(1), spec)).toThrow(RangeError);
  });

  it("differ from one data set to the next, and from one seed to the next", () => {
    const [first, second] = allOf(data);
    expect(first!.filled).not.toEqual(second!.filled);
    expect(allOf(data, { ...spec, seed: 2 })[0]!.filled).not.toEqual(first!.filled);
  });
});

describe("what is filled in", () => {
  it("is only what was missing, in every round of the trace", () => {
    const [first] = allOf(data);
    const [dose, format] = completedColumns(data.columns, first!);
    data.columns[0]!.values.forEach((value, study) => {
      if (value !== null) expect(dose!.values[study]).toBe(value);
    });
    expect([...dose!.values, ...format!.values]).not.toContain(null);
    expect(first!.traces.map(({ column, statistic }) => `${column}: ${statistic}`).sort()).toEqual([
      "dose: SD",
      "dose: mean",
      "format: share of group",
      "format: share of online",
      "format: share of other",
    ]);
    expect(first!.traces.every(({ values }) => values.length === 4)).toBe(true);
  });

  it("is a value another study has with matching, and need not be with the regression", () => {
    const observed = data.columns[0]!.values.filter((value) => value !== null);
    const of = (numeric: "pmm" | "norm") =>
      allOf(data, { ...spec, numeric })[0]!.filled.find(({ column }) => column === "dose")!.values;
    expect(of("pmm").every((value) => observed.includes(value))).toBe(true);
    expect(of("norm").some((value) => !observed.includes(value))).toBe(true);
  });

  it("never is a level that no study has", () => {
    const columns = data.columns.map((column) =>
      column.kind === "factor"
        ? {
            ...column,
            levels: ["unused", ...column.levels],
            values: column.values.map((v) => (v === null ? null : v + 1)),
          }
        : column,
    );
    const values = allOf({ ...data, columns }).flatMap(({ filled }) =>
      filled.filter(({ column }) => column === "format").flatMap((own) => own.values),
    );
    expect(values.length).toBeGreaterThan(0);
    expect(values).not.toContain(0);
  });

  it("has numbers in it whatever the units, the constants and the repeats among the columns", () => {
    fc.assert(
      fc.property(fc.constantFrom(1e-8, 1, 1e9), fc.integer({ min: 1, max: 1e6 }), (unit, seed) => {
        const from = simulate(14, seed, 0.2);
        const [dose] = from.columns;
        const scaled: IncompleteColumn = {
          ...dose!,
          values: dose!.values.map((v) => (v === null ? null : v * unit)),
        };
        const constant: IncompleteColumn = {
          column: "year",
          kind: "numeric",
          levels: [],
          values: from.yi.map(() => 2020),
        };
        const copy: IncompleteColumn = { column: "copy", kind: "numeric", levels: [], values: scaled.values };
        const columns = [scaled, constant, copy, from.columns[1]!];
        const result = imputeAll({ ...from, columns }, { ...spec, imputations: 2, numeric: "norm" });
        if (!result.ok) return;
        const values = result.value.flatMap(({ filled }) => filled.flatMap((own) => own.values));
        expect(values.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

describe("regression draws", () => {
  it("have the mean and the variance of the posterior", () => {
    const random = createRandom(5);
    const x = Array.from({ length: 30 }, () => Float64Array.from([1, random.normal()]));
    const y = x.map((row) => 1 + 2 * row[1]! + random.normal());
    const draws = Array.from({ length: 4000 }, () => drawLinear(x, y, random));
    const slopes = draws.map(({ drawn }) => drawn[1]!);
    const mean = slopes.reduce((sum, value) => sum + value, 0) / slopes.length;
    const variance = slopes.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (slopes.length - 1);
    const { estimated } = draws[0]!;
    const mx = x.reduce((sum, row) => sum + row[1]!, 0) / 30;
    const sxx = x.reduce((sum, row) => sum + (row[1]! - mx) ** 2, 0);
    const rss = x.reduce((sum, row, i) => sum + (y[i]! - estimated[0]! - estimated[1]! * row[1]!) ** 2, 0);
    const expected = rss / 26 / sxx;
    expect(Math.abs(mean - estimated[1]!)).toBeLessThan(4 * Math.sqrt(expected / 4000));
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.12);
  });

  it("match the nearest donors, all that are equally near among them", () => {
    const x = [0, 1, 2, 3, 4, 5].map((value) => Float64Array.from([1, value]));
    const y = [0, 1, 2, 3, 4, 5];
    const random = { normal: () => 0, uniform: () => 0.999 };
    const still = { ...random, normal: () => 1e-9 };
    const drawn = imputeNumbers(x, y, [Float64Array.from([1, 0])], { numeric: "pmm", donors: 2 }, still);
    expect(drawn).toEqual([1]);
  });
});

describe("logistic regression", () => {
  const x = [-1.5, -1, -0.5, 0.2, 0.7, 1.2, 0.1, -0.3].map((value) => Float64Array.from([1, value]));

  // R: x <- c(-1.5, -1, -0.5, 0.2, 0.7, 1.2, 0.1, -0.3); y <- c(0, 0, 1, 0, 1, 1, 1, 0); coef(glm(y ~ x, binomial, epsilon = 1e-14))
  it("is R's for two levels", () => {
    const level = [0, 0, 1, 0, 1, 1, 1, 0];
    const { coefficients } = fitLogit({ x, level, weight: level.map(() => 1), levels: 2 });
    expect(coefficients[0]!).toBeCloseTo(0.298438808207, 8);
    expect(coefficients[1]!).toBeCloseTo(2.29057137037, 8);
  });

  it("stays finite where a predictor separates the levels, and leaves the observed shares nearly alone", () => {
    const level = [0, 0, 0, 1, 1, 2, 1, 0];
    const { coefficients } = fitLogit(augmented(x, level, 3));
    expect([...coefficients].every((value) => Math.abs(value) < 20)).toBe(true);
    const shares = x.map((row) => levelProbabilities(row, coefficients, 3));
    const expected = shares.reduce((sum, own) => sum + own[0]!, 0);
    expect(expected).toBeGreaterThan(3);
    expect(expected).toBeLessThan(5);
  });

  it("adds studies of weight q + 1 altogether", () => {
    const wide = x.map((row) => Float64Array.from([...row, row[1]! * 2, row[1]! - 1]));
    const { weight } = augmented(wide, [0, 1, 0, 1, 0, 1, 2, 2], 3);
    expect(weight.length).toBe(8 + 2 * 3 * 3);
    expect(weight.slice(8).reduce((sum, value) => sum + value, 0)).toBeCloseTo(4, 12);
  });
});

it("predicts with the effect, its precision and the other moderators", () => {
  const current = data.columns.map(({ values }) => values.map((value) => value ?? 0));
  const rows = predictorRows(data, 0, current, "log-vi");
  expect(rows[0]).toHaveLength(1 + 2 + 2);
  const observed = rows.filter((_, study) => data.columns[0]!.values[study] !== null);
  for (let column = 1; column < 5; column++) {
    expect(observed.reduce((sum, row) => sum + row[column]!, 0) / observed.length).toBeCloseTo(0, 10);
  }
});

/** Weighted regression on the dose with known variances, as the data of these simulations are made. */
function slopeOf(
  { yi, vi }: IncompleteData,
  dose: readonly number[],
): { readonly b: number; readonly v: number } {
  const w = vi.map((v) => 1 / v);
  const total = w.reduce((sum, value) => sum + value, 0);
  const mx = w.reduce((sum, value, i) => sum + value * dose[i]!, 0) / total;
  const sxx = w.reduce((sum, value, i) => sum + value * (dose[i]! - mx) ** 2, 0);
  return { b: w.reduce((sum, value, i) => sum + value * (dose[i]! - mx) * yi[i]!, 0) / sxx, v: 1 / sxx };
}

describe("a simulation of doses missing where effects are large", () => {
  it.each(["norm", "pmm"] as const)(
    "covers the slope about as often as it says, by %s",
    (numeric) => {
      const how: ImputationSpec = { ...IMPUTATION_DEFAULTS, imputations: 8, iterations: 3, numeric };
      let covered = 0;
      let bias = 0;
      const runs = 80;
      for (let run = 0; run < runs; run++) {
        const from = simulate(50, 1000 + run, 0.25);
        const fits = allOf(from, { ...how, seed: run }).map((imputation) =>
          slopeOf(
            from,
            completedColumns(from.columns, imputation)[0]!.values.map((value) => value!),
          ),
        );
        const [slope] = poolRubin(
          fits.map(({ b }) => [b]),
          fits.map(({ v }) => [[v]]),
          48,
        ).coefficients;
        bias += (slope!.estimate - 0.5) / runs;
        if (slope!.ci.lower <= 0.5 && 0.5 <= slope!.ci.upper!) covered++;
      }
      expect(covered / runs).toBeGreaterThan(0.87);
      expect(Math.abs(bias)).toBeLessThan(0.05);
    },
    30_000,
  );
});

describe("what cannot or need not be filled in", () => {
  it("is said", () => {
    const complete = simulate(20, 1, 0);
    expect(imputeAll(complete, spec).issues.map(({ code }) => code)).toEqual(["nothing-to-impute"]);
    const empty = {
      ...data,
      columns: [{ ...data.columns[0]!, values: data.yi.map((_, i) => (i < 3 ? i : null)) }],
    };
    const refused = imputeAll(empty, spec);
    expect(refused.ok).toBe(false);
    expect(refused.issues[0]!.message).toContain("3 studies report dose");
    const sparse = {
      ...data,
      columns: [{ ...data.columns[0]!, values: data.yi.map((y, i) => (i < 10 ? y : null)) }],
    };
    expect(imputeAll(sparse, spec).issues.map(({ code }) => code)).toEqual(["mostly-imputed"]);
    expect(imputeAll(data, { ...spec, imputations: 1 }).ok).toBe(false);
  });
});
