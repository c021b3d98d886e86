import type { ConversionResult } from "./types.ts";

/** A conversion that the row's numbers do not allow. */
export function notConverted(
  code: string,
  input: string | null,
  message: string,
  hint: string,
): ConversionResult {
  return { ok: false, issues: [{ code, severity: "error", input, message, hint }] };
}

/** A conversion whose formula leaves the range of numbers. */
export function notFinite(key: string): ConversionResult {
  return notConverted(
    "conversion-not-finite",
    null,
    `the formula gives no finite ${key} for the numbers of this row.`,
    "Check the numbers, or leave the study out with a reason.",
  );
}
