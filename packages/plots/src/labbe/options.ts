import type { OptionsOf } from "../plot-options.ts";

export const LABBE_OPTIONS = [
  {
    key: "scale",
    type: "choice",
    label: "Axes",
    help: "Risks or rates as they were counted, where the pooled effect may be a curve; or the quantity the measure compares (log odds, log risk, log rate), where it is a straight line beside the diagonal.",
    default: "risk",
    choices: [
      { value: "risk", label: "Risks or rates" },
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
