import type { AnalysisDocument } from "@treeline/engine";

/** Lines of R that draw the curve through dose categories from the script's `dose_response`; none where there are none. */
export function doseCurveToR({ doseResponse }: AnalysisDocument): readonly string[] {
  if (doseResponse === undefined) return [];
  const isRatio = doseResponse.outcome === "ratio";
  const columns = 'dose_curve[c("estimate", "lower", "upper")]';
  const shown = isRatio ? `exp(${columns})` : columns;
  return [
    'if (exists("dose_response")) {',
    "  dose_curve <- with(dose_response, curve(seq(range[1], range[2], length.out = 101)))",
    `  matplot(dose_curve$dose, ${shown}, type = "l", lty = c(1, 2, 2), col = "black",`,
    `    ${isRatio ? 'log = "y", ' : ""}xlab = "dose", ylab = "${isRatio ? "ratio" : "difference"}")`,
    `  abline(h = ${isRatio ? 1 : 0}, lty = 3)`,
    "}",
  ];
}
