import { type AnalysisDocument, type Fit, measures, rCall, rNumber, rString } from "@treeline/engine";
import { rAxisTransformation } from "../r-axis.ts";
import type { FunnelOptions } from "./options.ts";

/** `metafor::funnel`; none of a single study, which R draws no funnel around. */
export function funnelToR(document: AnalysisDocument, fit: Fit, options: FunnelOptions): readonly string[] {
  if (fit.k < 2) return [];
  const { nullValue } = measures.get(document.effects.measure);
  const contour = options.style === "contour" && nullValue !== null;
  const sized = /ni/.test(options.upright);
  const call = rCall("funnel", [
    ["", "res"],
    ["yaxis", rString(options.upright)],
    contour ? ["refline", rNumber(nullValue)] : null,
    contour ? ["level", "c(90, 95, 99)"] : ["level", String(100 * document.model.level)],
    contour ? ["shade", 'c("white", "gray55", "gray75")'] : null,
    contour ? ["legend", "TRUE"] : null,
    ["label", options.labels === "none" ? "FALSE" : options.labels === "all" ? "TRUE" : rString("out")],
    rAxisTransformation(document),
  ]);
  // metafor draws sizes only where the effects came with them.
  return [sized ? `if (!is.null(attr(res$yi, "ni"))) ${call}` : call];
}
