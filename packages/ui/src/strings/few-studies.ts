import { spoken } from "./spoken.ts";

/** The panel of several methods for few studies; what the methods say of themselves comes with the report. */
export const fewStudies = spoken("fewStudies", {
  heading: (k: number) => `Few studies: ${k} studies, several answers`,
  caption: "The pooled effect by several methods",
  method: "Method",
  effect: (symbol: string, level: string) => `${symbol} [${level}\u00a0CI]`,
  p: "p",
  tau: "\u03c4",
  prediction: "True effect of a new study",
  judgement: "How far to trust it",
  verdicts: {
    usable: "Usable",
    caution: "With caution",
    unreliable: "Unreliable",
    prior: "As good as its prior",
  },
  none: "\u2013",
  noInterval: "no interval",
  prior: "Prior of \u03c4",
  useProposed: (scale: string) => `Use ${scale} as scale`,
});
