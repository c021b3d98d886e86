import { describe, expect, it } from "vitest";
import { DEFAULT_MODEL } from "../../document/defaults.ts";
import { coefficientTests } from "../../inference/coefficient-tests/registry.ts";
import { biasInputOf } from "../bias-testing.ts";
import type { BiasInput } from "../types.ts";
import { answer, QUICK } from "./adjusted-testing.ts";

const Y = [0.5, 0.1, 0.8, -0.2, 0.35, 0.9, 0.05, 0.6, 0.42, 0.15, 0.7];
const V = [0.04, 0.01, 0.09, 0.02, 0.05, 0.16, 0.005, 0.08, 0.03, 0.012, 0.11];
const scaled = (values: readonly number[], by: number): number[] => values.map((value) => value * by);

const INPUTS: Readonly<Record<string, BiasInput>> = {
  "no study": biasInputOf([], []),
  "one study": biasInputOf([0.3], [0.04]),
  "two studies": biasInputOf([0.3, 0.9], [0.04, 0.09]),
  "three studies": biasInputOf([0.3, 0.9, 0.1], [0.04, 0.09, 0.01]),
  "equal standard errors": biasInputOf(
    Y,
    Y.map(() => 0.05),
  ),
  "two standard errors": biasInputOf(
    Y,
    Y.map((_, i) => (i % 2 === 0 ? 0.05 : 0.01)),
  ),
  "equal effects": biasInputOf(
    Y.map(() => 0.4),
    V,
  ),
  "effects on a line": biasInputOf(
    V.map((v) => 0.1 + 2 * Math.sqrt(v)),
    V,
  ),
  "variances 1e8 apart": biasInputOf(
    Y,
    V.map((v, i) => (i === 0 ? v * 1e8 : v)),
  ),
  "a variance 1e-8 of the others": biasInputOf(
    Y,
    V.map((v, i) => (i === 0 ? v * 1e-8 : v)),
  ),
  "tiny effects": biasInputOf(scaled(Y, 1e-8), scaled(V, 1e-16)),
  "huge effects": biasInputOf(scaled(Y, 1e8), scaled(V, 1e16)),
  "variances out of proportion": biasInputOf(scaled(Y, 1e8), V),
  "beyond sums of squares": biasInputOf(scaled(Y, 1e60), V),
  "turned effects": biasInputOf(scaled(Y, -1), V, { favours: -1 }),
  "results against the favoured direction": biasInputOf(Y, V, { favours: -1 }),
  "no value of no effect": biasInputOf(Y, V, { nullValue: null }),
  "another value of no effect": biasInputOf(Y, V, { nullValue: 0.5 }),
  "all zero": biasInputOf(
    Y.map(() => 0),
    V,
  ),
  "moderators that follow the errors": biasInputOf(Y, V, {
    moderators: {
      names: ["size"],
      columns: [V.map((v) => 3 - 2 * Math.sqrt(v))],
      positions: Y.map((_, i) => i),
    },
  }),
  "a moderator that some lack": biasInputOf(Y, V, {
    moderators: { names: ["year"], columns: [[1, 5, 2, 8, 3, 9, 4]], positions: [0, 1, 2, 3, 5, 6, 7] },
  }),
};

/** Every number anywhere within an answer, with its place. */
function numbersIn(value: unknown, path = ""): [string, number][] {
  if (typeof value === "number") return [[path, value]];
  if (value === undefined) return [[path, Number.NaN]];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${path}.${key}`));
}

describe.each(Object.entries(INPUTS))("%s", (_, input) => {
  it.each(QUICK.map((method) => [method.id, method] as const))("%s", (_id, method) => {
    const variants = [
      {},
      { errors: "additive" },
      { model: "fixed" },
      { adjust: "betalim" },
      { weights: "equal" },
    ];
    for (const params of variants) {
      const found = answer(method, input, params);
      if (found === null) continue;
      if (!found.ok) {
        expect(found.issues.length).toBeGreaterThan(0);
        for (const { message, hint } of found.issues)
          expect([message, hint].join()).not.toMatch(/NaN|undefined/);
        continue;
      }
      const bad = numbersIn(found.value).filter(([, n]) => !Number.isFinite(n) || Object.is(n, -0));
      expect(bad).toEqual([]);
      expect([found.value.ran, ...found.value.sentences].join(" ")).not.toMatch(
        /NaN|undefined|null|Infinity/,
      );
      const { estimate } = found.value;
      if (estimate?.se === 0) expect([estimate.test, estimate.interval]).toEqual([null, null]);
      method.r?.(input, found.value);
    }
  });
});

describe.each(coefficientTests.ids)("under the coefficient test %s", (test) => {
  it.each(["random", "equal"] as const)("%s effects", (kind) => {
    for (const estimator of ["DL", "REML", "EB"]) {
      const input = biasInputOf(Y, V, { model: { ...DEFAULT_MODEL, kind, test, estimator, samples: 50 } });
      for (const method of QUICK) {
        const found = answer(method, input, { errors: "additive" });
        // It needs counts of people without outcome; its own tests have them.
        if (method.id === "missing-outcomes") continue;
        expect(found?.ok).toBe(true);
        if (!found?.ok) continue;
        expect(numbersIn(found.value).filter(([, n]) => !Number.isFinite(n) || Object.is(n, -0))).toEqual([]);
        const { estimate } = found.value;
        if (estimate === null || estimate.interval === null) continue;
        expect(estimate.interval.lower).toBeLessThanOrEqual(estimate.estimate);
        expect(estimate.interval.upper ?? Number.MAX_VALUE).toBeGreaterThanOrEqual(estimate.estimate);
      }
    }
  });
});

describe("what cannot be assessed says why", () => {
  it.each([
    ["pet", "equal standard errors", /All standard errors are equal/],
    ["peese", "two studies", /at least 3 are needed/],
    ["pet-peese", "no value of no effect", /no value of no effect/],
    ["pet", "moderators that follow the errors", /follow from the moderators/],
    ["limit", "equal standard errors", /cannot be assessed/],
    ["copas", "one study", /at least 3/],
    ["top-10", "three studies", /less than one study/],
    [
      "s-value",
      "results against the favoured direction",
      /nothing that selection could have favoured|Every study/,
    ],
    ["worst-case", "no value of no effect", /no value of no effect/],
  ])("%s of %s", (id, name, reason) => {
    const method = QUICK.find((one) => one.id === id)!;
    const params = Object.fromEntries(method.params.map((def) => [def.key, def.default]));
    const lack = method.lack(INPUTS[name]!, params);
    expect(lack).toMatch(reason);
  });
});
