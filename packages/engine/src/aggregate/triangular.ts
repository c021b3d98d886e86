/** A symmetric matrix as the factors of L D L', or why it has none that generalized least squares can use. */
export type Factors =
  | { readonly kind: "definite"; readonly lower: readonly Float64Array[]; readonly pivots: Float64Array }
  | { readonly kind: "singular" | "indefinite" };

/** A pivot of a correlation matrix below this is one that rounding alone could have made. */
const NEARLY_ZERO = 1e-10;

/**
 * Factors a correlation matrix as L D L' with ones on the diagonal of L. A pivot is what is left of an effect's unit variance
 * once the effects before it are known.
 * @param r symmetric, ones on the diagonal
 * Source: Golub & Van Loan (2013), Matrix Computations, section 4.1.2. R: `chol(r)`
 */
export function factor(r: readonly (readonly number[])[]): Factors {
  const n = r.length;
  const lower = r.map(() => new Float64Array(n));
  const pivots = new Float64Array(n);
  let singular = false;
  for (let j = 0; j < n; j++) {
    pivots[j] = remainder(r[j]![j]!, lower[j]!, lower[j]!, pivots, j);
    if (pivots[j]! < -NEARLY_ZERO) return { kind: "indefinite" };
    const isZero = pivots[j]! <= NEARLY_ZERO;
    singular ||= isZero;
    for (let i = j + 1; i < n; i++) {
      const left = remainder(r[i]![j]!, lower[i]!, lower[j]!, pivots, j);
      // Where nothing is left of an effect, nothing may be left of its covariances.
      if (isZero && Math.abs(left) > Math.sqrt(NEARLY_ZERO)) return { kind: "indefinite" };
      lower[i]![j] = isZero ? 0 : left / pivots[j]!;
    }
    lower[j]![j] = 1;
  }
  return singular ? { kind: "singular" } : { kind: "definite", lower, pivots };
}

function remainder(
  value: number,
  a: Float64Array,
  b: Float64Array,
  pivots: Float64Array,
  upTo: number,
): number {
  let left = value;
  for (let k = 0; k < upTo; k++) left -= a[k]! * b[k]! * pivots[k]!;
  return left;
}

/** Solves L D L' x = b. */
export function solve(
  { lower, pivots }: Extract<Factors, { kind: "definite" }>,
  b: readonly number[],
): number[] {
  const n = b.length;
  const x = [...b];
  for (let i = 0; i < n; i++) for (let k = 0; k < i; k++) x[i] = x[i]! - lower[i]![k]! * x[k]!;
  for (let i = 0; i < n; i++) x[i] = x[i]! / pivots[i]!;
  for (let i = n - 1; i >= 0; i--) for (let k = i + 1; k < n; k++) x[i] = x[i]! - lower[k]![i]! * x[k]!;
  return x;
}
