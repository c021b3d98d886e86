import {
  type AnalysisDocument,
  type Fit,
  measures,
  rCall,
  rNumber,
  rNumbers,
  rString,
} from "@treeline/engine";
import { rAxisTransformation, shownWith } from "../r-axis.ts";
import type { ForestOptions } from "./options.ts";

/** metafor's `order` argument; null keeps the order of the table. */
const ORDER: Readonly<Record<ForestOptions["order"], string | null>> = {
  table: null,
  effect: "order(es$yi)",
  precision: "order(es$vi)",
  weight: "order(-weights(res))",
  label: "order(study)",
  year: 'order(suppressWarnings(as.numeric(sub("^.*?((18|19|20)[0-9]{2}).*$", "\\\\1", study, perl = TRUE))))',
  residual: "order(-rstandard(res)$z)",
  column: null,
};

/** `metafor::forest`, with the prediction interval drawn below its diamond. */
export function forestToR(document: AnalysisDocument, fit: Fit, options: ForestOptions): readonly string[] {
  const order = ORDER[options.order];
  const measure = measures.get(document.effects.measure);
  const call = rCall("forest", [
    ["", "res"],
    ["header", "TRUE"],
    ["refline", measure.nullValue === null ? "NA" : rNumber(measure.nullValue)],
    ["showweights", options.showWeights ? "TRUE" : "FALSE"],
    ["xlab", rString(document.effects.effectName ?? measure.label)],
    order === null ? null : ["order", order],
    rAxisTransformation(document),
    options.limits === null ? null : ["alim", rNumbers(options.limits.map(shownWith(document, fit).inverse))],
  ]);
  if (fit.prediction === null || !options.showPrediction) return [call];
  return [
    call,
    "# The prediction interval above, below the diamond.",
    'segments(pi[1], -1.35, pi[2], -1.35, lty = "dotted")',
  ];
}
