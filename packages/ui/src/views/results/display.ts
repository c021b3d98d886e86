import {
  type AnalysisDocument,
  type AnalysisReport,
  formatDf,
  formatLevel,
  formatStatistic,
  type HypothesisTest,
  type Measure,
  measures,
  namedPer,
  phrase,
  type ShownTransformation,
  shownTransformation,
  type Transformation,
} from "@treeline/engine";
import { t } from "../../strings/t.ts";

export { decimalsOf, type ShownEffect, showEffect } from "@treeline/engine";

/** How effects of a document are named and shown: symbol, back-transformation, level. */
export interface Display {
  readonly measure: Measure;
  readonly transformation: ShownTransformation;
  /** "RR", or the name given to ready-made effects. */
  readonly symbol: string;
  /** Ready-made effects may have no name of their own. */
  readonly isNamed: boolean;
  /** "95 %". */
  readonly level: string;
}

export function displayOf(document: AnalysisDocument, report: AnalysisReport | null): Display {
  const measure = measures.get(document.effects.measure);
  const transformation = shownTransformation(document.effects, report);
  return {
    measure,
    transformation,
    symbol: symbolOf(document, measure, transformation),
    isNamed: (document.effects.effectName?.trim() ?? "") !== "" || measure.family !== "ready-made",
    level: formatLevel(document.model.level),
  };
}

/** What the numbers are called once they are back-transformed; an exponentiated log odds ratio is an odds ratio. */
function symbolOf({ effects }: AnalysisDocument, measure: Measure, transformation: Transformation): string {
  const given = effects.effectName?.trim() ?? "";
  if (given !== "") {
    const isLog = transformation.axis === "log";
    return namedPer(isLog ? given.replace(/^(log|ln)[ -]/i, "") : given, transformation.per);
  }
  if (transformation.id === measure.display)
    return namedPer(phrase(measure.symbol.display), transformation.per);
  const analysis = phrase(measure.symbol.analysis);
  return transformation.id === "identity" ? analysis : t.results.onScale(analysis, transformation.label);
}

/** "t(17) = 6.12", "z = 6.64". */
export function showStatistic(test: HypothesisTest): string {
  const df = test.df.length === 0 ? "" : `(${test.df.map(formatDf).join(", ")})`;
  return `${test.statistic.symbol}${df} = ${formatStatistic(test)}`;
}
