/** What draws every plot and writes it to files: fetched once the first one stands on the page. */
export { lightTheme, plots, plotsToR, sceneToSvg } from "@treeline/plots";
export { followLanguages } from "../../state/languages-apart.ts";
export { curveAreas } from "./curve-areas.ts";
