import {
  type AnalysisDocument,
  type AnalysisReport,
  asAnalysed,
  formatAdaptive,
  formatFixed,
  formatInterval,
} from "@treeline/engine";
import { aggregateSensitivity } from "@treeline/engine/aggregate";

/** The pooled effect under several correlations, one line each; says so where no correlation is assumed. */
export function sensitivityText(document: AnalysisDocument, report: AnalysisReport): string {
  const sensitivity = aggregateSensitivity(asAnalysed(document, report), report);
  if (sensitivity === null) return "No correlation is assumed, so there is none to vary.\n";
  const four = (value: number): string => formatFixed(value, 4);
  const lines = sensitivity.points.map(({ value, pooled, reason }) =>
    pooled === null
      ? `${sensitivity.key} ${value}: ${reason}`
      : `${sensitivity.key} ${value}: ${four(pooled.estimate)} ${formatInterval(pooled.interval, four)}, tau2 ${formatAdaptive(pooled.tau2, 4)}`,
  );
  return `Pooled effect on the scale of the analysis, by the correlation assumed\n${lines.join("\n")}\n`;
}
