import { bracketed, formatFixed, type HypothesisTest } from "@treeline/engine";
import { words as common } from "../../words.ts";
import { type FigureContext, tightLevel } from "../context.ts";
import type { Heterogeneous } from "../heterogeneity.ts";
import type { Run } from "../rich-text.ts";
import { forestWords as words } from "../words.ts";
import { measureName, pooledBy } from "./heading.ts";
import { cochraneP, dfText, overallSymbol, overallTest, threeDecimals, wholeI2 } from "./statistics.ts";
import type { ForestPreset } from "./types.ts";

/** The layout of Review Manager: every column left of the plot, blue, green or red squares, black diamonds. */
export const cochrane: ForestPreset = {
  id: "cochrane",
  label: "Cochrane (RevMan)",
  summary: "Every column left of the plot, as Review Manager 5 draws it.",
  reference:
    "Balduzzi, R\u00fccker & Schwarzer (2019), Evid Based Ment Health 22, 153-160, doi:10.1136/ebmental-2019-300117 (meta, layout RevMan5)",
  columns: (outcome) => ({ left: COLUMNS[outcome], right: [] }),
  brings: { showPrediction: false, prediction: false, pooledLine: false },
  studyHeading: (grouped) => (grouped ? words.revman.study : common.study),
  effectHeading: (context) => [measureName(context), pooledBy(context)],
  plotHeading: (context) => [measureName(context), pooledBy(context)],
  joinsHeading: false,
  weightHeading: () => common.weight,
  weightSign: "%",
  interval: bracketed,
  spacesEnds: true,
  summaryLabel: (context) => words.total(tightLevel(context)),
  groupLabel: (context) => words.subtotal(tightLevel(context)),
  squares: {
    binary: "square-blue",
    proportion: "square-blue",
    continuous: "square-green",
    mean: "square-green",
    generic: "square-red",
  },
  diamond: "diamond-black",
  outline: "ink",
  shades: false,
  prediction: "diamond-black",
  cells: "ink",
  headingWeight: "bold",
  summaryWeight: "bold",
  favours: { weight: "normal", arrows: false },
  axisTitle: () => "",
  rules: { header: true, summary: false },
  tightens: true,
  listsLeftOut: false,
  blank: 6,
  heterogeneity: (told) => [{ text: heterogeneity(told) }],
  footer: lines,
  footerSize: 0,
};

const COLUMNS = {
  binary: ["@events1", "@total1", "@events2", "@total2", "@weight", "@effect"],
  continuous: ["@mean1", "@sd1", "@total1", "@mean2", "@sd2", "@total2", "@weight", "@effect"],
  proportion: ["@events1", "@total1", "@weight", "@effect"],
  mean: ["@mean1", "@sd1", "@total1", "@weight", "@effect"],
  generic: ["@estimate", "@se", "@weight", "@effect"],
} as const;

function heterogeneity(told: Heterogeneous): string {
  const { q } = told.heterogeneity;
  const [i2, tau2] = [wholeI2(told), told.tau2.estimate];
  const parts = [
    told.spec.kind === "random" && tau2 !== null ? words.revman.tau2(threeDecimals(tau2)) : "",
    q === null
      ? ""
      : words.revman.test(
          words.revman.chi2,
          formatFixed(q.statistic.value, 2),
          dfText(q),
          cochraneP(q.pValue),
        ),
    i2 === null ? "" : `I\u00b2 = ${i2}`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : words.heterogeneity + parts.join("; ");
}

function lines(context: FigureContext): readonly (readonly Run[])[] {
  const { fit, input } = context;
  if (fit === null || fit.k < 2) return [];
  const test = overallTest(context);
  const between = input.report.moderation?.subgroups?.between ?? null;
  const found = [
    heterogeneity(fit),
    test === null
      ? ""
      : `${words.overall}${overallSymbol(test)} = ${formatFixed(Math.abs(test.statistic.value), 2)} (${cochraneP(test.pValue)})`,
    between === null
      ? ""
      : words.subgroupDifferences +
        words.revman.test(
          chiSymbol(between),
          formatFixed(between.statistic.value, 2),
          dfText(between),
          cochraneP(between.pValue),
        ),
  ];
  return found.filter((line) => line !== "").map((text) => [{ text }]);
}

/** The test between groups is one of F where the summaries are tested by t. */
function chiSymbol({ distribution, statistic }: HypothesisTest): string {
  return distribution === "chisq" ? words.revman.chi2 : statistic.symbol;
}
