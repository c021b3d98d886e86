/**
 * RevMan pools Peto's odds ratio by Peto's method, whose one menu entry for it is the fixed effect; random effects are not among
 * its choices.
 * @returns why, or null for any other measure
 * Source: Cochrane Handbook 5.1, section 9.4.10, table 9.4.a; Deeks & Higgins (2010), Statistical algorithms in Review Manager 5.
 */
export function fixedPetoOnly(measure: string): string | null {
  return measure === "PETO"
    ? "RevMan pools Peto odds ratios with a fixed effect only, so there is no random-effects result of its own to compare with. Choose the odds ratio as measure for one."
    : null;
}
