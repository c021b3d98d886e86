import type { Quantities } from "../derivation.ts";
import { formatShort } from "../format/index.ts";
import type { MeasureIssue } from "../measures/types.ts";
import { quantities } from "./quantities.ts";
import type { Conversion, QuantityRange } from "./types.ts";

/** Whether a number can be a value of a quantity. */
function isWithin({ least, most, without }: QuantityRange, value: number): boolean {
  if (value > least && (most === null || value < most)) return true;
  if (value === least) return without?.includes("least") !== true;
  return value === most && without?.includes("most") !== true;
}

/** "between −1 and 1", "above 0", "0 or more". */
function rangeWords({ least, most, without = [] }: QuantityRange): string {
  const isOpen = without.includes("least");
  if (most !== null) return `between ${formatShort(least)} and ${formatShort(most)}`;
  return isOpen ? `above ${formatShort(least)}` : `${formatShort(least)} or more`;
}

/** What is wrong with a number of a quantity; null where it can be one. */
export function impossibleNumber(key: string, value: number): MeasureIssue | null {
  const quantity = quantities.get(key);
  if (quantity?.range === undefined || isWithin(quantity.range, value)) return null;
  return {
    code: "number-impossible",
    severity: "error",
    input: key,
    message: `“${quantity.label}” is ${formatShort(value)}, but it can only be ${rangeWords(quantity.range)}.`,
    hint: quantity.range.hint,
  };
}

const usedKeys = new WeakMap<readonly Conversion[], readonly string[]>();

/** Keys with a range that conversions compute from; collected once for all rows that go the same way. */
function keysOf(route: readonly Conversion[]): readonly string[] {
  const known = usedKeys.get(route);
  if (known !== undefined) return known;
  const keys = new Set(route.flatMap(({ from, optional }) => [...from, ...optional]));
  const ranged = [...keys].filter((key) => quantities.get(key)?.range !== undefined);
  usedKeys.set(route, ranged);
  return ranged;
}

const NO_ISSUES: readonly MeasureIssue[] = [];

/**
 * The reported numbers that cannot be, among those that the conversions of a way use.
 * @param reported numbers by quantity key
 */
export function impossibleNumbers(
  reported: Quantities,
  route: readonly Conversion[],
): readonly MeasureIssue[] {
  let issues = NO_ISSUES;
  for (const key of keysOf(route)) {
    const value = reported[key];
    const issue = value === undefined ? null : impossibleNumber(key, value);
    if (issue === null) continue;
    issues = [...issues, { ...issue, message: `${issue.message} Nothing is computed from it.` }];
  }
  return issues;
}
