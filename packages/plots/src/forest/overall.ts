import type { Fit } from "@treeline/engine";
import { coefficientTests, formatFixed } from "@treeline/engine";
import { modelLabel } from "../model-label.ts";
import { type Estimate, pooledEstimate } from "../pooled.ts";
import { words } from "../words.ts";
import type { FigureContext } from "./context.ts";
import type { DrawnPrediction } from "./prediction.ts";
import { weightDigits } from "./rows.ts";
import { type DrawnSummary, isUnreliable, summaryLine } from "./summary-bands.ts";

/** The pooled effect of the document's model and, below it, those of the models beside it, each under its name. */
export function overallSummaries(context: FigureContext, withPrediction: boolean): DrawnSummary[] {
  const { fit, input } = context;
  // One study is shown as it is: a diamond would repeat it under the name of a model.
  const pooled = fit === null || fit.k < 2 ? null : pooledEstimate(fit);
  if (fit === null || pooled === null) return [];
  const others = (input.report.beside ?? []).flatMap((other): DrawnSummary[] => {
    const estimate = pooledEstimate(other);
    if (estimate === null) return [];
    return [summaryOf(other, estimate, context, withPrediction ? predictionOf(other) : null)];
  });
  const first = summaryOf(fit, pooled, context, withPrediction ? predictionOf(fit) : null);
  const label = context.preset.summaryLabel(context, context.grouped);
  const named =
    label === null || others.length > 0 ? first : { ...first, label: { full: label, short: label } };
  return [named, ...others];
}

/** The prediction interval of a fit with what it is cut from; null without one. */
function predictionOf(fit: Fit): DrawnPrediction | null {
  const { prediction, predictive } = fit;
  const centre = fit.coefficients[0]?.estimate;
  if (prediction === null || prediction.upper === null || centre === undefined) return null;
  return {
    centre,
    lower: prediction.lower,
    upper: prediction.upper,
    unreliable: isUnreliable(fit),
    bell: predictive ?? null,
  };
}

function summaryOf(
  fit: Fit,
  estimate: Estimate,
  context: FigureContext,
  prediction: DrawnPrediction | null,
): DrawnSummary {
  const { input, fit: own, rows, scale } = context;
  const isOwn = fit === own;
  const testLabel = isOwn ? input.testLabel : coefficientTests.get(fit.spec.test).label;
  const label = modelLabel(fit.spec, testLabel);
  // Another model beside the first needs its estimator even where room is short.
  const short = (input.report.beside ?? []).length === 0 ? label.short : briefly(fit, label.short);
  const value = scale.formatWithInterval(estimate.value, estimate);
  return {
    line: summaryLine(
      estimate,
      rows,
      isOwn && hasWeights(fit) ? formatFixed(100, weightDigits(rows.length)) : "",
      fit.coefficients[0]?.test?.pValue ?? null,
    ),
    label: { full: label.full, short },
    title: words.forest.pooledTitle(label.full, value),
    prediction,
    among: false,
  };
}

function hasWeights(fit: Fit): boolean {
  return fit.weights.length > 0;
}

/** "Random effects (DL)". */
function briefly({ spec }: Fit, short: string): string {
  return spec.kind === "random" && spec.tau2 === null && spec.pooling === "IV"
    ? words.model(short, [spec.estimator])
    : short;
}
