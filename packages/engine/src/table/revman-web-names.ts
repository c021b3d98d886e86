import type { DerivedColumn } from "./formula-tree.ts";

/** Names of columns that the tables of analyses have beside those of numbers. */
export const NAMES = {
  groupName: "Analysis group name",
  analysisName: "Analysis name",
  group: "Analysis group",
  number: "Analysis number",
  measure: "Effect measure",
  method: "Statistical method",
  model: "Analysis model",
  left: "Graph label (left)",
  right: "Graph label (right)",
  dataType: "Data type",
  swap: "Swap event and non-event",
} as const;

/** How one kind of outcome is written, and what it becomes. */
export interface Kind {
  /** What "Data type" of the settings begins with. */
  readonly type: string;
  readonly fields: readonly string[];
  readonly inputs: Readonly<Record<string, string>>;
  readonly fallback: string;
  readonly derived: readonly DerivedColumn[];
}

const SIZES = ["Experimental N", "Control N"];
const COUNTS = ["Experimental cases", "Experimental N", "Control cases", "Control N"];

/** The kinds of outcomes, the one of which most is known first: where no settings say it, the filled columns do. */
export const KINDS: readonly Kind[] = [
  {
    type: "O-E",
    fields: ["O-E", "Variance", ...COUNTS],
    inputs: { yi: "log HR", sei: "SE of log HR" },
    fallback: "GEN",
    derived: [
      { name: "log HR", expression: "`O-E` / Variance" },
      { name: "SE of log HR", expression: "1 / sqrt(Variance)" },
    ],
  },
  {
    type: "Contrast",
    fields: ["GIV Mean", "GIV SE", ...SIZES],
    inputs: { yi: "GIV Mean", sei: "GIV SE" },
    fallback: "GEN",
    derived: [],
  },
  {
    type: "Continuous",
    fields: ["mean", "SD", "N"].flatMap((what) => [`Experimental ${what}`, `Control ${what}`]),
    inputs: {
      m1i: "Experimental mean",
      sd1i: "Experimental SD",
      n1i: "Experimental N",
      m2i: "Control mean",
      sd2i: "Control SD",
      n2i: "Control N",
    },
    fallback: "SMD",
    derived: [],
  },
  {
    type: "Dichotomous",
    fields: COUNTS,
    inputs: { ai: "Experimental cases", n1i: "Experimental N", ci: "Control cases", n2i: "Control N" },
    fallback: "RR",
    derived: [],
  },
];

/** Effect measures as the settings call them. */
export const MEASURES: Readonly<Record<string, string>> = {
  "Odds Ratio": "OR",
  "Odds Ratio (Non-event)": "OR",
  "Peto Odds Ratio": "PETO",
  "Risk Ratio": "RR",
  "Risk Difference": "RD",
  "Mean Difference": "MD",
  "Std. Mean Difference": "SMD",
  "Standardized Mean Difference": "SMD",
};
