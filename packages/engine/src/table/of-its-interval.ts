import type { Column } from "./study-table.ts";

/**
 * Whether effects lie within the intervals that would be theirs. Where most do not, one is on another scale: limits of ratios
 * beside their logarithms.
 * @param named of each input the column with its role
 */
export function isOfItsInterval(
  named: Readonly<Record<string, string>>,
  columns: readonly Column[],
): boolean {
  const [effects, lower, upper] = ["yi", "ci.lb", "ci.ub"].map((key) =>
    columns.find(({ name, kind }) => kind === "number" && name === named[key]),
  );
  if (effects === undefined || lower === undefined || upper === undefined) return true;
  const whole = effects.values.flatMap((value, row) => {
    const [low, high] = [lower.values[row], upper.values[row]];
    return value == null || low == null || high == null ? [] : [{ value, low, high }];
  });
  const within = whole.filter(({ value, low, high }) => low <= value && value <= high);
  return within.length * 2 >= whole.length;
}
