import { definePlot } from "../define-plot.ts";
import type { Plot } from "../plot-types.ts";
import { FOREST_PARTS } from "./drawing.ts";
import { forestToR } from "./forest-r.ts";

/**
 * A forest plot: squares with areas in proportion to the weights, intervals at the model's level, a diamond whose tips are
 * the confidence limits. Ratios run on a log axis labelled in natural units.
 */
export const forest: Plot = definePlot({ ...FOREST_PARTS, r: forestToR });
