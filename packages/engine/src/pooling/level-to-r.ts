/** A level as metafor takes it: 95 for 0.95. */
export function percentToR(level: number): string {
  return String(Number((100 * level).toPrecision(12)));
}
