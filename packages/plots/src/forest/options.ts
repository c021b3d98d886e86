import type { OptionsOf } from "../plot-options.ts";
import { LAYOUT_OPTIONS, MARK_OPTIONS, ORDER_OPTIONS } from "./shared-options.ts";

const PREDICTION = [
  {
    key: "showPrediction",
    type: "boolean",
    label: "Prediction interval",
    help: "Where the effect of a new study is expected, below the pooled effect.",
    default: true,
  },
] as const;

/** How the forest plot looks; none of it changes a number. */
export const FOREST_OPTIONS: readonly [
  ...typeof LAYOUT_OPTIONS,
  ...typeof ORDER_OPTIONS,
  ...typeof PREDICTION,
  ...typeof MARK_OPTIONS,
] = [...LAYOUT_OPTIONS, ...ORDER_OPTIONS, ...PREDICTION, ...MARK_OPTIONS];

export type ForestOptions = OptionsOf<typeof FOREST_OPTIONS>;
