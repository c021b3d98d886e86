import { criticalValue } from "@treeline/engine";
import type { DisplayScale } from "../display-scale.ts";
import { cell, effectCell, type Numbers } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import type { Bell, Distributions } from "./distributions.ts";

const PROBABILITIES: readonly number[] = [0.005, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.995];

interface Shown {
  readonly withMean: boolean;
  readonly withThreshold: boolean;
  /** The studies marked below the curves, on the scale of the analysis. */
  readonly studies: readonly { readonly label: string; readonly effect: number }[];
}

/** Quantiles of the curves, the prediction interval and the value asked about with what lies below it, and the studies. */
export function predictiveNumbers(scale: DisplayScale, parts: Distributions, shown: Shown): Numbers {
  const { estimate, predictive, mean, prediction, beyond } = parts;
  const line = (name: string, effect: number, below: number | null): Numbers["rows"][number] => [
    name,
    effectCell(scale, effect),
    cell(below, "value"),
  ];
  const curve = (name: string, bell: Bell): Numbers["rows"] =>
    PROBABILITIES.map((p) => line(name, estimate + quantile(p, bell.df) * bell.scale, p));
  return {
    head: [twinWords.curve, scale.name, twinWords.below],
    rows: [
      line(twinWords.predictionLower, prediction.lower, null),
      line(twinWords.predictionUpper, prediction.upper, null),
      ...(beyond === null || !shown.withThreshold
        ? []
        : [line(twinWords.threshold, beyond.threshold, beyond.below)]),
      ...curve(twinWords.predictive, predictive),
      ...(shown.withMean ? curve(twinWords.mean, mean) : []),
      ...shown.studies.map(({ label, effect }) => line(label, effect, null)),
    ],
  };
}

function quantile(p: number, df: number | null): number {
  return p === 0.5 ? 0 : Math.sign(p - 0.5) * criticalValue(Math.abs(2 * p - 1), df);
}
