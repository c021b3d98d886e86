import {
  type AnalysisDocument,
  type Fit,
  measures,
  rAscii,
  rCall,
  rNumber,
  rNumbers,
  rString,
} from "@treeline/engine";
import { rColumn } from "@treeline/engine/design";
import { levelsInR, type PanelInR, panelInR } from "../moderators/panel-r.ts";
import { panelFor } from "../moderators/panels.ts";
import type { ModeratedReport } from "../plot-types.ts";
import { rAxisTransformation, shownWith } from "../r-axis.ts";
import type { BubbleOptions } from "./options.ts";

/** `metafor::regplot` of a straight line; of other curves what it is made of, for it draws those over one column only. */
export function bubbleToR(
  document: AnalysisDocument,
  fit: Fit,
  options: BubbleOptions,
  report: ModeratedReport,
): readonly string[] {
  const shown = panelFor(report, options.moderator);
  const own = shown === null ? null : panelInR(document, report, shown.column);
  if (own === null) return [];
  if (own.panel.kind === "factor") return levelsInR(own, "studies up");
  if (options.model === "whole" && own.panel.held != null) {
    // regplot() holds the other columns at their means; it draws one column, which other shapes have several of.
    const whole = { ...own, lines: [], fitted: "res_mods" };
    return own.isStraight ? straight(document, fit, options, whole) : [];
  }
  return own.isStraight
    ? straight(document, fit, options, { ...own, fitted: "res_panel" })
    : curved(document, options, own);
}

/** metafor's own words for what the points' areas stand for. */
const SIZES = { precision: '"vinv"', equal: "1" } as const;

function straight(
  document: AnalysisDocument,
  fit: Fit,
  options: BubbleOptions,
  { lines, name, panel, fitted }: PanelInR & { readonly fitted: string },
): readonly string[] {
  const measure = measures.get(document.effects.measure);
  return [
    ...lines,
    rCall("regplot", [
      ["", fitted],
      ["mod", rString(rAscii(name))],
      ["ci", options.confidence ? "TRUE" : "FALSE"],
      ["pi", options.prediction && document.model.kind === "random" ? "TRUE" : "FALSE"],
      ["psize", options.area === "model" ? `weights(${fitted})` : SIZES[options.area]],
      ["refline", measure.nullValue === null ? "NA" : rNumber(measure.nullValue)],
      ["xlab", rString(panel.unit === null ? panel.column : `${panel.column} (${panel.unit})`)],
      ["ylab", rString(document.effects.effectName ?? measure.label)],
      rAxisTransformation(document),
      options.across === null ? null : ["xlim", rNumbers(options.across)],
      options.limits === null
        ? null
        : ["ylim", rNumbers(options.limits.map(shownWith(document, fit).inverse))],
    ]),
  ];
}

function curved(
  document: AnalysisDocument,
  options: BubbleOptions,
  { lines, name, formula, panel }: PanelInR,
): readonly string[] {
  const measure = measures.get(document.effects.measure);
  return [
    ...lines,
    `panel_at <- data.frame(seq(min(panel$${name}), max(panel$${name}), length.out = 200))`,
    `names(panel_at) <- ${rString(rAscii(rColumn(panel.column)))}`,
    `panel_terms <- terms(model.frame(${formula}, panel))`,
    "panel_line <- predict(res_panel, newmods = unname(model.matrix(panel_terms, panel_at)[, -1, drop = FALSE]))",
    rCall("plot", [
      ["", `panel$${name}`],
      ["", "panel$yi"],
      ["cex", "0.5 + 2 * sqrt(weights(res_panel) / max(weights(res_panel)))"],
      ["xlab", rString(panel.unit === null ? panel.column : `${panel.column} (${panel.unit})`)],
      ["ylab", rString(document.effects.effectName ?? measure.label)],
    ]),
    "lines(panel_at[[1]], panel_line$pred, lwd = 2)",
    ...(options.confidence
      ? ["matlines(panel_at[[1]], cbind(panel_line$ci.lb, panel_line$ci.ub), lty = 2, col = 1)"]
      : []),
    ...(options.prediction && document.model.kind === "random"
      ? ["matlines(panel_at[[1]], cbind(panel_line$pi.lb, panel_line$pi.ub), lty = 3, col = 1)"]
      : []),
  ];
}
