import type { CertaintyDomain, CertaintyInput, CertaintySuggestion } from "../types.ts";

/**
 * Lowered by one where the audit's verdict is of concern in any question; where its answers are mixed or nothing could be tested it
 * says so and suggests nothing. Source: Guyatt et al. (2011), J Clin Epidemiol 64, 1277-1282, doi:10.1016/j.jclinepi.2011.01.011.
 */
export const publicationBias: CertaintyDomain = {
  id: "publication-bias",
  label: "Publication bias",
  summary: "Results that are missing because of what they were.",
  reference: "Guyatt et al. (2011), J Clin Epidemiol 64, 1277-1282, doi:10.1016/j.jclinepi.2011.01.011",
  kind: "down",
  most: 1,
  suggest,
};

function suggest({ audit }: CertaintyInput): CertaintySuggestion {
  if (audit === null) {
    return { levels: null, reasons: ["No audit for publication bias has been made of these results."] };
  }
  const concern = audit.verdict.filter(({ reading }) => reading === "concern");
  if (concern.length > 0) return { levels: 1, reasons: concern.map(({ answer }) => answer) };
  const mixed = audit.verdict.filter(({ reading }) => reading === "mixed");
  if (mixed.length > 0) return { levels: null, reasons: mixed.map(({ answer }) => answer) };
  const calm = audit.verdict.filter(({ reading }) => reading === "no-concern");
  if (calm.length > 0) return { levels: 0, reasons: calm.map(({ answer }) => answer) };
  return {
    levels: null,
    reasons: ["The audit could test nothing with these studies, which is not the same as no bias."],
  };
}
