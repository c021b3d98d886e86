import {
  type AnalysisReport,
  type Fit,
  formatAdaptive,
  formatFixed,
  formatPercent,
  shownI2,
} from "@treeline/engine";
import type { Evaluated } from "../../state/evaluation.ts";
import { conclusion as words } from "../../strings/conclusion.ts";
import { displayOf, showEffect } from "../results/display.ts";
import { FEWEST_TO_PREDICT } from "../results/summary.tsx";

/** A name with its number; in a few letters where there is a longer way to say it. */
export interface Part {
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly value: string;
}

/** What came out, in one line: effect, interval, prediction interval, studies, heterogeneity; of a network what that came to. */
export function conclusionParts({ document, report }: Evaluated): readonly Part[] {
  const { fit, effects, network, doseResponse } = report;
  const pooled = fit?.coefficients[0];
  if (network?.conclusion)
    return network.conclusion.parts.map(({ id, title: name, text: value }) => ({ id, name, value }));
  if (!fit && doseResponse?.result) return doseParts(doseResponse);
  if (!fit || !effects || pooled === undefined) return [];
  const display = displayOf(document, report);
  return [
    {
      id: "effect",
      name: fit.k === 1 ? words.alone(display.symbol) : words.pooled(display.symbol),
      value: showEffect(display, pooled.estimate, pooled.interval).full,
    },
    ...predictionPart(fit, display),
    { id: "k", name: "k", value: words.used(fit.informing ?? fit.k, entered(fit, effects)) },
    ...heterogeneityParts(fit),
  ];
}

/** Where rows are categories of dose nothing is pooled: the answer is the curve, in the sentence that reads it at a dose. */
function doseParts({ sentences }: NonNullable<AnalysisReport["doseResponse"]>): readonly Part[] {
  return sentences.slice(1, 2).map((value) => ({ id: "dose", name: words.dose, value }));
}

/** Counts are pooled as they are, also of rows without an effect of their own. */
function entered({ k, informing = k }: Fit, effects: NonNullable<AnalysisReport["effects"]>): number {
  return Math.max(effects.entered, informing);
}

function predictionPart(fit: Fit, display: ReturnType<typeof displayOf>): readonly Part[] {
  const pooled = fit.coefficients[0];
  if (fit.prediction === null || pooled === undefined || fit.k < FEWEST_TO_PREDICT) return [];
  const { lower, upper } = showEffect(display, pooled.estimate, fit.prediction);
  if (lower === null || upper === null) return [];
  return [
    { id: "pi", name: words.prediction, title: words.predictionName, value: words.range(lower, upper) },
  ];
}

function heterogeneityParts(fit: Fit): readonly Part[] {
  if (fit.k === 1) return [];
  const { tau } = fit.heterogeneity;
  const index = shownI2(fit).index.estimate;
  return [
    ...(tau.estimate === null ? [] : [{ id: "tau", name: "\u03c4", value: tauText(tau.estimate) }]),
    ...(index === null ? [] : [{ id: "i2", name: "I\u00b2", value: formatPercent(index) }]),
  ];
}

function tauText(tau: number): string {
  return tau === 0 ? formatFixed(0, 0) : formatAdaptive(tau, 2);
}
