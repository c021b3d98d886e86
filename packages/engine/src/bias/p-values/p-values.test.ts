import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BiasOutcome } from "../../bias-types.ts";
import { withDefaults } from "../../registry.ts";
import { biasInputOf } from "../bias-testing.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { pCurve } from "./p-curve.ts";
import { pUniform } from "./p-uniform.ts";
import { pUniformStar } from "./p-uniform-star.ts";
import { zCurve } from "./z-curve.ts";

const METHODS: readonly QuickBiasMethod[] = [pCurve, pUniform, pUniformStar, zCurve];

/** null where something is lacking or no trustworthy answer exists: then it has to say why. */
function outcomeOf(method: QuickBiasMethod, input: BiasInput, given = {}): BiasOutcome | null {
  const params = withDefaults(method.params, given);
  const lack = method.lack(input, params);
  if (lack !== null) {
    expect(lack).toMatch(/\w.*\.$/);
    return null;
  }
  const result = method.run(input, params);
  if (result.ok) return result.value;
  expect(result.issues[0]?.message).toMatch(/\w/);
  expect(result.issues[0]?.hint).toMatch(/\w/);
  return null;
}

function expectPlain(value: unknown, path = "outcome"): void {
  if (typeof value === "number") {
    expect(Number.isFinite(value), path).toBe(true);
    expect(Object.is(value, -0), path).toBe(false);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, own] of Object.entries(value)) expectPlain(own, `${path}.${key}`);
  } else {
    expect(value, path).not.toBeUndefined();
  }
}

/** Numbers, tests and the estimate of an outcome, as one list; effects apart, because they scale. */
function numbersOf(outcome: BiasOutcome | null): { readonly plain: number[]; readonly effects: number[] } {
  if (outcome === null) return { plain: [], effects: [] };
  const scaling = new Set([
    "common-effect",
    "common-se",
    "tau2",
    "tau2-lower",
    "tau2-upper",
    "log-likelihood",
    "d",
  ]);
  return {
    plain: [
      ...outcome.tests.map(({ test }) => test.log10PValue),
      ...outcome.numbers.filter(({ key }) => !scaling.has(key)).map(({ value }) => value ?? 0),
    ],
    effects: outcome.estimate === null ? [] : [outcome.estimate.estimate],
  };
}

function expectNear(
  actual: readonly number[],
  expected: readonly number[],
  relative: number,
  floor: number,
): void {
  expect(actual).toHaveLength(expected.length);
  for (const [i, value] of actual.entries()) {
    const size = Math.max(Math.abs(expected[i]!), floor);
    expect(Math.abs(value - expected[i]!), `${value} beside ${expected[i]}`).toBeLessThanOrEqual(
      relative * size,
    );
  }
}

const study = fc.record({
  z: fc.double({ min: -3, max: 7, noNaN: true }),
  se: fc.double({ min: 0.05, max: 1, noNaN: true }),
});
const studies = fc.array(study, { minLength: 3, maxLength: 25 });
const inputOf = (rows: readonly { z: number; se: number }[], parts = {}): BiasInput =>
  biasInputOf(
    rows.map(({ z, se }) => z * se),
    rows.map(({ se }) => se * se),
    parts,
  );

describe.each(METHODS.map((method) => [method.id, method] as const))("%s", (_, method) => {
  it("does not depend on the order of studies", () => {
    fc.assert(
      fc.property(studies, (rows) => {
        const [one, other] = [
          outcomeOf(method, inputOf(rows)),
          outcomeOf(method, inputOf(rows.toReversed())),
        ];
        expectNear(numbersOf(other).plain, numbersOf(one).plain, 1e-6, 1e-6);
        expectNear(numbersOf(other).effects, numbersOf(one).effects, 1e-6, 1e-3);
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  it("is mirrored where effects and the favoured direction are", () => {
    fc.assert(
      fc.property(studies, (rows) => {
        const mirrored = rows.map(({ z, se }) => ({ z: -z, se }));
        const one = outcomeOf(method, inputOf(rows));
        const other = outcomeOf(method, inputOf(mirrored, { favours: -1 }));
        expectNear(numbersOf(other).plain, numbersOf(one).plain, 1e-7, 1e-9);
        expectNear(
          numbersOf(other).effects.map((value) => -value),
          numbersOf(one).effects,
          1e-7,
          1e-6,
        );
      }),
      { numRuns: 40, seed: 12 },
    );
  });

  it("scales with the effects", () => {
    fc.assert(
      fc.property(studies, fc.constantFrom(1e-8, 1e-3, 7, 1e8), (rows, factor) => {
        const scaled = rows.map(({ z, se }) => ({ z, se: se * factor }));
        const [one, other] = [outcomeOf(method, inputOf(rows)), outcomeOf(method, inputOf(scaled))];
        expectNear(numbersOf(other).plain, numbersOf(one).plain, 1e-5, 1e-5);
        expectNear(
          numbersOf(other).effects.map((value) => value / factor),
          numbersOf(one).effects,
          1e-5,
          1e-3,
        );
      }),
      { numRuns: 40, seed: 13 },
    );
  });

  it("has no NaN, infinity, -0 or undefined, whatever the numbers", () => {
    const many = Array.from({ length: 14 }, (_, i) => i);
    const odd: [number[], number[]][] = [
      [[3], [1]],
      [[0], [1]],
      [
        [3, -3],
        [1, 1],
      ],
      [
        [2.5, 2.5, 2.5],
        [1, 1, 1],
      ],
      [many.map(() => 0), many.map(() => 1)],
      [many.map(() => 4), many.map(() => 1)],
      [many.map(() => 1.96), many.map(() => 1)],
      [many.map(() => 1.9599639845400545), many.map(() => 1)],
      [many.map((i) => 2 + i), many.map(() => 1)],
      [many.map((i) => 40 + i), many.map(() => 1)],
      [many.map((i) => (2 + i / 9) * 10 ** (i / 3 - 2)), many.map((i) => 10 ** (2 * (i / 3 - 2)))],
      [many.map((i) => 1e-8 * (i + 1)), many.map(() => 1e-17)],
      [many.map((i) => 1e8 * (i + 1)), many.map((i) => 1e16 * (i + 1))],
      [many.map((i) => 0.5 + i), many.map((i) => 10 ** ((8 * i) / 13 - 4))],
    ];
    for (const [yi, vi] of odd) {
      for (const favours of [1, -1] as const) {
        for (const given of method.id === "p-uniform"
          ? ["P", "LNP", "LN1MINP", "ML", "KS", "AD"].map((id) => ({ method: id }))
          : [{}]) {
          const totals = yi.map(() => 40);
          const outcome = outcomeOf(method, biasInputOf(yi, vi, { favours, totals, measure: "SMD" }), given);
          if (outcome !== null) expectPlain(outcome);
        }
      }
    }
  });

  it("says why where the measure has no value of no effect", () => {
    const input = biasInputOf([1, 2, 3], [1, 1, 1], { nullValue: null });
    expect(method.lack(input, withDefaults(method.params, {}))).toMatch(/no value that stands for no effect/);
  });

  it("counts from the value of no effect", () => {
    const rows = [2.1, 2.5, 3, 3.3, 4, 2.2, 2.7, 5, 2.3, 2.9, 0.4, 1].map((z, i) => ({
      z,
      se: 0.1 + i / 50,
    }));
    const plain = inputOf(rows);
    const shifted = biasInputOf(
      plain.effects.yi.map((y) => y + 1),
      plain.effects.vi,
      { nullValue: 1 },
    );
    const [one, other] = [outcomeOf(method, plain), outcomeOf(method, shifted)];
    expectNear(numbersOf(other).plain, numbersOf(one).plain, 1e-6, 1e-6);
    expectNear(
      numbersOf(other).effects.map((value) => value - 1),
      numbersOf(one).effects,
      1e-6,
      1e-6,
    );
  });
});

it("takes no correlation for a difference of means", () => {
  const yi = [0.3, 0.5, 0.4, 0.45];
  const vi = [0.01, 0.02, 0.015, 0.012];
  const sized = { totals: [100, 60, 70, 90], sizes: yi.map(() => ({ n1: 30, n2: 30 })) };
  const keys = (measure: string, parts: Partial<BiasInput>) =>
    outcomeOf(pCurve, biasInputOf(yi, vi, { measure, ...parts }))?.numbers.map(({ key }) => key);
  expect(keys("SMD", sized)).toContain("d");
  expect(keys("GEN", sized)).toContain("d");
  expect(keys("COR", { totals: sized.totals })).not.toContain("d");
});
