import type { OptionsOf } from "../plot-options.ts";

export const RAINFOREST_OPTIONS = [
  {
    key: "style",
    type: "choice",
    label: "Studies as",
    help: "Drops: the likelihood of each effect. Thick lines: intervals as thick as the study’s weight. In both, the eye is drawn to what is precise and not to what is wide.",
    default: "drops",
    choices: [
      { value: "drops", label: "Drops" },
      { value: "thick", label: "Thick lines" },
    ],
  },
  {
    key: "order",
    type: "choice",
    label: "Order of the studies",
    help: "By effect: the largest first.",
    default: "table",
    choices: [
      { value: "table", label: "as in the table" },
      { value: "effect", label: "by effect" },
    ],
  },
] as const;

export type RainforestOptions = OptionsOf<typeof RAINFOREST_OPTIONS>;
