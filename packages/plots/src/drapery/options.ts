import type { OptionsOf } from "../plot-options.ts";

export const DRAPERY_OPTIONS = [
  {
    key: "upright",
    type: "choice",
    label: "Upright axis",
    help: "The p-value from 0 to 1, or the test statistic whose values are spaced as those of a z-score.",
    default: "p",
    choices: [
      { value: "p", label: "p-value" },
      { value: "z", label: "Test statistic" },
    ],
  },
  {
    key: "prediction",
    type: "boolean",
    label: "Prediction region",
    help: "Where the true effect of a new study is expected, at every level at once.",
    default: true,
  },
  {
    key: "labels",
    type: "boolean",
    label: "Names",
    help: "Names of the studies at the top of their curves, where there is room.",
    default: false,
  },
] as const;

export type DraperyOptions = OptionsOf<typeof DRAPERY_OPTIONS>;
