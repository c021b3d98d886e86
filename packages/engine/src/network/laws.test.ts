import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { invertSpd } from "../numeric/linear-algebra.ts";
import { contributionOf } from "./contributions.ts";
import { comparisonOf, type FitChoices, type Solved, solveNetwork } from "./fit-network.ts";
import {
  type Arm,
  type Contrast,
  type ReadStudies,
  studiesOfArms,
  studiesOfContrasts,
} from "./read-studies.ts";

const RANDOM: FitChoices = { model: "random", method: "DL", test: "z", level: 0.95 };

const NAMES = ["A", "B", "C", "D", "E"];

/** Studies by their arms; the first ones make a chain, so that the network is connected. */
const networks = fc
  .array(
    fc.record({
      places: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 4 }),
      effects: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 5, maxLength: 5 }),
      variances: fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
    }),
    { minLength: 5, maxLength: 12 },
  )
  .map((studies) =>
    studies.flatMap(({ places, effects, variances }, s): Arm[] =>
      (s < 4 ? [s, s + 1] : places).map((place) => ({
        rowId: `r${s}-${place}`,
        study: `S${s}`,
        treatment: NAMES[place]!,
        yi: effects[place]!,
        vi: variances[place]!,
      })),
    ),
  );

function contrastsOf(arms: readonly Arm[], swap: (at: number) => boolean = () => false): Contrast[] {
  return arms.flatMap((one, i) =>
    arms.slice(i + 1).flatMap((other, j): Contrast[] => {
      if (one.study !== other.study) return [];
      const turned = swap(i + j);
      const [first, second] = turned ? [other, one] : [one, other];
      return [
        {
          rowId: `${one.rowId}-${other.rowId}`,
          study: one.study,
          treat1: first.treatment,
          treat2: second.treatment,
          yi: first.yi - second.yi,
          vi: one.vi + other.vi,
        },
      ];
    }),
  );
}

function solve(read: ReadStudies, choices: FitChoices = RANDOM): Solved {
  const solved = solveNetwork(read.studies, read.treatments.length, choices);
  if (solved === null) throw new Error("not solved");
  return solved;
}

/** Estimates and standard errors by the names of the two treatments. */
function league(read: ReadStudies, choices?: FitChoices): Map<string, readonly [number, number]> {
  const solved = solve(read, choices);
  const pairs = read.treatments.flatMap((first, i) =>
    read.treatments.flatMap((second, j) => {
      if (i === j) return [];
      const { estimate, se } = comparisonOf(solved, i, j);
      return [[`${first}${second}`, [estimate, se] as const] as const];
    }),
  );
  return new Map(pairs);
}

function expectSame(
  one: ReadonlyMap<string, readonly [number, number]>,
  other: ReadonlyMap<string, readonly [number, number]>,
): void {
  expect([...one.keys()].toSorted()).toEqual([...other.keys()].toSorted());
  for (const [pair, [estimate, se]] of one) {
    expect(other.get(pair)![0]).toBeCloseTo(estimate, 8);
    expect(other.get(pair)![1]).toBeCloseTo(se, 8);
  }
}

/** Generalised least squares with the full covariance of contrasts against each study's first arm, written out. */
function byGls(arms: readonly Arm[], tau2: number): Map<string, number> {
  const studies = [...new Set(arms.map(({ study }) => study))].map((study) =>
    arms.filter((arm) => arm.study === study),
  );
  const size = NAMES.length - 1;
  const information = new Float64Array(size * size);
  const score = new Float64Array(size);
  for (const rows of studies) {
    const [first, ...others] = rows as [Arm, ...Arm[]];
    const p = others.length;
    const covariance = new Float64Array(p * p).map((_, at) => {
      const [i, j] = [Math.floor(at / p), at % p];
      return first.vi + tau2 / 2 + (i === j ? others[i]!.vi + tau2 / 2 : 0);
    });
    const weights = invertSpd(covariance, p)!;
    const x = others.map(({ treatment }) =>
      NAMES.slice(1).map((name) => Number(name === treatment) - Number(name === first.treatment)),
    );
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < p; j++) {
        for (let a = 0; a < size; a++) {
          score[a]! += x[i]![a]! * weights[i * p + j]! * (others[j]!.yi - first.yi);
          for (let b = 0; b < size; b++) {
            information[a * size + b]! += x[i]![a]! * weights[i * p + j]! * x[j]![b]!;
          }
        }
      }
    }
  }
  const inverse = invertSpd(information, size)!;
  const beta = NAMES.slice(1).map((_, a) =>
    score.reduce((sum, own, b) => sum + inverse[a * size + b]! * own, 0),
  );
  return new Map(NAMES.slice(1).map((name, a) => [name, beta[a]!]));
}

describe("laws of networks", () => {
  test("reduced weights of studies with several arms are generalised least squares", () => {
    fc.assert(
      fc.property(networks, (arms) => {
        const read = studiesOfArms(arms);
        const solved = solve(read);
        const beta = byGls(arms, solved.tau2 ?? 0);
        for (const [name, value] of beta) {
          const { estimate } = comparisonOf(solved, read.treatments.indexOf(name), 0);
          expect(estimate).toBeCloseTo(value, 8);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("arms, contrasts, swapped contrasts and rows in another order say the same", () => {
    fc.assert(
      fc.property(networks, fc.boolean(), (arms, odd) => {
        const expected = league(studiesOfArms(arms));
        const contrasts = contrastsOf(arms, (at) => at % 2 === Number(odd));
        expectSame(league(studiesOfContrasts(contrastsOf(arms))), expected);
        expectSame(league(studiesOfContrasts(contrasts)), expected);
        expectSame(league(studiesOfContrasts(contrasts.toReversed())), expected);
      }),
      { numRuns: 30 },
    );
  });

  test("other names of treatments change their order and nothing else, whatever the estimator", () => {
    fc.assert(
      fc.property(networks, fc.constantFrom("DL", "REML", "ML"), (arms, method) => {
        const renamed = arms.map((arm) => ({ ...arm, treatment: NAMES[4 - NAMES.indexOf(arm.treatment)]! }));
        const back = new Map(
          [...league(studiesOfArms(renamed), { ...RANDOM, method })].map(([pair, value]) => [
            [...pair].map((name) => NAMES[4 - NAMES.indexOf(name)]!).join(""),
            value,
          ]),
        );
        const there = league(studiesOfArms(arms), { ...RANDOM, method });
        for (const [pair, [estimate, se]] of there) {
          expect(back.get(pair)![0]).toBeCloseTo(estimate, 5);
          expect(back.get(pair)![1]).toBeCloseTo(se, 5);
        }
      }),
      { numRuns: 20 },
    );
  });

  test.each(["DL", "REML", "ML"] as const)("two treatments give the pairwise model by %s", (method) => {
    const yi = [0.1, 0.5, -0.2, 0.9, 0.4];
    const sei = [0.1, 0.2, 0.15, 0.3, 0.12];
    const column = (name: string, values: readonly number[]) => ({
      name,
      kind: "number" as const,
      values,
      unparsed: {},
    });
    const text = (name: string, values: readonly string[]) => ({ name, kind: "text" as const, values });
    const document = createDocument({
      table: {
        rowIds: yi.map((_, i) => `r${i}`),
        columns: [
          text(
            "study",
            yi.map((_, i) => `S${i}`),
          ),
          text(
            "a",
            yi.map(() => "x"),
          ),
          text(
            "b",
            yi.map(() => "y"),
          ),
          column("yi", yi),
          column("sei", sei),
        ],
      },
      roles: { label: "study", inputs: { yi: "yi", sei: "sei" }, weights: null },
      effects: { measure: "GEN" },
      model: { estimator: method, test: "z" },
      network: { columns: { treat1: "a", treat2: "b" }, method },
    });
    const { fit, network } = runAnalysis(document);
    const [pooled] = fit!.coefficients;
    const compared = network!.fit!.league[0]![1]!;
    expect(network!.fit!.tau2).toBeCloseTo(fit!.tau2.estimate!, 10);
    expect(compared.estimate).toBeCloseTo(pooled!.estimate, 10);
    expect(compared.se).toBeCloseTo(pooled!.se!, 10);
  });

  test("contributions of direct comparisons sum to 1; in a triangle each half of the way round counts half", () => {
    fc.assert(
      fc.property(networks, (arms) => {
        const read = studiesOfArms(arms);
        const solved = solve(read);
        const edges = NAMES.flatMap((_, first) =>
          NAMES.slice(first + 1).map((__, j) => ({ first, second: first + 1 + j })),
        );
        const { shares } = contributionOf(solved, edges, 0, 3)!;
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 8);
      }),
      { numRuns: 20 },
    );
    const triangle = studiesOfContrasts(
      [
        ["A", "B", 1],
        ["B", "C", 1],
        ["A", "C", 2],
      ].map(([treat1, treat2, vi], s) => ({
        rowId: `r${s}`,
        study: `S${s}`,
        treat1: String(treat1),
        treat2: String(treat2),
        yi: 0,
        vi: Number(vi),
      })),
    );
    const edges = [
      { first: 0, second: 1 },
      { first: 0, second: 2 },
      { first: 1, second: 2 },
    ];
    // Variance 1 directly, 3 over C: three quarters of the evidence are direct.
    const { shares } = contributionOf(solve(triangle), edges, 0, 1)!;
    expect(shares[0]).toBeCloseTo(0.75, 12);
    expect(shares[1]).toBeCloseTo(0.125, 12);
    expect(shares[2]).toBeCloseTo(0.125, 12);
  });
});
