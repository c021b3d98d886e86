/** About so many doses stand in a table that nobody chose the doses of. */
const WANTED = 6;

/** Round doses over a range, a step of 1, 2 or 5 times a power of ten apart. */
export function roundDoses(low: number, high: number): number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / WANTED;
  const power = Number(`1e${rough.toExponential().split("e")[1] ?? "0"}`);
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
