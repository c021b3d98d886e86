import { square } from "../numeric/elementary.ts";
import { invertSpd } from "../numeric/linear-algebra.ts";

/**
 * The typical sampling variance (k - p) / tr(P), P = W - W X (X' W X)^-1 X' W with W = diag(1 / v); null where k = p or X is singular.
 * Source: Higgins & Thompson (2002), eq. 9. R: `res$vt`
 * @param variances sampling variances, length k
 * @param rows of the design matrix, k x p
 */
export function typicalVariance(
  variances: readonly number[],
  rows: readonly (readonly number[])[],
): number | null {
  const p = rows[0]?.length ?? 1;
  const k = variances.length;
  const weighted = (powers: 1 | 2): Float64Array => {
    const sums = new Float64Array(p * p);
    for (const [i, row] of rows.entries()) {
      const w = 1 / (powers === 1 ? variances[i]! : square(variances[i]!));
      for (let r = 0; r < p; r++) for (let c = 0; c < p; c++) sums[r * p + c]! += w * row[r]! * row[c]!;
    }
    return sums;
  };
  const inverse = invertSpd(weighted(1), p);
  if (k === p || inverse === null) return null;
  const squares = weighted(2);
  let trace = variances.reduce((sum, v) => sum + 1 / v, 0);
  for (let r = 0; r < p; r++) for (let c = 0; c < p; c++) trace -= inverse[r * p + c]! * squares[c * p + r]!;
  return (k - p) / trace;
}
