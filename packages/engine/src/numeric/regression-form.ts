import { atan2, log } from "./elementary.ts";

/**
 * What the coefficients of a regression take out of a quadratic form. With z = W^(1/2) y, D = diag(w_i t_i) and Q an
 * orthonormal basis of the space of W^(1/2) X, the form z'(I - QQ')z has the Laplace transform
 * E exp(sQ) = prod (1 - 2 s d_i)^(-1/2) det(M(s))^(-1/2), M(s) = Q'(I - 2 s D)^-1 Q, p x p: O(k p^2) per point.
 */
export interface FittedPart {
  readonly p: number;
  /** k x p by rows, orthonormal columns. */
  readonly q: Float64Array;
}

/** Q' diag(factor) Q for real factors, p x p by rows. */
function gram({ p, q }: FittedPart, factor: (i: number) => number, k: number): Float64Array {
  const m = new Float64Array(p * p);
  for (let i = 0; i < k; i++) {
    const f = factor(i);
    for (let j = 0; j < p; j++) {
      const left = f * q[i * p + j]!;
      for (let l = 0; l <= j; l++) m[j * p + l] = m[j * p + l]! + left * q[i * p + l]!;
    }
  }
  for (let j = 0; j < p; j++) for (let l = 0; l < j; l++) m[l * p + j] = m[j * p + l]!;
  return m;
}

/** How many eigenvalues of the form lie above x: those of D above x, less the negative ones of Q'(I - D / x)^-1 Q (Haynsworth). */
export function eigenvaluesAbove(part: FittedPart, products: Float64Array, x: number): number {
  let above = 0;
  for (const d of products) if (d > x) above += 1;
  const { p } = part;
  const m = gram(part, (i) => 1 / (1 - products[i]! / x), products.length);
  for (let j = 0; j < p; j++) {
    const pivot = m[j * p + j]!;
    if (pivot < 0) above -= 1;
    for (let r = j + 1; r < p; r++) {
      const factor = m[r * p + j]! / pivot;
      for (let c = j + 1; c < p; c++) m[r * p + c] = m[r * p + c]! - factor * m[j * p + c]!;
    }
  }
  return above;
}

/** First two derivatives of log det M on the real axis: tr(M^-1 M'), tr(M^-1 M'') - tr((M^-1 M')^2). */
export function fittedSlopes(part: FittedPart, products: Float64Array, s: number): readonly [number, number] {
  const { p } = part;
  const k = products.length;
  const u = (i: number): number => 1 / (1 - 2 * s * products[i]!);
  const m = gram(part, u, k);
  const first = gram(part, (i) => 2 * products[i]! * u(i) * u(i), k);
  const second = gram(part, (i) => 8 * products[i]! * products[i]! * u(i) * u(i) * u(i), k);
  const once = solve(m, first, p);
  const twice = solve(m, second, p);
  let slope = 0;
  let curvature = 0;
  for (let j = 0; j < p; j++) {
    slope += once[j * p + j]!;
    curvature += twice[j * p + j]!;
    for (let l = 0; l < p; l++) curvature -= once[j * p + l]! * once[l * p + j]!;
  }
  return [slope, curvature];
}

/** M^-1 B by elimination with the largest pivot of each column. */
function solve(m: Float64Array, b: Float64Array, p: number): Float64Array {
  const left = m.slice();
  const right = b.slice();
  for (let j = 0; j < p; j++) {
    let top = j;
    for (let r = j + 1; r < p; r++) if (Math.abs(left[r * p + j]!) > Math.abs(left[top * p + j]!)) top = r;
    for (let c = 0; c < p; c++) {
      [left[j * p + c], left[top * p + c]] = [left[top * p + c]!, left[j * p + c]!];
      [right[j * p + c], right[top * p + c]] = [right[top * p + c]!, right[j * p + c]!];
    }
    const pivot = left[j * p + j]!;
    for (let r = 0; r < p; r++) {
      if (r === j) continue;
      const factor = left[r * p + j]! / pivot;
      for (let c = 0; c < p; c++) {
        left[r * p + c] = left[r * p + c]! - factor * left[j * p + c]!;
        right[r * p + c] = right[r * p + c]! - factor * right[j * p + c]!;
      }
    }
  }
  for (let j = 0; j < p; j++) {
    for (let c = 0; c < p; c++) right[j * p + c] = right[j * p + c]! / left[j * p + j]!;
  }
  return right;
}

/**
 * Twice the logarithm of |det M| and its argument at a point off the real axis. The imaginary part of M is positive definite
 * there, and so is that of every pivot of its elimination: their arguments lie between 0 and pi and add up to the branch
 * that is continuous from the real axis.
 * @param out receives the two
 */
export function fittedLogDeterminant(
  { p, q }: FittedPart,
  products: Float64Array,
  re: number,
  im: number,
  out: Float64Array,
): void {
  const real = new Float64Array(p * p);
  const imaginary = new Float64Array(p * p);
  for (let i = 0; i < products.length; i++) {
    const zRe = 1 - 2 * products[i]! * re;
    const zIm = 2 * products[i]! * im;
    const size = zRe * zRe + zIm * zIm;
    const uRe = zRe / size;
    const uIm = zIm / size;
    for (let j = 0; j < p; j++) {
      for (let l = 0; l < p; l++) {
        const both = q[i * p + j]! * q[i * p + l]!;
        real[j * p + l] = real[j * p + l]! + uRe * both;
        imaginary[j * p + l] = imaginary[j * p + l]! + uIm * both;
      }
    }
  }
  let logSize = 0;
  let argument = 0;
  for (let j = 0; j < p; j++) {
    const a = real[j * p + j]!;
    const b = imaginary[j * p + j]!;
    const size = a * a + b * b;
    logSize += log(size);
    argument += atan2(b, a);
    for (let r = j + 1; r < p; r++) {
      const c = real[r * p + j]!;
      const d = imaginary[r * p + j]!;
      const fRe = (c * a + d * b) / size;
      const fIm = (d * a - c * b) / size;
      for (let l = j + 1; l < p; l++) {
        const x = real[j * p + l]!;
        const y = imaginary[j * p + l]!;
        real[r * p + l] = real[r * p + l]! - (fRe * x - fIm * y);
        imaginary[r * p + l] = imaginary[r * p + l]! - (fRe * y + fIm * x);
      }
    }
  }
  out[0] = logSize;
  out[1] = argument;
}
