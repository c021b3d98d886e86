import { formatFixed, type HypothesisTest } from "@treeline/engine";
import type { FigureContext } from "../context.ts";
import { tightLevel } from "../context.ts";
import type { Heterogeneous } from "../heterogeneity.ts";
import type { Run } from "../rich-text.ts";
import { forestWords as words } from "../words.ts";
import { headingName, measureName } from "./heading.ts";
import { jamaP, subscript, wholeI2 } from "./statistics.ts";
import type { ForestPreset } from "./types.ts";

/** The layout of JAMA: effects left of the plot, bold labels of the directions above it, no tau2. */
export const jama: ForestPreset = {
  id: "jama",
  label: "JAMA",
  summary: "Effects left of the plot, the directions in bold above it.",
  reference:
    "Balduzzi, R\u00fccker & Schwarzer (2019), Evid Based Ment Health 22, 153-160, doi:10.1136/ebmental-2019-300117 (meta, layout JAMA)",
  columns: () => ({ left: ["@effect"], right: [] }),
  brings: { favours: "top", showPrediction: false, prediction: false, pooledLine: false },
  studyHeading: () => words.source,
  effectHeading: (context) => [words.withInterval(headingName(context), tightLevel(context))],
  joinsHeading: false,
  weightHeading: () => words.weightPercent,
  weightSign: "",
  // A minus sign after a hyphen would be read as part of it, and one figure writes all its intervals alike.
  interval: (lower, upper, { signed }) => (signed ? words.fromTo(lower, upper) : `(${lower}-${upper})`),
  spacesEnds: false,
  summaryLabel: ({ fit }) => (fit === null ? null : words.metaModels[fit.spec.kind]),
  groupLabel: ({ fit }) => (fit === null ? null : words.metaModels[fit.spec.kind]),
  squares: {
    binary: "square-dark-blue",
    continuous: "square-dark-blue",
    proportion: "square-dark-blue",
    mean: "square-dark-blue",
    generic: "square-dark-blue",
  },
  diamond: "diamond-light-blue",
  outline: "ink",
  shades: false,
  prediction: "ink",
  cells: "ink",
  headingWeight: "bold",
  summaryWeight: "normal",
  favours: { weight: "bold", arrows: false },
  axisTitle: (context) => words.withInterval(measureName(context), tightLevel(context)),
  rules: { header: true, summary: false },
  tightens: true,
  listsLeftOut: false,
  blank: 0,
  heterogeneity,
  footer: lines,
  footerSize: 0,
};

function heterogeneity(told: Heterogeneous): readonly Run[] {
  const { q } = told.heterogeneity;
  const i2 = wholeI2(told);
  if (q === null) return [];
  return [
    { text: words.heterogeneity },
    ...chiSquare(q),
    ...(i2 === null ? [] : [{ text: ", " }, { text: "I", italic: true }, { text: `\u00b2 = ${i2}` }]),
  ];
}

function lines({ fit, input }: FigureContext): readonly (readonly Run[])[] {
  if (fit === null || fit.k < 2) return [];
  const between = input.report.moderation?.subgroups?.between ?? null;
  return [
    heterogeneity(fit),
    ...(between === null ? [] : [[{ text: words.subgroupDifferences }, ...chiSquare(between)]]),
  ];
}

/** A chi-square with its degrees of freedom below the line; of another test between groups its own letter. */
function chiSquare({ df, distribution, statistic, pValue }: HypothesisTest): readonly Run[] {
  const symbol = distribution === "chisq" ? "\u03c7\u00b2" : statistic.symbol;
  return [
    { text: `${symbol}${subscript(df)} = ${formatFixed(statistic.value, 2)} (` },
    { text: "P", italic: true },
    { text: ` ${jamaP(pValue)})` },
  ];
}
