/** Of what a line speaks of. */
const WIDTH = 58;

/** Milliseconds, the shortest first. */
export function sorted(times: readonly number[]): readonly number[] {
  return [...times].sort((a, b) => a - b);
}

/** The time within which a share of them lie: 0.5 = the median. */
export function share(ascending: readonly number[], part: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * part))]!;
}

export function timeLine(what: string, milliseconds: number): string {
  return `${what.padEnd(WIDTH)}${milliseconds.toFixed(1).padStart(10)} ms`;
}
