/**
 * Adjusted p-values from a multiplier of each ordered p-value, made monotone from the smallest p-value upwards (`down`) or from
 * the largest downwards (`up`), and cut off at 1.
 * @param factor of the p-value in place i (0 = smallest) of m
 */
export function stepwise(
  pValues: readonly number[],
  direction: "down" | "up",
  factor: (i: number, m: number) => number,
): number[] {
  const m = pValues.length;
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[a]! - pValues[b]! || a - b);
  const adjusted = new Array<number>(m);
  const places = order.map((_, i) => (direction === "down" ? i : m - 1 - i));
  let reached = direction === "down" ? 0 : 1;
  for (const i of places) {
    const own = Math.min(1, factor(i, m) * pValues[order[i]!]!);
    reached = direction === "down" ? Math.max(reached, own) : Math.min(reached, own);
    adjusted[order[i]!] = reached;
  }
  return adjusted;
}

/** 1 + 1/2 + ... + 1/m. */
export function harmonic(m: number): number {
  let sum = 0;
  for (let i = 1; i <= m; i++) sum += 1 / i;
  return sum;
}
