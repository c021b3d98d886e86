import {
  type AnalysisDocument,
  type AnalysisReport,
  type Fit,
  rNumber,
  rNumbers,
  rString,
  rStrings,
} from "@treeline/engine";
import { tauContent, whyNoTau } from "./content.ts";
import type { TauOptions } from "./options.ts";
import { tauWords as words } from "./words.ts";

/** Base R: tau by level with bars, or along a number with dashed limits; metafor has no such plot. */
export function tauToR(
  _document: AnalysisDocument,
  _fit: Fit,
  options: TauOptions,
  report: Pick<AnalysisReport, "moderation">,
): readonly string[] {
  if (whyNoTau(report, options) !== null) return [];
  const { view, points, constant, top } = tauContent(report, options);
  const column = (values: readonly (number | null)[]): string => rNumbers(values);
  const factor = view.kind === "factor";
  const at = points.map(({ x }) => (factor ? x + 1 : x));
  const range = `ylim = c(0, ${rNumber(top)}), xlab = ${rString(words.x(view.column, view.unit ?? ""))}, ylab = "tau"`;
  return [
    "tau_by <- data.frame(",
    `  at = ${column(at)},`,
    `  tau = ${column(points.map(({ tau }) => tau))},`,
    `  lower = ${column(points.map(({ interval }) => interval?.lower ?? null))},`,
    `  upper = ${column(points.map(({ interval }) => (interval === null ? null : (interval.upper ?? top))))}`,
    ")",
    ...(factor
      ? [
          `plot(tau ~ at, tau_by, pch = 18, cex = 1.6, xaxt = "n", xlim = c(0.5, ${view.points.length} + 0.5), ${range})`,
          `axis(1, at = 1:${view.points.length}, labels = ${rStrings(view.points.map(({ level }) => level))})`,
          "with(tau_by, segments(at, lower, at, upper))",
        ]
      : [
          `plot(tau ~ at, tau_by, type = "l", lwd = 2, ${range})`,
          "with(tau_by, matlines(at, cbind(lower, upper), lty = 2, col = 1))",
          ...(options.studies ? [`rug(${column(view.values)})`] : []),
        ]),
    ...(constant === null ? [] : [`abline(h = ${rNumber(constant)}, lty = 3)`]),
  ];
}
