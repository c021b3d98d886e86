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
    key: "overlay",
    type: "choice",
    label: "From the audit",
    help: "What the audit for publication bias makes of small studies: studies filled in by trim-and-fill (open circles), and how effects would depend on their standard errors (PET, PEESE, limit meta-analysis).",
    default: "none",
    choices: [
      { value: "none", label: "Nothing" },
      { value: "filled", label: "Filled-in studies" },
      { value: "lines", label: "Regression lines" },
      { value: "all", label: "Studies and lines" },
    ],
  },
  {
    key: "heterogeneity",
    type: "boolean",
    label: "Region widened by heterogeneity",
    help: "The pseudo confidence region allows for tau2 beside sampling error. It concerns the plain funnel.",
    default: false,
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
