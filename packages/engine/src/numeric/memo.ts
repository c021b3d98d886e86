const LIMIT = 512;

/** Remembers the values of a pure function of two numbers; a report asks for the same few quantiles again and again. */
export function memoizePair(compute: (a: number, b: number) => number): (a: number, b: number) => number {
  const known = new Map<number, Map<number, number>>();
  let size = 0;
  return (a, b) => {
    const found = known.get(a)?.get(b);
    if (found !== undefined) return found;
    if (size >= LIMIT) {
      known.clear();
      size = 0;
    }
    const value = compute(a, b);
    const row = known.get(a) ?? new Map<number, number>();
    row.set(b, value);
    known.set(a, row);
    size += 1;
    return value;
  };
}
