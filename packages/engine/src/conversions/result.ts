import type { Quantities, Step } from "../derivation.ts";
import type { ConversionResult } from "./types.ts";

/** The result of a conversion that went well; a value that is not finite turns it into a failure with a reason. */
export function converted(values: Quantities, steps: readonly Step[]): ConversionResult {
  let broken: string | null = null;
  for (const key in values) {
    if (Number.isFinite(values[key])) continue;
    broken = key;
    break;
  }
  if (broken === null) return { ok: true, values, steps, issues: [] };
  return notConverted(
    "conversion-not-finite",
    null,
    `the formula gives no finite ${broken} for the numbers of this row.`,
    "Check the numbers, or leave the study out with a reason.",
  );
}

/** A conversion that the row's numbers do not allow. */
export function notConverted(
  code: string,
  input: string | null,
  message: string,
  hint: string,
): ConversionResult {
  return { ok: false, issues: [{ code, severity: "error", input, message, hint }] };
}
