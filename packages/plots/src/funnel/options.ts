import type { OptionsOf } from "../plot-options.ts";

export const FUNNEL_OPTIONS = [
  {
    key: "style",
    type: "choice",
    label: "Funnel",
    help: "Plain: the pseudo confidence region around the pooled effect. Significance contours: ranges of p-values around no effect (Peters 2008).",
    default: "plain",
    choices: [
      { value: "plain", label: "Plain" },
      { value: "contour", label: "Significance contours" },
    ],
  },
  {
    key: "labels",
    type: "choice",
    label: "Names",
    help: "Which studies are named. Outside: those outside the region or the outermost contour.",
    default: "outside",
    choices: [
      { value: "none", label: "None" },
      { value: "outside", label: "Outside" },
      { value: "all", label: "All" },
    ],
  },
] as const;

export type FunnelOptions = OptionsOf<typeof FUNNEL_OPTIONS>;
