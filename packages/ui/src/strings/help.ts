import { spoken } from "./spoken.ts";

/** The windows that explain statistics. */
export const help = spoken("help", {
  caution: "Caution",
  source: "Source",
  r: "In R",
  formula: "Formula",
  all: "All statistics",
  close: "Close",
  title: "Glossary of statistics",
  search: "Search the glossary",
  count: (count: number) => (count === 1 ? "1 entry" : `${count} entries`),
  none: (query: string) => `No entry has \u201c${query}\u201d. Try a shorter word, or the symbol.`,
  groups: {
    pooling: "Pooled effect",
    heterogeneity: "Heterogeneity",
    moderators: "Moderators",
    dependence: "Several effects per study",
    network: "Networks of treatments",
    bias: "Publication bias",
    sensitivity: "Sensitivity",
    effects: "Effects of studies",
    estimator: "Estimators of \u03c4\u00b2",
    test: "Tests and intervals of the effect",
    "tau2-interval": "Intervals for \u03c4\u00b2",
    prediction: "Prediction intervals",
    "way-to-pool": "Ways to pool",
    "bias-method": "Methods of the audit",
    measure: "Effect measures",
  },
});
