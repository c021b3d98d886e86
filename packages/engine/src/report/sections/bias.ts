import { adjustedOf, VERDICT_READINGS } from "../../bias/index.ts";
import { formatAdaptive } from "../../format/index.ts";
import { showEffect } from "../../measures/show-effect.ts";
import { phrase } from "../../phrases/phrases.ts";
import { PRISMA } from "../prisma-source.ts";
import type { ReportPart, ReportSection, ReportSource } from "../types.ts";
import { caution, displayOf, paragraph, table } from "../wording.ts";

/** The audit for publication bias: verdict, funnel, adjusted estimates as sensitivity analyses. */
export const bias: ReportSection = {
  id: "bias",
  label: "Bias due to missing results",
  summary:
    "The verdict of the audit with what could not be tested, the funnel plot, and estimates adjusted under each method’s own assumption.",
  reference: PRISMA,
  usual: true,
  parts(source) {
    const { audit } = source;
    if (audit === null) return [];
    return [
      table(
        "Verdict (PRISMA 21)",
        ["Question", "Answer", "Reading"],
        audit.verdict.map(({ question, answer, reading }) => [
          question,
          answer,
          // Said here, because a cell of the study table may hold the same word.
          phrase(VERDICT_READINGS[reading]),
        ]),
        false,
      ),
      { kind: "figure", plot: "funnel", options: { style: "contour" } },
      ...adjustedTable(source),
      ...audit.issues.map(({ message }) => caution(message)),
    ];
  },
};

function adjustedTable(source: ReportSource): ReportPart[] {
  const display = displayOf(source);
  const rows = adjustedOf(source.audit?.entries ?? []).map(({ entry, estimate }) => [
    entry.label,
    showEffect(display, estimate.estimate, estimate.interval).full,
    estimate.tau2 === null ? "\u2013" : formatAdaptive(estimate.tau2, 3),
    entry.assumption,
  ]);
  return rows.length === 0
    ? []
    : [
        table("Adjusted estimates", ["Method", "Effect", "\u03c4\u00b2", "Rests on"], rows, false),
        paragraph(
          "Each is a sensitivity analysis under its own assumption; none is taken for the effect without bias.",
        ),
      ];
}
