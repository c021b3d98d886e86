import type { OptionsOf } from "../plot-options.ts";

export const PREDICTIVE_OPTIONS = [
  {
    key: "mean",
    type: "boolean",
    label: "Distribution of the mean",
    help: "The confidence distribution of the pooled effect beside that of a new study.",
    default: true,
  },
  {
    key: "studies",
    type: "boolean",
    label: "Studies",
    help: "The studies’ effects as marks.",
    default: true,
  },
  {
    key: "probabilities",
    type: "boolean",
    label: "Probabilities",
    help: "How probable a new study’s true effect is on both sides of the threshold, or of no effect.",
    default: true,
  },
] as const;

export type PredictiveOptions = OptionsOf<typeof PREDICTIVE_OPTIONS>;
