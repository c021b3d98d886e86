import {
  type Fit,
  formatAdaptive,
  formatDf,
  formatFixed,
  formatInterval,
  formatNumbers,
  formatPEquation,
  formatPercent,
  predictionIntervals,
  shownI2,
} from "@treeline/engine";
import { words } from "../words.ts";

/** What is told of heterogeneity: of all studies, or of a group of them. */
export type Heterogeneous = Pick<Fit, "k" | "spec" | "tau2" | "heterogeneity">;

/**
 * tau2 with its interval, I2 as the document asks for it, and Cochran's Q with its test; [] for a single study.
 * @param withTau2 false where it is told elsewhere
 */
export function heterogeneityPieces(fit: Heterogeneous | null, withTau2 = true): string[] {
  if (fit === null || fit.k < 2 || fit.heterogeneity.q === null) return [];
  const { q, i2Q } = fit.heterogeneity;
  const pieces: string[] = [];
  if (fit.spec.kind === "random" && withTau2) {
    const { estimate, interval, given } = fit.tau2;
    const ends = interval === null ? "" : formatInterval(interval, (value) => formatAdaptive(value, 3));
    pieces.push(words.forest.tau2(formatAdaptive(estimate, 3), given, ends));
  }
  // A model of counts has a Q of its likelihood.
  const ofCounts = i2Q.estimate === null;
  const { index, from } = shownI2(fit);
  pieces.push(words.forest.i2[from](formatPercent(index.estimate, 0)));
  const statistic = formatFixed(q.statistic.value, 1);
  const name = ofCounts ? words.forest.likelihoodRatio : words.forest.q;
  pieces.push(name(formatNumbers(q.df, formatDf), statistic, formatPEquation(q.pValue)));
  return pieces;
}

/** By which definition the prediction interval that is drawn was made. */
export function predictionPieces(fit: Fit | null, isDrawn: boolean): string[] {
  if (fit === null || fit.prediction === null || !isDrawn) return [];
  return [words.forest.predictionBy(predictionIntervals.get(fit.spec.prediction).label)];
}
