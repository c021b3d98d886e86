import type { OptionsOf } from "../plot-options.ts";
import { LAYOUT_OPTIONS, MARK_OPTIONS, ORDER_OPTIONS } from "./shared-options.ts";

/** How the forest plot looks; none of it changes a number. */
export const FOREST_OPTIONS = [
  ...LAYOUT_OPTIONS,
  ...ORDER_OPTIONS,
  {
    key: "showPrediction",
    type: "boolean",
    label: "Prediction interval",
    help: "Where the effect of a new study is expected, below the pooled effect.",
    default: true,
  },
  ...MARK_OPTIONS,
] as const;

export type ForestOptions = OptionsOf<typeof FOREST_OPTIONS>;
