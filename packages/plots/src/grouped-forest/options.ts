import type { OptionsOf } from "../plot-options.ts";

export const GROUPED_OPTIONS = [
  {
    key: "order",
    type: "choice",
    label: "Order within groups",
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
    key: "overall",
    type: "boolean",
    label: "Mean of all studies",
    help: "The pooled effect of all studies below the groups.",
    default: true,
  },
  {
    key: "prediction",
    type: "boolean",
    label: "Prediction intervals",
    help: "Where the true effect of a new study is expected, below each mean.",
    default: true,
  },
  {
    key: "heterogeneity",
    type: "boolean",
    label: "Heterogeneity of each group",
    help: "Q, I\u00b2 and \u03c4\u00b2 of the studies of each group, below its mean.",
    default: true,
  },
  {
    key: "showWeights",
    type: "boolean",
    label: "Weights",
    help: "The share of each study and of each group.",
    default: true,
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
] as const;

export type GroupedOptions = OptionsOf<typeof GROUPED_OPTIONS>;
