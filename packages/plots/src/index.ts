export { forestScene } from "./forest/forest.ts";
export { funnelScene } from "./funnel/funnel.ts";
export * from "./plot-types.ts";
export { plots } from "./registry.ts";
export * from "./scene.ts";
export { escapeXml, type SvgOptions, sceneToSvg } from "./svg.ts";
export { BOLD_WEIGHT, ellipsise, FONT_FAMILY, type FontWeight, textWidth, wrapText } from "./text-metrics.ts";
export * from "./themes.ts";
