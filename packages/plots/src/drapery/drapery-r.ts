import { type AnalysisDocument, type Fit, rNumber } from "@treeline/engine";

/** Base R: the p-value functions of the studies and of the pooled effect. */
export function draperyToR(_document: AnalysisDocument, fit: Fit): readonly string[] {
  const pooled = fit.p === 1 ? fit.coefficients[0] : undefined;
  if (pooled === undefined) return [];
  const df = pooled.test?.df[0] ?? null;
  const statistic = `-abs(${rNumber(pooled.estimate)} - x) / ${rNumber(pooled.se)}`;
  const curve = df === null ? `2 * pnorm(${statistic})` : `2 * pt(${statistic}, df = ${rNumber(df)})`;
  return [
    "yi <- as.numeric(es$yi)",
    "sei <- sqrt(es$vi)",
    "range_x <- range(yi - 3 * sei, yi + 3 * sei)",
    'plot(NULL, xlim = range_x, ylim = c(0, 1), xlab = "true effect", ylab = "p-value")',
    'for (i in seq_along(yi)) curve(2 * pnorm(-abs(yi[i] - x) / sei[i]), add = TRUE, n = 501, col = "gray60")',
    `curve(${curve}, add = TRUE, n = 1001, lwd = 3)`,
    `abline(h = ${rNumber(1 - fit.spec.level)}, lty = 2)`,
  ];
}
