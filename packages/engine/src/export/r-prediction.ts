import type { Fit } from "../analysis-types.ts";
import { predictionIntervals } from "../inference/prediction-intervals/registry.ts";
import { rNumber } from "./r-text.ts";

/** The prediction interval `pi`, from the fit itself: what `predict()` gives by default changed between versions of metafor. */
export function predictionCode(fit: Fit): string[] {
  const { r } = predictionIntervals.get(fit.spec.prediction);
  if (fit.prediction === null || r === null) return [];
  return [
    `level <- ${rNumber(fit.spec.level)}`,
    `pi <- as.numeric(res$beta) + c(-1, 1) * ${r}`,
    'cat(sprintf("prediction interval: %.4f to %.4f\\n", pi[1], pi[2]))',
  ];
}
