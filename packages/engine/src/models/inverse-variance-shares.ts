/**
 * The share of each study in a mean weighted by inverse variances, in percent, as a model of equal effects has them:
 * 100 (1 / v_i) / sum(1 / v_j).
 * @param vi sampling variances, all > 0
 * R: `weights(rma(yi, vi, method = "EE"))`
 */
export function inverseVarianceShares(vi: readonly number[]): number[] {
  const smallest = vi.reduce((least, variance) => Math.min(least, variance), Number.POSITIVE_INFINITY);
  // Relative to the most precise study nothing overflows, however small the variances are.
  const weights = vi.map((variance) => smallest / variance);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (100 * weight) / total);
}
