/** Statistics this close, relative to their size, are the same statistic with another rounding (metafor's tolerance). */
const TIE = 1.5e-8;

/** How far from 0 a statistic has to be to count as at least as far out as the observed one. */
export function limitOf(observed: number): number {
  return Math.abs(observed) - TIE * Math.max(1, Math.abs(observed));
}
