import type { OptionsOf } from "../plot-options.ts";

export const LABBE_OPTIONS = [
  {
    key: "scale",
    type: "choice",
    label: "Axes",
    help: "Risks as they were counted, where the line of the pooled effect is curved unless it is a risk difference; or the quantity the measure compares (log odds, log risk), where it is straight.",
    default: "risk",
    choices: [
      { value: "risk", label: "Risks" },
      { value: "measure", label: "Scale of the measure" },
    ],
  },
  {
    key: "labels",
    type: "choice",
    label: "Names",
    help: "Whether studies are named beside their circles; a name without room is left out.",
    default: "none",
    choices: [
      { value: "none", label: "None" },
      { value: "all", label: "All" },
    ],
  },
] as const;

export type LabbeOptions = OptionsOf<typeof LABBE_OPTIONS>;
