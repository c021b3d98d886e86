/** The harmonic mean of the sampling variances, s0^2 = k / sum 1 / v. */
export function harmonicVariance(vi: Float64Array): number {
  let sum = 0;
  for (const v of vi) sum += 1 / v;
  return vi.length / sum;
}
