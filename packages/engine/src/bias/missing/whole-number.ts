/** A bound that is a whole number up to rounding is that number. */
const ROUNDING = 1e-10;

/** The smallest whole number not below a bound, and not below 0. */
export function atLeast(bound: number): number {
  const nearest = Math.round(bound);
  const whole =
    Math.abs(bound - nearest) <= ROUNDING * Math.max(1, Math.abs(bound)) ? nearest : Math.ceil(bound);
  return Math.max(0, whole);
}

/**
 * The smallest whole number that meets a condition: looked for one by one up to `dense`, and by halving beyond, where the condition
 * stays met once it is.
 * @returns null where none up to `most` meets it
 */
export function smallestThat(meets: (n: number) => boolean, dense: number, most: number): number | null {
  for (let n = 0; n <= Math.min(dense, most); n++) if (meets(n)) return n;
  let low = Math.min(dense, most);
  let high = low;
  do {
    if (high === most) return null;
    low = high;
    high = Math.min(most, Math.max(1, 2 * high));
  } while (!meets(high));
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (meets(middle)) high = middle;
    else low = middle;
  }
  return high;
}
