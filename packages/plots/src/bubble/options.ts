import type { OptionsOf } from "../plot-options.ts";

export const BUBBLE_OPTIONS = [
  {
    key: "moderator",
    isSubject: true,
    type: "columns",
    label: "Moderator",
    help: "The moderator that is drawn; the first of the analysis unless one is chosen.",
    default: [],
    most: 1,
  },
  {
    key: "by",
    type: "columns",
    label: "Separate lines by",
    help: "A second moderator, a factor: one line for each of its levels.",
    default: [],
    most: 1,
  },
  {
    key: "model",
    type: "choice",
    label: "Line of the model",
    help: "Of this moderator alone, or of all moderators of the analysis: other numbers at their means, levels of factors as often as studies have them.",
    default: "alone",
    choices: [
      { value: "alone", label: "of this moderator alone" },
      { value: "whole", label: "of all moderators, the others held" },
    ],
  },
  {
    key: "area",
    type: "choice",
    label: "Area of the circles",
    help: "What the circles’ areas are in proportion to.",
    default: "model",
    choices: [
      { value: "model", label: "weight in the model" },
      { value: "precision", label: "precision alone" },
      { value: "equal", label: "all equal" },
    ],
  },
  {
    key: "axis",
    type: "choice",
    label: "Axis of the moderator",
    help: "As the shape: a logarithm runs on a log axis, a square root on a root axis. In its unit: evenly.",
    default: "shape",
    choices: [
      { value: "shape", label: "as its shape" },
      { value: "unit", label: "in its unit" },
    ],
  },
  {
    key: "labels",
    type: "choice",
    label: "Names",
    help: "Which studies are named. Outside: those outside the prediction band.",
    default: "none",
    choices: [
      { value: "none", label: "None" },
      { value: "outside", label: "Outside" },
      { value: "all", label: "All" },
    ],
  },
  {
    key: "confidence",
    type: "boolean",
    label: "Confidence band",
    help: "Where the mean effect is, at each value of the moderator.",
    default: true,
  },
  {
    key: "prediction",
    type: "boolean",
    label: "Prediction band",
    help: "Where the true effect of a new study is expected, at each value of the moderator.",
    default: true,
  },
  {
    key: "leftOut",
    type: "boolean",
    label: "Studies left out",
    help: "Studies that were left out of the analysis, as grey rings.",
    default: true,
  },
  {
    key: "limits",
    type: "range",
    label: "Ends of the axis of effects",
    help: "Studies beyond it are counted below the plot.",
    default: null,
    ends: ["Effects from", "Effects to"],
    scale: "effect",
  },
  {
    key: "across",
    type: "range",
    label: "Ends of the axis of the moderator",
    help: "In the unit of the moderator.",
    default: null,
    ends: ["Moderator from", "Moderator to"],
    scale: "plain",
  },
] as const;

export type BubbleOptions = OptionsOf<typeof BUBBLE_OPTIONS>;
