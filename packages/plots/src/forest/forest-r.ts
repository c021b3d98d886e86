import {
  type AnalysisDocument,
  coefficientTests,
  type Fit,
  findColumn,
  formatLevel,
  type ModelSpec,
  measures,
  rCall,
  rNumber,
  rNumbers,
  rString,
  rStrings,
} from "@treeline/engine";
import { combinedCells } from "@treeline/engine/aggregate";
import { modelArguments } from "../model-arguments-r.ts";
import { modelLabel } from "../model-label.ts";
import type { ModeratedReport } from "../plot-types.ts";
import { rAxisTransformation, rReferenceLine, shownWith } from "../r-axis.ts";
import { columnArguments, columnLines, headingLines, tableColumns } from "./columns-r.ts";
import type { ForestOptions } from "./options.ts";

/** What metafor's `order` argument sorts by, ascending; null keeps the order of the table. */
const ORDER: Readonly<Record<ForestOptions["order"], string | null>> = {
  table: null,
  effect: "-es$yi",
  precision: "es$vi",
  weight: "-weights(res)",
  label: "study",
  year: 'suppressWarnings(as.numeric(sub(".*((18|19|20)[0-9]{2}).*", "\\\\1", study)))',
  fitted: "-fitted(res_mods)",
  "raw-residual": "-residuals(res)",
  residual: "-rstandard(res)$z",
  "size-of-residual": "-abs(residuals(res))",
  "size-of-standardised": "-abs(rstandard(res)$z)",
  column: "forest_key",
};

/** metafor's names of the styles of prediction intervals, which it has since 4.8. */
const STYLES: Readonly<Record<ForestOptions["predictionStyle"], string>> = {
  bar: "bar",
  line: "line",
  shade: "shade",
  polygon: "polygon",
  distribution: "dist",
};

/**
 * `metafor::forest` with the columns of the table left of the plot, its order, and the models beside the first below it. The
 * prediction interval has its style where metafor knows it (since 4.8), else a dotted line below the diamond.
 */
export function forestToR(
  document: AnalysisDocument,
  fit: Fit,
  options: ForestOptions,
  report: ModeratedReport = { effects: null },
): readonly string[] {
  const measure = measures.get(document.effects.measure);
  const { effects } = report;
  const columns = tableColumns(document, options, effects);
  const key = orderKey(document, options, effects);
  const order = orderArgument(options, hasKey(options, report, key));
  const beside = (document.model.beside ?? []).length;
  const call = rCall("forest", [
    ["", "res"],
    ["header", "TRUE"],
    rReferenceLine(document, options, measure.nullValue),
    ["showweights", options.showWeights ? "TRUE" : "FALSE"],
    ["xlab", rString(document.effects.effectName ?? measure.label)],
    order === null ? null : ["order", order],
    ...columnArguments(columns),
    beside === 0 ? null : ["ylim", `c(${-1.5 - beside}, res$k + 3)`],
    rAxisTransformation(document),
    options.limits === null ? null : ["alim", rNumbers(options.limits.map(shownWith(document, fit).inverse))],
  ]);
  return [
    ...(key === null ? [] : [`forest_key <- ${key}`]),
    ...columnLines(columns, "es"),
    call,
    ...headingLines(columns, "res$k + 2"),
    ...besideLines(document),
    ...predictionLines(document, fit, options, beside),
  ];
}

/** Whether R has what is ordered by: the column, or the fitted value of every study. */
function hasKey(
  { order }: ForestOptions,
  { effects, moderation }: ModeratedReport,
  key: string | null,
): boolean {
  if (order === "column") return key !== null;
  return order !== "fitted" || moderation?.regression?.rowIds.length === effects?.rowIds.length;
}

function orderArgument({ order, reverse }: ForestOptions, isKnown: boolean): string | null {
  const key = ORDER[order];
  // forest() draws the first study on top; reversed, the table runs the other way.
  if (key === null || !isKnown) return reverse ? "rev(seq_len(res$k))" : null;
  return reverse ? `order(${key}, decreasing = TRUE)` : `order(${key})`;
}

function orderKey(
  document: AnalysisDocument,
  { order, orderColumn: [name] }: ForestOptions,
  effects: ModeratedReport["effects"],
): string | null {
  if (order !== "column" || effects === null || name === undefined) return null;
  if (findColumn(document.table, name) === undefined) return null;
  const cellOf = combinedCells(effects, document.table, name);
  const cells = effects.rowIds.map(cellOf);
  const numbers = cells.filter((cell) => typeof cell === "number");
  if (cells.every((cell) => cell === null || typeof cell === "number")) {
    return numbers.length === cells.length
      ? rNumbers(numbers)
      : `c(${cells.map((cell) => (typeof cell === "number" ? rNumber(cell) : "NA")).join(", ")})`;
  }
  return rStrings(cells.map((cell) => (cell === null ? null : String(cell))));
}

/** A polygon for each model beside the first, fitted by `rma()`. */
function besideLines(document: AnalysisDocument): string[] {
  const { model } = document;
  const transformation = rAxisTransformation(document);
  const own = transformation === null ? "" : `, ${transformation[0]} = ${transformation[1]}`;
  return (model.beside ?? []).map((beside, place) => {
    const spec: ModelSpec = {
      ...model,
      ...beside,
      tau2: null,
      pooling: "IV",
      poolingParams: {},
      weighting: "inverse-variance",
    };
    const label = modelLabel(spec, coefficientTests.get(beside.test).label).full;
    const settings = modelArguments(spec, beside.test).flatMap((one) =>
      one === null ? [] : [one[0] === "" ? one[1] : `${one[0]} = ${one[1]}`],
    );
    const fitted = `rma(yi, vi, data = es, ${settings.join(", ")})`;
    return `addpoly(${fitted}, row = ${-2 - place}, mlab = ${rString(label)}${own})`;
  });
}

function predictionLines(
  { model }: AnalysisDocument,
  { prediction }: Fit,
  { showPrediction, predictionStyle }: ForestOptions,
  beside: number,
): string[] {
  if (prediction === null || !showPrediction) return [];
  const row = rNumber(-1.35 - beside);
  return [
    `# The prediction interval above (${formatLevel(model.level).replace("\u00a0", " ")}), below the diamond.`,
    'if (packageVersion("metafor") >= "4.8") {',
    `  addpoly(res, row = ${row}, addpred = TRUE, predstyle = ${rString(STYLES[predictionStyle])}, mlab = "")`,
    "} else {",
    `  segments(pi[1], ${row}, pi[2], ${row}, lty = "dotted")`,
    "}",
  ];
}
