import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  choleskyDecompose,
  choleskySolve,
  invertSpd,
  logDeterminant,
  quadraticForm,
  symmetricEigen,
} from "./linear-algebra.ts";

const entry = fc.double({ min: -3, max: 3, noNaN: true });

/** B B' + I / 10 of a random B. */
const positive = fc
  .integer({ min: 1, max: 6 })
  .chain((size) =>
    fc.tuple(fc.constant(size), fc.array(entry, { minLength: size * size, maxLength: size * size })),
  )
  .map(([size, b]) => {
    const matrix = new Float64Array(size * size);
    for (let r = 0; r < size; r++) {
      for (let c = 0; c < size; c++) {
        for (let i = 0; i < size; i++) matrix[r * size + c]! += b[r * size + i]! * b[c * size + i]!;
      }
      matrix[r * size + r]! += 0.1;
    }
    return { size, matrix };
  });

function times(matrix: Float64Array, size: number, v: Float64Array): number[] {
  return Array.from({ length: size }, (_, r) => v.reduce((sum, x, c) => sum + matrix[r * size + c]! * x, 0));
}

describe("Cholesky", () => {
  it("factors a matrix known by hand", () => {
    const factor = choleskyDecompose(Float64Array.of(4, 2, 2, 10), 2);
    expect(Array.from(factor!)).toEqual([2, 0, 1, 3]);
    expect(logDeterminant(factor!, 2)).toBeCloseTo(Math.log(36), 14);
  });

  it("refuses what is not positive definite, at any scale", () => {
    expect(choleskyDecompose(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
    expect(choleskyDecompose(Float64Array.of(1e-200, 1e-200, 1e-200, 1e-200), 2)).toBeNull();
    expect(choleskyDecompose(Float64Array.of(Number.NaN), 1)).toBeNull();
    expect(invertSpd(Float64Array.of(0), 1)).toBeNull();
  });

  it("solves and inverts", () => {
    fc.assert(
      fc.property(positive, ({ size, matrix }) => {
        const b = Float64Array.from({ length: size }, (_, i) => i + 1);
        const x = choleskySolve(choleskyDecompose(matrix, size)!, b);
        for (const [i, value] of times(matrix, size, x).entries()) expect(value).toBeCloseTo(b[i]!, 8);
        const inverse = invertSpd(matrix, size)!;
        for (const [i, value] of times(inverse, size, b).entries()) expect(value).toBeCloseTo(x[i]!, 8);
        expect(quadraticForm(inverse, b)).toBeCloseTo(
          b.reduce((sum, value, i) => sum + value * x[i]!, 0),
          7,
        );
      }),
    );
  });
});

describe("eigenvalues", () => {
  it("are those of a matrix known by hand", () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2);
    expect(values[0]).toBeCloseTo(1, 15);
    expect(values[1]).toBeCloseTo(3, 15);
    expect(vectors[1]![0]).toBeCloseTo(Math.SQRT1_2, 15);
    expect(vectors[1]![1]).toBeCloseTo(Math.SQRT1_2, 15);
  });

  it("ascend, belong to orthonormal vectors and sum to the trace", () => {
    fc.assert(
      fc.property(positive, ({ size, matrix }) => {
        const { values, vectors } = symmetricEigen(matrix, size);
        const trace = values.reduce((sum, value) => sum + value, 0);
        expect(trace).toBeCloseTo(
          Array.from({ length: size }, (_, r) => matrix[r * size + r]!).reduce((a, b) => a + b, 0),
          9,
        );
        for (let j = 0; j < size; j++) {
          if (j > 0) expect(values[j]!).toBeGreaterThanOrEqual(values[j - 1]!);
          const image = times(matrix, size, vectors[j]!);
          for (let i = 0; i < size; i++) expect(image[i]!).toBeCloseTo(values[j]! * vectors[j]![i]!, 9);
          for (let l = 0; l <= j; l++) {
            const inner = vectors[j]!.reduce((sum, x, i) => sum + x * vectors[l]![i]!, 0);
            expect(inner).toBeCloseTo(l === j ? 1 : 0, 12);
          }
        }
      }),
    );
  });

  it("keep the small ones of a graded matrix", () => {
    const { values } = symmetricEigen(Float64Array.of(1, 1e-11, 1e-11, 1e-20), 2);
    expect(values[0]! / (1e-20 - 1e-22)).toBeCloseTo(1, 10);
  });

  it("throw on numbers that are not finite", () => {
    expect(() => symmetricEigen(Float64Array.of(Number.NaN), 1)).toThrow(RangeError);
  });
});
