import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { regressOn } from "../moderation-stage.ts";
import { combineEnds, endCount, endsShard } from "./permutation-intervals.ts";
import { type PermutationModel, permutationModel } from "./permutation-model.ts";
import { inputOf, randomStudies } from "./permutation-testing.ts";
import { combineTests, countShard } from "./permutation-tests.ts";
import type { PermutationTests } from "./types.ts";

function modelOf(input: Parameters<typeof permutationModel>[0]): PermutationModel {
  const model = permutationModel(input);
  if (!model.ok) throw new Error(model.issues[0]?.message);
  return model.value;
}

/** @param cuts where the work is divided */
function testsOf(model: PermutationModel, cuts: readonly number[] = []): PermutationTests {
  const { used } = model.arranging.arrangements;
  const ends = [0, ...cuts.map((cut) => cut % used).sort((a, b) => a - b), used];
  const parts = ends.slice(1).map((to, i) => countShard(model, ends[i]!, to));
  const made = combineTests(model, parts);
  if (!made.ok) throw new Error(made.issues[0]?.message);
  return made.value;
}

describe("permutation tests", () => {
  const sampled = { permutations: 400 };

  it("come to the same bits however they are divided among workers", () => {
    const models = [
      modelOf(inputOf(randomStudies(14, 2, 5), {}, sampled)),
      modelOf(inputOf(randomStudies(6, 1, 5), { test: "knha" })),
      modelOf(inputOf(randomStudies(20, 0, 5), { estimator: "DL" }, { ...sampled, terms: [] })),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...models), fc.array(fc.nat(), { maxLength: 5 }), (model, cuts) => {
        expect(testsOf(model, cuts)).toEqual(testsOf(model));
      }),
      { numRuns: 15 },
    );
  });

  it("do not depend on the order of the studies when all arrangements are used", () => {
    const { yi, vi, columns } = randomStudies(6, 2, 9);
    const turn = <T>(list: readonly T[]): T[] => [...list.slice(2), ...list.slice(0, 2)];
    const turned = Object.fromEntries(Object.entries(columns).map(([name, x]) => [name, turn(x)]));
    const one = testsOf(modelOf(inputOf({ yi, vi, columns })));
    const other = testsOf(modelOf(inputOf({ yi: turn(yi), vi: turn(vi), columns: turned })));
    expect(other.coefficients.map(({ pValue }) => pValue)).toEqual(
      one.coefficients.map(({ pValue }) => pValue),
    );
    expect(other.omnibus?.pValue).toBe(one.omnibus?.pValue);
  });

  it("do not depend on how a moderator is scaled", () => {
    const { yi, vi, columns } = randomStudies(6, 1, 4);
    const one = testsOf(modelOf(inputOf({ yi, vi, columns })));
    const years = { x1: columns.x1!.map((x) => 1990 + 0.5 * x) };
    const other = testsOf(modelOf(inputOf({ yi, vi, columns: years })));
    expect(other.omnibus?.pValue).toBe(one.omnibus?.pValue);
    expect(other.coefficients[1]?.pValue).toBe(one.coefficients[1]?.pValue);
  });

  it.each(["z", "t", "knha", "adhoc"])("look at the statistics of the fit: %s", (test) => {
    const input = inputOf(
      randomStudies(12, 3, 8),
      { test },
      { ...sampled, terms: [["x1"], ["x2"], ["x1", "x2"]] },
    );
    const model = modelOf(input);
    const tests = testsOf(model);
    const regression = regressOn(input, input.spec.terms);
    if (!regression.ok) throw new Error("no regression");
    const { coefficients, omnibus, terms } = regression.value.fit;
    coefficients.forEach((one, j) => {
      expect(tests.coefficients[j]?.statistic).toBeCloseTo(one.test?.statistic.value ?? Number.NaN, 9);
    });
    expect(tests.omnibus?.statistic).toBeCloseTo(omnibus?.statistic.value ?? Number.NaN, 8);
    terms.forEach((one, m) => {
      expect(tests.terms[m]?.statistic).toBeCloseTo(one.wald?.statistic.value ?? Number.NaN, 8);
    });
  });

  it("agree with the long way where variances are too far apart for the short one", () => {
    const { yi, vi, columns } = randomStudies(6, 1, 2);
    const model = modelOf(inputOf({ yi, vi: [1e-7, ...vi.slice(1)], columns }));
    const tests = testsOf(model);
    expect(tests.coefficients.every(({ pValue }) => pValue > 0 && pValue <= 1)).toBe(true);
    expect(tests.coefficients[1]?.statistic).toBeCloseTo(
      model.regression.fit.coefficients[1]?.test?.statistic.value ?? Number.NaN,
      8,
    );
  });

  it("say what stands in their way", () => {
    const studies = randomStudies(4, 1, 2);
    const codes = (result: ReturnType<typeof permutationModel>) => result.issues.map(({ code }) => code);
    expect(codes(permutationModel(inputOf(studies, { weighting: "unweighted" })))).toEqual([
      "permutation-weighting",
    ]);
    expect(codes(permutationModel(inputOf(randomStudies(3, 2, 2))))).toContain("permutation-no-freedom");
    expect(codes(permutationModel(inputOf(randomStudies(3, 1, 2))))).toContain("permutation-too-few");
    expect(codes(permutationModel(inputOf(randomStudies(8, 1, 2), { test: "KR" })))).toContain(
      "permutation-statistic",
    );
  });
});

describe("permutation intervals", () => {
  it("hold what the test of the shifted effects does not reject, in any division", () => {
    const { yi, vi, columns } = randomStudies(7, 1, 6);
    const given = { yi: yi.map((y, i) => y + 0.6 * columns.x1![i]!), vi, columns };
    const model = modelOf(inputOf(given, { estimator: "DL" }, { permutations: 100 }));
    const total = endCount(model);
    const whole = combineEnds(model, [endsShard(model, 0, total)]);
    const divided = combineEnds(model, [endsShard(model, 0, 1), endsShard(model, 1, total)]);
    if (!whole.ok) throw new Error("no intervals");
    expect(divided).toEqual(whole);
    const slope = whole.value.coefficients[1]!;
    const pAt = (value: number): number => {
      const shifted = { yi: given.yi.map((y, i) => y - value * columns.x1![i]!), vi, columns };
      return testsOf(modelOf(inputOf(shifted, { estimator: "DL" }))).coefficients[1]!.pValue;
    };
    const step = 1e-3;
    expect(pAt(slope.lower! + step)).toBeGreaterThan(0.05);
    expect(pAt(slope.lower! - step)).toBeLessThanOrEqual(0.05);
    expect(pAt(slope.upper! - step)).toBeGreaterThan(0.05);
    expect(pAt(slope.upper! + step)).toBeLessThanOrEqual(0.05);
  });

  it("have no ends where nothing can be rejected", () => {
    const model = modelOf(inputOf(randomStudies(3, 1, 2)));
    expect(endsShard(model, 0, 4)).toEqual([null, null, null, null]);
  });
});
