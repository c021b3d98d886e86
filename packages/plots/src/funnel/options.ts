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
    help: "The pseudo confidence region allows for τ² beside sampling error. It concerns the plain funnel.",
    default: false,
  },
  {
    key: "upright",
    type: "choice",
    label: "Upright axis",
    help: "Standard errors show small studies best, and their region has straight sides (Sterne & Egger 2001). Sizes of studies do not depend on the effects; they have no region. Diagnostic odds ratios stand on effective sizes, 4 n₁ n₂ / (n₁ + n₂), unless another axis is chosen (Deeks 2005).",
    default: "sei",
    choices: [
      { value: "sei", label: "Standard error" },
      { value: "vi", label: "Variance" },
      { value: "seinv", label: "Precision (1 / standard error)" },
      { value: "vinv", label: "1 / variance" },
      { value: "ni", label: "Size of the study" },
      { value: "ninv", label: "1 / size" },
      { value: "sqrtni", label: "Square root of the size" },
      { value: "sqrtninv", label: "1 / square root of the size" },
      { value: "lni", label: "Logarithm of the size" },
      { value: "wi", label: "Weight" },
      { value: "ess", label: "1 / square root of the effective size" },
    ],
  },
  {
    key: "groups",
    type: "columns",
    label: "Colour and shape by",
    help: "Studies with the same value in this column have a colour and a shape of their own.",
    default: [],
    most: 1,
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
