/** What draws the plot that is seen first, and the language of all: fetched while the first result is computed. */
export { speak } from "@treeline/plots";
export { drawnForest } from "@treeline/plots/forest";
