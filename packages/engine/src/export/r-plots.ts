import type { Fit } from "../analysis-types.ts";
import type { AnalysisDocument, ForestOrder } from "../document/types.ts";
import { measures } from "../measures/registry.ts";
import { transformations } from "../measures/transformations.ts";
import { rCall, rNumber, rNumbers, rString } from "./r-text.ts";

/** metafor's `order` argument; null keeps the order of the table. */
const ORDER: Readonly<Record<ForestOrder, string | null>> = {
  table: null,
  effect: "order(es$yi)",
  precision: "order(es$vi)",
  label: "order(study)",
};

/** The forest and the funnel plot with metafor's own functions; run by `Rscript` they go to a PDF beside the script. */
export function plotsSection(document: AnalysisDocument, fit: Fit): string[] {
  return [
    `# ---- plots ${"-".repeat(59)}`,
    'if (!interactive()) pdf("treeline-plots.pdf", width = 9, height = max(5, 0.22 * nrow(es) + 2.5))',
    forestCall(document),
    ...(fit.prediction === null || !document.plots.forest.showPrediction
      ? []
      : [
          "# The prediction interval above, below the diamond.",
          'segments(pi[1], -1.35, pi[2], -1.35, lty = "dotted")',
        ]),
    ...(fit.k < 2 ? [] : [funnelCall(document)]),
    "if (!interactive()) invisible(dev.off())",
  ];
}

function forestCall(document: AnalysisDocument): string {
  const { forest } = document.plots;
  const order = ORDER[forest.order];
  const measure = measures.get(document.effects.measure);
  return rCall("forest", [
    ["", "res"],
    ["header", "TRUE"],
    ["refline", measure.nullValue === null ? "NA" : rNumber(measure.nullValue)],
    ["showweights", forest.showWeights ? "TRUE" : "FALSE"],
    ["xlab", rString(document.effects.effectName ?? measure.label)],
    order === null ? null : ["order", order],
    axisTransformation(document),
    forest.limits === null ? null : ["alim", rNumbers(forest.limits.map(displayOf(document).inverse))],
  ]);
}

function funnelCall(document: AnalysisDocument): string {
  const { funnel } = document.plots;
  const nullValue = measures.get(document.effects.measure).nullValue;
  const contour = funnel.style === "contour" && nullValue !== null;
  return rCall("funnel", [
    ["", "res"],
    ["yaxis", rString("sei")],
    contour ? ["refline", rNumber(nullValue)] : null,
    contour ? ["level", "c(90, 95, 99)"] : ["level", String(100 * document.model.level)],
    contour ? ["shade", 'c("white", "gray55", "gray75")'] : null,
    contour ? ["legend", "TRUE"] : null,
    ["label", funnel.labels === "none" ? "FALSE" : funnel.labels === "all" ? "TRUE" : rString("out")],
    axisTransformation(document),
  ]);
}

function displayOf(document: AnalysisDocument) {
  return transformations.get(document.effects.display ?? measures.get(document.effects.measure).display);
}

function axisTransformation(document: AnalysisDocument): readonly [string, string] | null {
  const { r } = displayOf(document);
  return r === null ? null : ["atransf", r];
}
