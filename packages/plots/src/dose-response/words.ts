import { spoken, type Words } from "../spoken.ts";

const english = {
  nothing:
    "There are no dose categories and no numeric moderator whose shapes could be compared. Say in Moderators which columns hold the dose categories of the studies, or choose a dose.",
  noCurve: "No curve could be fitted to the dose categories; the messages beside them say why.",
  noCategories:
    "The rows of this analysis are no dose categories. Say in Moderators which columns hold them.",
  noShapes: "There is no numeric moderator whose shapes could be compared. Choose a dose in Moderators.",
  dose: "Dose",
  inUnit: (name: string, unit: string): string => `${name} (${unit})`,
  outcomes: {
    cc: "Odds ratio",
    ci: "Risk ratio",
    ir: "Rate ratio",
    ratio: "Ratio",
    "mean-difference": "Mean difference",
    "standardized-difference": "Standardised mean difference",
  },
  logScale: (name: string): string => `${name}, log scale`,
  reference: (dose: string): string => `reference ${dose}`,
  curve: (shape: string, level: string, studies: string): string =>
    `Line and band: the curve (${shape.toLowerCase()}) against the reference dose with ${level} limits, ${studies}. Circles: the categories as reported, moved by the curve at their study’s own reference dose; area: precision.`,
  cut: "The band goes on beyond the axis.",
  shapes: (level: string): string =>
    `Lines: shapes of the dose, best AICc first in the legend. Band: ${level} limits of the best. Circles: studies; area: precision.`,
  pointTitle: (study: string, dose: string, value: string, interval: string): string =>
    `${study}: dose ${dose}, ${value} ${interval}`,
  studyTitle: (study: string, dose: string, value: string): string => `${study}: ${dose}, ${value}`,
  weight: (label: string, weight: string): string => `${label} (${weight})`,
} as const;

/** Every word that the dose-response plot draws or speaks; numbers come in as texts. */
export const doseWords: Words<typeof english> = spoken("dose", english);
