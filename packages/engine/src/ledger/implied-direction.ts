import type { Quantities } from "../derivation.ts";
import type { InputColumns, Measure } from "../measures/types.ts";
import { quantityOf, SIGNED_P } from "./targets.ts";

/** Numbers of the two groups whose difference has the sign of the effect. */
export const MEAN_PAIRS: readonly (readonly [one: string, two: string])[] = [
  ["m1i", "m2i"],
  ["m1_adj", "m2_adj"],
  ["m1_change", "m2_change"],
  ["m1_post", "m2_post"],
  ["med1", "med2"],
];

const POSITIVE: readonly string[] = ["a positive direction"];
const NOTHING: readonly string[] = [];

/**
 * The direction that the groups' own numbers tell where a row reports a statistic without a sign, such as p or F.
 * @returns 1 or -1; null where a direction is reported, a p-value carries one, or nothing tells
 */
export function impliedDirection(reported: Quantities): 1 | -1 | null {
  if (reported.direction !== undefined) return null;
  for (const key of SIGNED_P) if ((reported[key] ?? 0) < 0) return null;
  for (const [one, two] of MEAN_PAIRS) {
    const difference = (reported[one] ?? Number.NaN) - (reported[two] ?? Number.NaN);
    if (difference !== 0 && !Number.isNaN(difference)) return difference > 0 ? 1 : -1;
  }
  return null;
}

/**
 * Tells which rows' effects the measure's own formula took from a p-value without a sign: they count as positive, which has to
 * be said. Where any p-value of the column is negative, those without a minus are positive by the word of the table.
 * @returns what is assumed of a row; null where the measure takes no p-values from these columns
 */
export function assumedSign(
  measure: Measure,
  inputs: InputColumns,
): ((row: number) => readonly string[]) | null {
  const unsigned = new Set(
    measure.inputs.flatMap((input) => {
      const values = SIGNED_P.has(quantityOf(input)) ? inputs[input.key] : undefined;
      return values?.some((p) => p !== null && p < 0) === false ? [input.key] : [];
    }),
  );
  if (unsigned.size === 0) return null;
  return (row) => {
    const used = measure.inputSets.find((set) => set.every((key) => (inputs[key]?.[row] ?? null) !== null));
    return used?.some((key) => unsigned.has(key)) === true ? POSITIVE : NOTHING;
  };
}

/** Whether a measure would read the sign off a p-value that stands beside the means of both groups. */
export function takesSignOfP(measure: Measure, inputs: InputColumns): boolean {
  const hasMeans = inputs.m1i !== undefined && inputs.m2i !== undefined;
  return (
    hasMeans &&
    measure.inputs.some((input) => SIGNED_P.has(quantityOf(input)) && inputs[input.key] !== undefined)
  );
}
