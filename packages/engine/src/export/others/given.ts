import type { AnalysisReport, EffectSet, Fit } from "../../analysis-types.ts";
import type { AnalysisDocument } from "../../document/types.ts";
import { coefficientTests } from "../../inference/coefficient-tests/registry.ts";
import { measures } from "../../measures/registry.ts";
import { poolingMethods } from "../../models/methods/registry.ts";
import { ENGINE_VERSION } from "../../version.ts";

/** What code for another program is written from: an analysis whose effects and pooled effect are there. */
export interface OtherGiven {
  readonly document: AnalysisDocument;
  readonly report: AnalysisReport;
  readonly effects: EffectSet;
  readonly fit: Fit;
}

/** null where nothing was pooled: there is nothing to reproduce. */
export function givenOf(document: AnalysisDocument, report: AnalysisReport): OtherGiven | null {
  const { effects, fit } = report;
  return effects === null || fit === null || fit.k < 2 ? null : { document, report, effects, fit };
}

/** Whether studies were pooled by the inverse of their variances, which every program can do. */
export function isInverseVariance({ fit }: OtherGiven): boolean {
  return fit.spec.pooling === "IV" && fit.spec.weighting === "inverse-variance";
}

/** The lines that say what a file is, in any language of comments. */
export function leadLines({ document, fit }: OtherGiven, what: string): readonly string[] {
  const { label } = poolingMethods.get(fit.spec.pooling);
  const { kind, estimator, test } = fit.spec;
  return [
    oneLine(document.title === "" ? "Meta-analysis" : document.title),
    `${what}, written by Treeline ${ENGINE_VERSION}`,
    `Effects: ${measures.get(document.effects.measure).label}, on the analysis scale, as Treeline computed them (yi, sei).`,
    `Model: ${label}, ${kind} effects${kind === "random" ? `, tau2 by ${estimator}` : ""}, ${coefficientTests.get(test).label}.`,
  ];
}

/** Text of the user as part of a comment: it cannot end the line. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

export const NOTHING_POOLED =
  "Nothing was pooled from two or more studies, so there is nothing to reproduce.";
