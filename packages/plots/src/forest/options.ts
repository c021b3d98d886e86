import type { OptionsOf } from "../plot-options.ts";

/** How the forest plot looks; none of it changes a number. */
export const FOREST_OPTIONS = [
  {
    key: "order",
    type: "choice",
    label: "Order of the studies",
    help: "By effect: the largest first. By precision: the smallest variance first.",
    default: "table",
    choices: [
      { value: "table", label: "as in the table" },
      { value: "effect", label: "by effect" },
      { value: "precision", label: "by precision" },
      { value: "label", label: "by name" },
    ],
  },
  {
    key: "limits",
    type: "range",
    label: "Ends of the axis",
    help: "Intervals that run on beyond the axis end in an arrow.",
    default: null,
    ends: ["Axis from", "Axis to"],
    scale: "effect",
  },
  {
    key: "showWeights",
    type: "boolean",
    label: "Weights",
    help: "The share of each study in the pooled effect, in percent.",
    default: true,
  },
  {
    key: "showPrediction",
    type: "boolean",
    label: "Prediction interval",
    help: "Where the effect of a new study is expected, below the pooled effect.",
    default: true,
  },
  {
    key: "columns",
    type: "columns",
    label: "Columns beside the plot",
    help: "Extra columns of the table, shown where there is room.",
    default: [],
    // More would leave the plot no room.
    most: 4,
  },
] as const;

export type ForestOptions = OptionsOf<typeof FOREST_OPTIONS>;
