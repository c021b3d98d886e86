import type { OptionsOf } from "../plot-options.ts";

export const DOSE_OPTIONS = [
  {
    key: "show",
    isSubject: true,
    type: "choice",
    label: "Curves",
    help: "The curve through dose categories, or the shapes of a dose compared over the studies. Automatic: categories where there are any.",
    default: "auto",
    choices: [
      { value: "auto", label: "automatic" },
      { value: "categories", label: "dose categories" },
      { value: "shapes", label: "shapes compared" },
    ],
  },
  {
    key: "band",
    type: "boolean",
    label: "Confidence band",
    help: "Where the curve lies with the confidence of the analysis.",
    default: true,
  },
  {
    key: "points",
    type: "boolean",
    label: "Studies",
    help: "Categories or studies as circles, their area by precision.",
    default: true,
  },
] as const;

export type DoseOptions = OptionsOf<typeof DOSE_OPTIONS>;
