import fc from "fast-check";
import { all, type BigNumber, create } from "mathjs";
import { describe, expect, it } from "vitest";
import type { EffectSet } from "../analysis-types.ts";
import { DEFAULT_AGGREGATE } from "../document/defaults.ts";
import type { AggregateSpec } from "../document/types.ts";
import { effectsOf } from "../effects/effects-testing.ts";
import type { Column, StudyTable } from "../table/study-table.ts";
import { aggregateEffects } from "./aggregate-effects.ts";

const STUDIES = ["B", "A", "B", "A", "C", "B", "A"];
const TIMES = [1, 1, 2, 3, 1, 4, 2];
const OUTCOMES = [1, 1, 1, 2, 1, 2, 1];
const YI = [0.1, 0.5, 0.3, 0.9, 0.2, 0.4, 0.25];
const VI = [0.04, 0.02, 0.05, 0.03, 0.01, 0.06, 0.02];

/** R 4.2.2, metafor 3.8-1: `aggregate(d, cluster = st, struct =, rho = .3, phi = .7, time = tm, obs = ob, weighted =)`. */
const FROM_R = [
  {
    structure: "ID",
    weighted: true,
    yi: [0.24594594594594596, 0.50624999999999998, 0.20000000000000001],
    vi: [0.016216216216216214, 0.0074999999999999997, 0.01],
  },
  {
    structure: "ID",
    weighted: false,
    yi: [0.26666666666666666, 0.54999999999999993, 0.20000000000000001],
    vi: [0.016666666666666666, 0.0077777777777777784, 0.010000000000000002],
  },
  {
    structure: "CS",
    weighted: true,
    yi: [0.23278638414747879, 0.47983154448069831, 0.20000000000000001],
    vi: [0.025718535148559412, 0.011871507239100357, 0.01],
  },
  {
    structure: "CS",
    weighted: false,
    yi: [0.26666666666666666, 0.54999999999999993, 0.20000000000000001],
    vi: [0.026565560677078395, 0.012377097434822015, 0.010000000000000002],
  },
  {
    structure: "CAR",
    weighted: true,
    yi: [0.2160408850678408, 0.47300155631456159, 0.20000000000000001],
    vi: [0.031686240329126064, 0.016623980701861087, 0.01],
  },
  {
    structure: "CAR",
    weighted: false,
    yi: [0.26666666666666666, 0.54999999999999993, 0.20000000000000001],
    vi: [0.033321523697387286, 0.017366428430915515, 0.010000000000000002],
  },
  {
    structure: "CS+CAR",
    weighted: true,
    yi: [0.19224051877168183, 0.39462471599158488, 0.20000000000000001],
    vi: [0.036063627415233071, 0.017889153161807676, 0.01],
  },
  {
    structure: "CS+CAR",
    weighted: false,
    yi: [0.26666666666666666, 0.54999999999999993, 0.20000000000000001],
    vi: [0.038223960598582823, 0.019089152892018429, 0.010000000000000002],
  },
  {
    structure: "CS*CAR",
    weighted: true,
    yi: [0.2424217213919671, 0.5598679430149579, 0.20000000000000001],
    vi: [0.025744466171800019, 0.012810012470022289, 0.01],
  },
  {
    structure: "CS*CAR",
    weighted: false,
    yi: [0.26666666666666666, 0.54999999999999993, 0.20000000000000001],
    vi: [0.026532782926882395, 0.012832150751496876, 0.010000000000000002],
  },
  {
    structure: "V",
    weighted: true,
    yi: [0.2565217391304348, 0.43137254901960792, 0.20000000000000001],
    vi: [0.020869565217391303, 0.0072549019607843135, 0.01],
  },
  {
    structure: "V",
    weighted: false,
    yi: [0.26666666666666666, 0.54999999999999993, 0.20000000000000001],
    vi: [0.021111111111111112, 0.0088888888888888889, 0.01],
  },
];

const CHOICES = { rho: 0.3, phi: 0.7, time: "time", obs: "outcome" };
/** The covariances that the last two cases of R were given. */
const GIVEN: AggregateSpec["covariances"] = [
  { rowIds: ["r1", "r3"], value: 0.02 },
  { rowIds: ["r7", "r2"], value: -0.005 },
  { rowIds: ["r4", "r7"], value: 0.01 },
];

describe("what aggregate() of metafor gives", () => {
  it.each(FROM_R)("$structure, weighted $weighted", ({ structure, weighted, yi, vi }) => {
    const { value } = combine(YI, VI, STUDIES, { ...CHOICES, structure, weighted, covariances: GIVEN });
    expect(value.labels).toEqual(["B", "A", "C"]);
    expect(value.rowIds).toEqual(["r1", "r2", "r5"]);
    closeTo(value.yi, yi);
    closeTo(value.vi, vi);
  });
});

describe("what becomes of a study", () => {
  it("keeps the rows, says which went together, and counts combined rows once", () => {
    const { value } = combine(YI, VI, STUDIES, {});
    expect(value.combined?.studies.map(({ rowIds }) => rowIds)).toEqual([
      ["r1", "r3", "r6"],
      ["r2", "r4", "r7"],
    ]);
    expect(value.combined?.rows.yi).toEqual(YI);
    expect(value.entered).toBe(3);
  });

  it("adds up the people of independent effects and takes the largest size of others", () => {
    const ni = [10, 20, 30, 40, 50, null, 5];
    expect(combine(YI, VI, STUDIES, { structure: "ID" }, { ni }).value.ni).toEqual([null, 65, 50]);
    expect(combine(YI, VI, STUDIES, {}, { ni }).value.ni).toEqual([null, 40, 50]);
  });

  it("averages weights of the user's own", () => {
    const userWeights = [1, 2, 3, 4, 5, 8, 0];
    expect(combine(YI, VI, STUDIES, {}, { userWeights }).value.userWeights).toEqual([4, 2, 5]);
  });

  it("leaves rows without a study name alone, and says so", () => {
    const result = combine([1, 2, 3], [1, 1, 1], ["A", null, null], {});
    expect(result.value.yi).toEqual([1, 2, 3]);
    expect(result.issues.map(({ code }) => code)).toEqual([
      "aggregate-rows-alone",
      "aggregate-nothing-combined",
    ]);
  });

  it("says where a combined effect lies outside the effects it was made from", () => {
    const { value, issues } = combine([0.5, 0.9], [0.01, 0.2], ["A", "A"], { rho: 0.9 });
    expect(value.yi[0]).toBeLessThan(0.5);
    expect(issues.map(({ code }) => code)).toEqual(["aggregate-outside-range"]);
  });
});

describe("what cannot be combined", () => {
  const problem = (spec: Partial<AggregateSpec>, studies: readonly (string | null)[] = STUDIES): string[] => {
    const result = run(YI, VI, studies, spec);
    return result.ok ? [] : result.issues.map(({ code }) => code);
  };

  it("names every study whose covariance matrix is singular or none at all", () => {
    const code = "aggregate-not-positive-definite";
    expect(problem({ rho: 1 })).toEqual([code, code]);
    expect(problem({ rho: -0.6 })).toEqual([code, code]);
    // The same outcome twice at the same time is the same effect twice.
    expect(problem({ ...CHOICES, structure: "CAR", time: "outcome" })).toEqual([code, code]);
  });

  it("refuses a column that cannot be that of the studies, at once", () => {
    const many = new Array<number>(20_000).fill(0.1);
    const result = run(
      many,
      many,
      many.map(() => "all"),
      {},
    );
    expect(result.ok ? [] : result.issues.map(({ code }) => code)).toEqual(["aggregate-too-many-rows"]);
    const most = many.slice(0, 300);
    const combined = combine(
      most,
      most,
      most.map(() => "all"),
      {},
    );
    closeTo(combined.value.vi, [0.1 * (0.6 + 0.4 / 300)]);
  });

  it("takes the plain mean of perfectly correlated effects all the same", () => {
    // R: aggregate(..., rho = 1, weighted = FALSE, checkpd = FALSE)
    const { value } = combine(YI, VI, STUDIES, { rho: 1, weighted: false });
    closeTo(value.vi, [0.0497, 0.0231, 0.01], 3e-3);
    expect(problem({ rho: -0.6, weighted: false })).toHaveLength(2);
  });

  it("says which column or cell is lacking", () => {
    expect(problem({ structure: "CAR" })).toEqual(["aggregate-column-needed"]);
    expect(problem({ structure: "CS*CAR", time: "time", obs: "gone" })).toEqual(["aggregate-column-missing"]);
    expect(problem({ by: "gone" })).toEqual(["aggregate-column-missing"]);
    expect(problem({ structure: "CAR", time: "gaps" })).toEqual(["aggregate-cell-missing"]);
    expect(problem({ structure: "XX" })).toEqual(["aggregate-structure-unknown"]);
    expect(problem({ rho: 1.5 })).toEqual(["aggregate-correlation-outside"]);
  });
});

const math = create(all!, { number: "BigNumber", precision: 50 });
const effect = fc.double({ min: -3, max: 3, noNaN: true });
const variance = fc.double({ min: 1e-4, max: 10, noNaN: true });
const rows = fc.array(fc.tuple(effect, variance, fc.constantFrom("A", "B", "C")), {
  minLength: 1,
  maxLength: 9,
});
const split = (list: readonly (readonly [number, number, string])[]) =>
  [list.map(([yi]) => yi), list.map(([, vi]) => vi), list.map(([, , study]) => study)] as const;

describe("laws", () => {
  it("agrees with the algebra in 50 digits", () => {
    const study = fc.array(fc.tuple(effect, variance), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(
        study,
        fc.integer({ min: 0, max: 90 }).map((value) => value / 100),
        fc.boolean(),
        (list, rho, weighted) => {
          const yi = list.map(([value]) => value);
          const vi = list.map(([, value]) => value);
          const { value } = combine(
            yi,
            vi,
            list.map(() => "A"),
            { rho, weighted },
          );
          const [exactYi, exactVi] = exact(yi, vi, rho, weighted);
          const scale = Math.max(...yi.map(Math.abs), Math.sqrt(exactVi));
          expect(Math.abs(value.yi[0]! - exactYi)).toBeLessThan(1e-9 * scale);
          expect(Math.abs(value.vi[0]! / exactVi - 1)).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("has independence where rho is 0", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const [yi, vi, studies] = split(list);
        const none = combine(yi, vi, studies, { rho: 0 }).value;
        const independent = combine(yi, vi, studies, { structure: "ID" }).value;
        expect(none.yi).toEqual(independent.yi);
        expect(none.vi).toEqual(independent.vi);
      }),
    );
  });

  it("leaves studies of one row as they are, to the bit", () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (list, weighted) => {
        const [yi, vi] = split(list);
        const { value } = combine(
          yi,
          vi,
          list.map((_, row) => `S${row}`),
          { weighted },
        );
        expect(value.yi).toEqual(yi);
        expect(value.vi).toEqual(vi);
      }),
    );
  });

  it("does not depend on the order of the rows", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const byStudy = (set: EffectSet) =>
          new Map(set.labels.map((label, at) => [label, [set.yi[at]!, set.vi[at]!]]));
        const there = byStudy(combine(...split(list), {}).value);
        const back = byStudy(combine(...split(list.toReversed()), {}).value);
        for (const [label, [yi, vi]] of there) {
          const [otherYi, otherVi] = back.get(label)!;
          expect(Math.abs(yi! - otherYi!)).toBeLessThan(1e-9);
          expect(Math.abs(vi! / otherVi! - 1)).toBeLessThan(1e-9);
        }
      }),
    );
  });

  it("is the more precise the less effects of equal precision are correlated", () => {
    const count = fc.integer({ min: 2, max: 8 });
    const correlation = fc.double({ min: 0, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(count, correlation, correlation, fc.boolean(), (n, one, other, weighted) => {
        const vi = (rho: number) =>
          combine(
            new Array<number>(n).fill(0.3),
            new Array<number>(n).fill(0.2),
            new Array<string>(n).fill("A"),
            {
              rho,
              weighted,
            },
          ).value.vi[0]!;
        const [less, more] = one < other ? [one, other] : [other, one];
        expect(vi(less)).toBeLessThanOrEqual(vi(more) * (1 + 1e-12));
        expect(vi(more)).toBeLessThanOrEqual(0.2 * (1 + 1e-12));
      }),
    );
  });
});

/**
 * Generalized least squares, or the variance of the mean, in 50 digits. Under one correlation the inverse of the correlation
 * matrix has one value on its diagonal and one beside it, so that no elimination is needed.
 */
function exact(
  yi: readonly number[],
  vi: readonly number[],
  rho: number,
  weighted: boolean,
): [number, number] {
  const big = (value: number): BigNumber => math.bignumber(value);
  const add = (values: readonly BigNumber[]): BigNumber =>
    values.reduce((sum, value) => sum.plus(value), big(0));
  const n = yi.length;
  const sd = vi.map((value) => big(value).sqrt());
  if (!weighted) {
    const squares = add(vi.map(big));
    const products = add(sd).pow(2).minus(squares).times(rho);
    return [
      add(yi.map(big)).div(n).toNumber(),
      squares
        .plus(products)
        .div(n * n)
        .toNumber(),
    ];
  }
  const beside = big(rho)
    .negated()
    .div(
      big(1)
        .minus(rho)
        .times(big(1).plus(big(rho).times(n - 1))),
    );
  const extra = big(1).div(big(1).minus(rho));
  const inverse = sd.map((value) => big(1).div(value));
  const all = add(inverse);
  const precision = inverse.map((value) => value.times(value.times(extra).plus(all.times(beside))));
  const total = add(precision);
  const sum = add(precision.map((value, i) => value.times(yi[i]!)));
  return [sum.div(total).toNumber(), big(1).div(total).toNumber()];
}

function closeTo(actual: readonly number[], expected: readonly number[], tolerance = 1e-12): void {
  expect(actual).toHaveLength(expected.length);
  for (const [at, value] of expected.entries()) {
    expect(Math.abs(actual[at]! - value)).toBeLessThan(tolerance * Math.max(1, Math.abs(value)));
  }
}

function combine(...args: Parameters<typeof run>) {
  const result = run(...args);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result;
}

function run(
  yi: readonly number[],
  vi: readonly number[],
  studies: readonly (string | null)[],
  spec: Partial<AggregateSpec>,
  more: Partial<EffectSet> = {},
) {
  const rowIds = yi.map((_, row) => `r${row + 1}`);
  const number = (name: string, values: readonly (number | null)[]): Column => ({
    name,
    kind: "number",
    values,
    unparsed: {},
  });
  const table: StudyTable = {
    rowIds,
    columns: [
      { name: "study", kind: "text", values: studies },
      number("time", TIMES),
      number("outcome", OUTCOMES),
      number("gaps", [1, 1, null, 3, null, 4, 2]),
    ],
  };
  const labels = studies.map((study, row) => study ?? `Row ${row + 1}`);
  const effects = effectsOf(yi, vi, { rowIds, labels, ...more });
  return aggregateEffects(effects, table, { ...DEFAULT_AGGREGATE, by: "study", ...spec });
}
