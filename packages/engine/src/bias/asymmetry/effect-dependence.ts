import type { BiasInput } from "../types.ts";

/** Standardised mean differences of two groups, and these times a constant. */
export const STANDARDISED: ReadonlySet<string> = new Set([
  ...["SMD", "SMDH", "SMD1", "SMD1H", "OR2D", "OR2DL", "OR2DN"],
  ...["D2OR", "D2ORL", "D2ORN"],
]);
/** Standardised means and changes of one group. */
export const WITHIN_GROUP: ReadonlySet<string> = new Set([
  ...["SMCC", "SMCR", "SMCRH", "SMCRP", "SMCRPH", "SMN"],
]);
const ODDS: ReadonlySet<string> = new Set([
  ...["OR", "PETO", "GENOR", "DOR", "MPOR", "MPORC", "MPORM", "MPPETO"],
]);
export const RAW_CORRELATIONS: ReadonlySet<string> = new Set(["COR", "UCOR", "PCOR", "SPCOR"]);

/** What the effects of a measure whose standard errors contain the effect are called; null = they do not, or it is not known. */
function nameOf(measure: string, nullValue: number | null): string | null {
  if (STANDARDISED.has(measure)) return "standardised mean differences";
  if (WITHIN_GROUP.has(measure)) return "standardised mean changes";
  if (ODDS.has(measure)) return "log odds ratios";
  if (measure === "RR" || measure === "VE") return "log risk ratios";
  if (measure === "RD") return "risk differences";
  if (RAW_CORRELATIONS.has(measure)) return "correlations";
  return nullValue === null ? "this measure" : null;
}

/** "Standard errors of log odds ratios contain the effect itself, so that ... rejects too often"; null where they do not. */
export function dependence(
  { effects: { measure }, nullValue }: Pick<BiasInput, "effects" | "nullValue">,
  test: string,
): string | null {
  const name = nameOf(measure, nullValue);
  if (name === null) return null;
  return `Standard errors of ${name} depend on the effect itself, so that ${test} can reject although nothing is missing`;
}

/** The same as a sentence beside the numbers of a test that uses standard errors. */
export function dependenceSentences(input: Pick<BiasInput, "effects" | "nullValue">, test: string): string[] {
  const clause = dependence(input, test);
  return clause === null ? [] : [`${clause}; a test on sizes or scores avoids this.`];
}
