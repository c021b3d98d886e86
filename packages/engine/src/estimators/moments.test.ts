import { describe, expect, it } from "vitest";
import { score } from "./likelihood.ts";
import { fixedWeightEstimate, formTraces, inverseVarianceWeights } from "./moments.ts";

/** A fraction of integers. */
type Fraction = readonly [bigint, bigint];

/** The exact value of a double. */
function exact(x: number): Fraction {
  let denominator = 1n;
  let scaled = x;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    denominator *= 2n;
  }
  return [BigInt(scaled), denominator];
}

const add = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
const minus = (x: Fraction, [c, d]: Fraction): Fraction => add(x, [-c, d]);
const over = (x: Fraction, [c, d]: Fraction): Fraction => times(x, c < 0n ? [-d, -c] : [d, c]);
const sum = (terms: readonly Fraction[]): Fraction => terms.reduce(add, [0n, 1n]);
/** To 60 decimals, of which a double takes the first 16. */
const toNumber = ([a, b]: Fraction): number => Number((a * 10n ** 60n) / b) / 1e60;

/** The matrix P of the given weights and its traces, from the definition. */
function exactTraces(weights: readonly Fraction[], v: readonly Fraction[]) {
  const total = sum(weights);
  const p = weights.map((a, i) =>
    weights.map((b, j) => minus(i === j ? a : [0n, 1n], over(times(a, b), total))),
  );
  const squares = (of: (i: number, j: number) => Fraction): Fraction =>
    sum(p.flatMap((row, i) => row.map((x, j) => times(times(x, x), of(i, j)))));
  return {
    p: sum(p.map((row, i) => row[i]!)),
    pv: sum(p.map((row, i) => times(row[i]!, v[i]!))),
    pp: squares(() => [1n, 1n]),
    pvp: squares((i) => v[i]!),
    pvpv: squares((i, j) => times(v[i]!, v[j]!)),
    /** P y. */
    applied: (y: readonly Fraction[]) => p.map((row) => sum(row.map((x, j) => times(x, y[j]!)))),
  };
}

const YI = Float64Array.of(0.1, 0.5, 0.9, -2);
const Y = Array.from(YI, exact);
const closeTo = (actual: number, expected: number): void => {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-13 * Math.abs(expected));
};

describe.each([0, 4, 8, 12, 14, 16])("one variance of 1e-%i among ordinary ones", (e) => {
  const vi = Float64Array.of(Number(`1e-${e}`), 1, 2, 1);
  const v = Array.from(vi, exact);
  // The exact values start from the weights as doubles; those of 1e-0, 1 and 2 are exact anyway.
  const weights = inverseVarianceWeights(vi, 0);
  const w = Array.from(weights, exact);
  const traces = exactTraces(w, v);

  it("has the exact traces", () => {
    const actual = formTraces(weights, vi);
    for (const name of ["p", "pv", "pp", "pvp", "pvpv"] as const) {
      closeTo(actual[name], toNumber(traces[name]));
    }
  });

  it("has the exact traces with equal weights", () => {
    const ones = Float64Array.of(1, 1, 1, 1);
    const actual = formTraces(ones, vi);
    const expected = exactTraces(Array.from(ones, exact), v);
    for (const name of ["p", "pv", "pp", "pvp", "pvpv"] as const) {
      closeTo(actual[name], toNumber(expected[name]));
    }
  });

  it("has the exact restricted score at tau2 = 0", () => {
    const applied = traces.applied(Y);
    closeTo(score(YI, vi, 0, true), toNumber(minus(sum(applied.map((x) => times(x, x))), traces.p)));
  });

  it("has the exact DerSimonian-Laird estimate and standard error", () => {
    const applied = traces.applied(Y);
    const q = sum(applied.map((x, i) => times(x, Y[i]!)));
    const tau2 = over(minus(q, traces.pv), traces.p);
    const variance = sum([
      traces.pvpv,
      times([2n, 1n], times(tau2, traces.pvp)),
      times(times(tau2, tau2), traces.pp),
    ]);
    const actual = fixedWeightEstimate({ yi: YI, vi } as Parameters<typeof fixedWeightEstimate>[0], weights);
    const positive = toNumber(tau2) > 0;
    closeTo(actual.tau2, positive ? toNumber(tau2) : 0);
    const seSquared = over(times([2n, 1n], positive ? variance : traces.pvpv), times(traces.p, traces.p));
    closeTo(actual.se ?? Number.NaN, Math.sqrt(toNumber(seSquared)));
  });
});
