/**
 * Generalised variance inflation factor of a set of coefficients: |R_11| |R_22| / |R|, with R the correlation matrix of all
 * coefficients but the intercept, R_11 that of the set and R_22 that of the others; 1 = not correlated with the others.
 * @param vcov p x p
 * @param set places of the coefficients
 * @param all places of all coefficients that count
 * @returns null where nothing else is in the model, or a variance is 0
 * Source: Fox & Monette (1992), JASA 87, 178-183. R: `vif(res, btt = set)`
 */
export function inflation(
  vcov: readonly (readonly number[])[],
  set: readonly number[],
  all: readonly number[],
): number | null {
  const others = all.filter((j) => !set.includes(j));
  if (others.length === 0) return null;
  const whole = correlationDeterminant(vcov, all);
  const value = (correlationDeterminant(vcov, set) * correlationDeterminant(vcov, others)) / whole;
  return Number.isFinite(value) && whole > 0 ? Math.max(1, value) : null;
}

/** Determinant of the correlations of some coefficients, by Cholesky's decomposition; 0 where they are singular. */
function correlationDeterminant(vcov: readonly (readonly number[])[], at: readonly number[]): number {
  const m = at.length;
  const lower = new Float64Array(m * m);
  let determinant = 1;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j <= i; j++) {
      const [a, b] = [at[i]!, at[j]!];
      let sum = vcov[a]![b]! / Math.sqrt(vcov[a]![a]! * vcov[b]![b]!);
      for (let l = 0; l < j; l++) sum -= lower[i * m + l]! * lower[j * m + l]!;
      if (i !== j) lower[i * m + j] = sum / lower[j * m + j]!;
      else {
        if (!(sum > 0)) return 0;
        lower[i * m + i] = Math.sqrt(sum);
        determinant *= sum;
      }
    }
  }
  return determinant;
}
