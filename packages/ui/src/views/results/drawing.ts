/** What draws plots and writes them to files: fetched while the first result is computed. */
export { lightTheme, plots, plotsToR, sceneToSvg } from "@treeline/plots";
