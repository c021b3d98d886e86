import { type AnalysisDocument, type Fit, rNumber } from "@treeline/engine";
import { type Bell, distributionsOf } from "./distributions.ts";
import type { PredictiveOptions } from "./options.ts";

function density(estimate: number, { scale, df }: Bell): string {
  const standard = `(x - ${rNumber(estimate)}) / ${rNumber(scale)}`;
  return df === null
    ? `dnorm(${standard}) / ${rNumber(scale)}`
    : `dt(${standard}, df = ${rNumber(df)}) / ${rNumber(scale)}`;
}

/** Base R: the density of the predictive distribution and that of the mean, with the studies as marks. */
export function predictiveToR(
  _document: AnalysisDocument,
  fit: Fit,
  options: PredictiveOptions,
): readonly string[] {
  const parts = distributionsOf(fit);
  if (parts === null || !(parts.predictive.scale > 0)) return [];
  const { estimate, prediction, predictive, mean, beyond } = parts;
  const width = rNumber(prediction.upper - prediction.lower);
  return [
    `curve(${density(estimate, predictive)}, ${rNumber(prediction.lower)} - 0.2 * ${width}, ${rNumber(prediction.upper)} + 0.2 * ${width}, n = 501,`,
    '  xlab = "true effect of a new study", ylab = "density")',
    `abline(v = c(${rNumber(prediction.lower)}, ${rNumber(prediction.upper)}), lty = 2)`,
    ...(options.mean ? [`curve(${density(estimate, mean)}, add = TRUE, n = 501, lty = 3)`] : []),
    ...(options.studies ? ["rug(as.numeric(es$yi))"] : []),
    ...(options.probabilities && beyond !== null ? [`abline(v = ${rNumber(beyond.threshold)})`] : []),
  ];
}
