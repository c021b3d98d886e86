import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCdf } from "../../numeric/normal.ts";
import { withDefaults } from "../../registry.ts";
import { biasInputOf } from "../bias-testing.ts";
import { pUniform } from "./p-uniform.ts";

interface Row {
  readonly z: number;
  readonly se: number;
}

const study = fc.record({
  z: fc.double({ min: 2, max: 6, noNaN: true }),
  se: fc.double({ min: 0.1, max: 1, noNaN: true }),
});
const studies = fc.array(study, { minLength: 1, maxLength: 15 });
const CRITICAL = 1.959963984540054;

function estimateOf(rows: readonly Row[], method: string, favours: 1 | -1 = 1): number {
  const input = biasInputOf(
    rows.map(({ z, se }) => favours * z * se),
    rows.map(({ se }) => se * se),
    { favours },
  );
  const result = pUniform.run(input, withDefaults(pUniform.params, { method }));
  if (!result.ok) throw new RangeError(result.issues[0]?.message);
  expect(result.value.estimate).toMatchObject({ interval: null, test: null, se: null });
  expect(result.value.tests).toEqual([]);
  expect(result.value.sentences.join(" ")).toMatch(/no interval and no test/u);
  return result.value.estimate!.estimate;
}

/** Conditional p-values as a quotient of tails, ascending. */
function shares(rows: readonly Row[], mu: number): number[] {
  return rows
    .map(({ z, se }) => normalCdf(mu / se - z) / normalCdf(mu / se - CRITICAL))
    .toSorted((a, b) => a - b);
}

function kolmogorovSmirnov(rows: readonly Row[], mu: number): number {
  return Math.max(...shares(rows, mu).flatMap((q, i) => [(i + 1) / rows.length - q, q - i / rows.length]));
}

function andersonDarling(rows: readonly Row[], mu: number): number {
  const q = shares(rows, mu);
  return q.reduce(
    (sum, one, i) =>
      sum - ((2 * i + 1) / rows.length) * (Math.log(one) + Math.log(1 - q[rows.length - 1 - i]!)),
    -rows.length,
  );
}

/** Effects about the estimate. */
const around = (at: number): number[] => Array.from({ length: 81 }, (_, i) => at + (i - 40) / 20);

describe.each([
  ["KS", kolmogorovSmirnov],
  ["AD", andersonDarling],
] as const)("p-uniform by %s", (method, distance) => {
  it("has no smaller distance anywhere about", () => {
    fc.assert(
      fc.property(studies, (rows) => {
        const at = estimateOf(rows, method);
        if (at < -2) return;
        const least = distance(rows, at);
        for (const other of around(at).filter((mu) => mu > -2)) {
          const there = distance(rows, other);
          if (Number.isFinite(there)) expect(there).toBeGreaterThanOrEqual(least - 1e-6);
        }
      }),
      { numRuns: 60, seed: 21, endOnFailure: true },
    );
  });

  it("is mirrored with the favoured direction, whatever the order and the unit", () => {
    fc.assert(
      fc.property(studies, fc.constantFrom(1e-8, 3, 1e8), (rows, unit) => {
        const at = estimateOf(rows, method);
        if (at < -2) return;
        // Two valleys can be equally deep, so that rounding decides between them: the depth is what has to agree.
        const near = (value: number): void =>
          expect(Math.abs(distance(rows, value) - distance(rows, at))).toBeLessThan(1e-6);
        near(-estimateOf(rows, method, -1));
        near(estimateOf(rows.toReversed(), method));
        near(
          estimateOf(
            rows.map(({ z, se }) => ({ z, se: se * unit })),
            method,
          ) / unit,
        );
      }),
      { numRuns: 40, seed: 22, endOnFailure: true },
    );
  });

  it("makes the conditional p-value of a single study one half", () => {
    const row = { z: 3, se: 0.5 };
    expect(shares([row], estimateOf([row], method))[0]).toBeCloseTo(0.5, 7);
  });
});
