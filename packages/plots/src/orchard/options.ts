import type { OptionsOf } from "../plot-options.ts";

export const ORCHARD_OPTIONS = [
  {
    key: "rows",
    isSubject: true,
    type: "choice",
    label: "Rows",
    help: "The levels of a factor side by side, or all studies around the pooled effect. Without a factor it is all studies.",
    default: "levels",
    choices: [
      { value: "levels", label: "Levels of a factor" },
      { value: "all", label: "All studies" },
    ],
  },
  {
    key: "moderator",
    isSubject: true,
    type: "columns",
    label: "Factor",
    help: "The moderator whose levels are laid side by side; the first factor of the analysis unless one is chosen.",
    default: [],
    most: 1,
  },
  {
    key: "means",
    type: "choice",
    label: "Means",
    help: "Of the factor alone, or of the whole model with its other moderators held.",
    default: "alone",
    choices: [
      { value: "alone", label: "of the factor alone" },
      { value: "adjusted", label: "of the whole model" },
    ],
  },
  {
    key: "prediction",
    type: "boolean",
    label: "Prediction intervals",
    help: "Where the true effect of a new study of each level is expected, as thin bars.",
    default: true,
  },
  {
    key: "limits",
    type: "range",
    label: "Ends of the axis",
    help: "Studies beyond it are counted below the plot.",
    default: null,
    ends: ["Axis from", "Axis to"],
    scale: "effect",
  },
] as const;

export type OrchardOptions = OptionsOf<typeof ORCHARD_OPTIONS>;
