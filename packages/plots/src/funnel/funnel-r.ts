import {
  type AnalysisDocument,
  type Fit,
  measures,
  rCall,
  rNumber,
  rNumbers,
  rString,
} from "@treeline/engine";
import type { ModeratedReport } from "../plot-types.ts";
import { pooledEstimate } from "../pooled.ts";
import { rAxisTransformation } from "../r-axis.ts";
import type { FunnelOptions } from "./options.ts";
import { EFFECTIVE_SIZES } from "./upright.ts";

/** `metafor::funnel`; none of a single study, which R draws no funnel around. */
export function funnelToR(
  document: AnalysisDocument,
  fit: Fit,
  options: FunnelOptions,
  report: ModeratedReport,
): readonly string[] {
  if (fit.k < 2) return [];
  if (options.upright === EFFECTIVE_SIZES.id) return overEffectiveSizes(fit, report);
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

/** metafor has no such axis: base graphics, with the sizes as the counts give them. */
function overEffectiveSizes(fit: Fit, { effects, effectiveSizes = {} }: ModeratedReport): readonly string[] {
  const sizes = (effects?.rowIds ?? []).map((rowId) => effectiveSizes[rowId] ?? null);
  const centre = pooledEstimate(fit)?.value ?? null;
  if (sizes.every((size) => size === null)) return [];
  return [
    `ess <- ${rNumbers(sizes)}`,
    "ess_root <- 1 / sqrt(ess)",
    'plot(as.numeric(es$yi), ess_root, ylim = c(max(ess_root, na.rm = TRUE), 0), pch = 19, xlab = "effect", ylab = "1 / sqrt(effective size)")',
    ...(centre === null ? [] : [`abline(v = ${rNumber(centre)}, lty = 3)`]),
  ];
}
