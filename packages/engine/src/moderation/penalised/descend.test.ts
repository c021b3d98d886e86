import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../numeric/random.ts";
import { descend, type GroupProblem, gradientAt, largestLambda, lengthOf } from "./descend.ts";
import { backToColumns, orthonormal, product } from "./orthonormal.ts";

interface Simulated extends GroupProblem {
  readonly z: readonly Float64Array[];
  readonly y: Float64Array;
  readonly weights: Float64Array;
}

function simulate(seed: number, k: number, sizes: readonly number[]): Simulated {
  const random = createRandom(seed);
  const raw = Array.from({ length: k }, () => 0.2 + random.uniform());
  const total = raw.reduce((sum, w) => sum + w, 0);
  const weights = Float64Array.from(raw, (w) => w / total);
  const shared = Float64Array.from({ length: k }, () => random.normal());
  const groups = sizes.map((size) =>
    orthonormal(
      Array.from({ length: size }, () => shared.map((x) => 0.7 * x + random.normal())),
      weights,
    ),
  );
  const z = groups.flatMap(({ q }) => q);
  const y = orthonormal([shared.map((x, i) => x + 0.5 * z[0]![i]! + random.normal())], weights).q[0]!;
  const p = z.length;
  const gram = new Float64Array(p * p);
  z.forEach((a, i) => {
    z.forEach((b, j) => {
      gram[i * p + j] = product(a, b, weights);
    });
  });
  let end = 0;
  const bounds = groups.map(({ q }) => {
    end += q.length;
    return [end - q.length, end] as const;
  });
  return {
    z,
    y,
    weights,
    bounds,
    gram,
    moments: Float64Array.from(z, (column) => product(column, y, weights)),
    factors: sizes.map(Math.sqrt),
    total: 1,
  };
}

const problems = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  k: fc.integer({ min: 5, max: 30 }),
  sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 }),
  share: fc.double({ min: 0.05, max: 1.2, noNaN: true }),
  alpha: fc.constantFrom(1, 0.5, 0.1),
});

describe("coordinate descent on groups", () => {
  it("meets the Karush-Kuhn-Tucker conditions", () => {
    fc.assert(
      fc.property(problems, ({ seed, k, sizes, share, alpha }) => {
        const problem = simulate(seed, k, sizes);
        const lambda = share * largestLambda(problem, alpha);
        const theta = descend(problem, lambda, alpha, new Float64Array(problem.moments.length));
        const gradient = gradientAt(problem, theta);
        problem.bounds.forEach(([from, to], g) => {
          const bound = lambda * problem.factors[g]!;
          const size = lengthOf(theta, from, to);
          if (size === 0) expect(lengthOf(gradient, from, to)).toBeLessThanOrEqual(bound * alpha + 1e-9);
          else {
            for (let j = from; j < to; j++) {
              const slope = bound * (alpha * (theta[j]! / size) + (1 - alpha) * theta[j]!);
              expect(Math.abs(gradient[j]! - slope)).toBeLessThan(1e-9);
            }
          }
        });
        if (share > 1) expect([...theta].every((t) => t === 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("finds the minimum that proximal gradients find", () => {
    fc.assert(
      fc.property(problems, ({ seed, sizes, share, alpha }) => {
        const problem = simulate(seed, 30, sizes);
        const lambda = Math.min(1, share) * largestLambda(problem, alpha);
        const theta = descend(problem, lambda, alpha, new Float64Array(problem.moments.length));
        proximal(problem, lambda, alpha).forEach((value, j) => {
          expect(Math.abs(theta[j]! - value)).toBeLessThan(1e-8);
        });
      }),
      { numRuns: 20 },
    );
  });
});

/** Proximal gradient descent on the data themselves: another way to the same minimum. */
function proximal(
  { z, y, weights, bounds, factors }: Simulated,
  lambda: number,
  alpha: number,
): Float64Array {
  const p = z.length;
  const step = 1 / p;
  let theta = new Float64Array(p);
  for (let round = 0; round < 40_000; round++) {
    const residual = y.map(
      (value, i) => value - z.reduce((sum, column, j) => sum + column[i]! * theta[j]!, 0),
    );
    const moved = theta.map((t, j) => t + step * product(z[j]!, residual, weights));
    const next = new Float64Array(p);
    bounds.forEach(([from, to], g) => {
      const size = lengthOf(moved, from, to);
      const cut = step * lambda * factors[g]! * alpha;
      const keep = size > cut ? (1 - cut / size) / (1 + step * lambda * factors[g]! * (1 - alpha)) : 0;
      for (let j = from; j < to; j++) next[j] = keep * moved[j]!;
    });
    const change = Math.max(...next.map((t, j) => Math.abs(t - theta[j]!)));
    theta = next;
    if (change < 1e-13) break;
  }
  return theta;
}

it("leaves out columns that repeat others or do not vary, and finds the way back", () => {
  const weights = new Float64Array(4).fill(0.25);
  const x = Float64Array.from([1, 2, 4, 9]);
  const z = Float64Array.from([0, 1, 0, 1]);
  const group = orthonormal([x, x.map((v) => 3 * v + 1), new Float64Array(4).fill(7), z], weights);
  expect(group.kept).toEqual([0, 3]);
  const [a, b] = [0.3, -0.8];
  const beta = backToColumns(group, [a, b]);
  expect([beta[1], beta[2]]).toEqual([0, 0]);
  for (let i = 0; i < 4; i++) {
    const fitted = beta[0]! * (x[i]! - 4) + beta[3]! * (z[i]! - 0.5);
    expect(fitted).toBeCloseTo(a * group.q[0]![i]! + b * group.q[1]![i]!, 12);
  }
});
