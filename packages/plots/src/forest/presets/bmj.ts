import { formatFixed } from "@treeline/engine";
import type { FigureContext } from "../context.ts";
import { tightLevel } from "../context.ts";
import type { Heterogeneous } from "../heterogeneity.ts";
import type { Run } from "../rich-text.ts";
import { forestWords as words } from "../words.ts";
import { measureName, pooledBy } from "./heading.ts";
import { bmjP, dfText, overallSymbol, overallTest, threeDecimals, wholeI2 } from "./statistics.ts";
import type { ForestPreset } from "./types.ts";

/** The layout of the BMJ: what the groups report left of the plot, weights and effects right of it, plain type. */
export const bmj: ForestPreset = {
  id: "bmj",
  label: "BMJ",
  summary: "Events or means left of the plot, weights and effects right of it, in plain type.",
  reference:
    "Balduzzi, R\u00fccker & Schwarzer (2019), Evid Based Ment Health 22, 153-160, doi:10.1136/ebmental-2019-300117 (meta, layout BMJ)",
  columns: (outcome) => ({ left: LEFT[outcome], right: ["@weight", "@effect"] }),
  brings: { showPrediction: false, prediction: false, pooledLine: false },
  studyHeading: () => words.studyOrSubgroup,
  effectHeading: (context) => [measureName(context), pooledBy(context, true)],
  plotHeading: (context) => [measureName(context), pooledBy(context, true)],
  joinsHeading: false,
  weightHeading: () => words.weightPercent,
  weightSign: "",
  interval: (lower, upper) => words.fromTo(lower, upper),
  spacesEnds: true,
  summaryLabel: (context) => words.total(tightLevel(context)),
  groupLabel: (context) => words.subtotal(tightLevel(context)),
  squares: { binary: "ink", continuous: "ink", proportion: "ink", mean: "ink", generic: "ink" },
  diamond: "ink",
  outline: null,
  shades: false,
  prediction: "ink",
  cells: "ink",
  headingWeight: "normal",
  summaryWeight: "normal",
  favours: { weight: "normal", arrows: false },
  axisTitle: () => "",
  rules: { header: true, summary: false },
  tightens: true,
  listsLeftOut: false,
  blank: 6,
  heterogeneity: (told) => [{ text: heterogeneity(told) }],
  footer: lines,
  footerSize: -1,
};

const LEFT = {
  binary: ["@counts1", "@counts2"],
  continuous: ["@meansd1", "@meansd2"],
  proportion: ["@counts1"],
  mean: ["@meansd1"],
  generic: [],
} as const;

function heterogeneity(told: Heterogeneous): string {
  const { q } = told.heterogeneity;
  const [i2, tau2] = [wholeI2(told), told.tau2.estimate];
  const close = (text: string): string => text.replaceAll(" ", "");
  const parts = [
    told.spec.kind === "random" && tau2 !== null ? `\u03c4\u00b2${close(threeDecimals(tau2))}` : "",
    q === null ? "" : words.bmj.test(formatFixed(q.statistic.value, 2), dfText(q), bmjP(q.pValue)),
    i2 === null ? "" : `I\u00b2=${i2}`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : words.bmjHeterogeneity + parts.join("; ");
}

/** The test of all studies is shown, that between groups is not. */
function lines(context: FigureContext): readonly (readonly Run[])[] {
  const { fit } = context;
  if (fit === null || fit.k < 2) return [];
  const test = overallTest(context);
  const found = [
    heterogeneity(fit),
    test === null
      ? ""
      : `${words.overall}${overallSymbol(test).toLowerCase()}=${formatFixed(Math.abs(test.statistic.value), 2)}, ${bmjP(test.pValue)}`,
  ];
  return found.filter((line) => line !== "").map((text) => [{ text }]);
}
