export { plotName } from "./define-plot.ts";
export { needsAudit, plotOptions, withPlotOptions } from "./plot-options.ts";
export * from "./plot-types.ts";
export { plotDefs, plotsToR } from "./plots-to-r.ts";
export { plots } from "./registry.ts";
export * from "./scene.ts";
export { escapeXml, type SvgOptions, sceneToSvg } from "./svg.ts";
export { BOLD_WEIGHT, ellipsise, FONT_FAMILY, type FontWeight, textWidth, wrapText } from "./text-metrics.ts";
export * from "./themes.ts";
