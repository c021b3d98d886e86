import type { Basis } from "./types.ts";

/**
 * Polynomials of degree 1 to d, orthonormal over the values: p(j+1) = (x - a_j) p(j) - (n_j / n_(j-1)) p(j-1), with
 * a_j = sum x p(j)^2 / n_j and n_j = sum p(j)^2, each divided by the root of its n.
 * Source: Forsythe (1957), doi:10.1137/0105007. R: `poly(x, d)`
 */
export function orthogonalPolynomials(values: readonly number[], degree: number): Basis {
  const centres: number[] = [];
  const norms: number[] = [];
  for (let j = 0; j <= degree; j++) {
    const at = values.map((x) => lastOf(monic(x, centres, norms)));
    const norm = at.reduce((sum, p) => sum + p * p, 0);
    norms.push(norm);
    centres.push(norm === 0 ? 0 : values.reduce((sum, x, i) => sum + x * at[i]! * at[i]!, 0) / norm);
  }
  const roots = norms.map((norm) => (norm === 0 ? 1 : Math.sqrt(norm)));
  return {
    size: degree,
    of: (x) =>
      monic(x, centres.slice(0, degree), norms)
        .slice(1)
        .map((p, j) => p / roots[j + 1]!),
  };
}

/** The polynomials with leading coefficient 1 at x, of degree 0 up to the number of centres. */
function monic(x: number, centres: readonly number[], norms: readonly number[]): number[] {
  const p = [1];
  centres.forEach((centre, j) => {
    const before = norms[j - 1];
    const back = j === 0 || before === undefined || before === 0 ? 0 : (norms[j]! / before) * p[j - 1]!;
    p.push((x - centre) * p[j]! - back);
  });
  return p;
}

function lastOf(values: readonly number[]): number {
  return values[values.length - 1]!;
}
