import { type Fit, formatLevel, studyIntervals } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { createDisplayScale, type DisplayScale } from "../display-scale.ts";
import { drawFooter } from "../footer.ts";
import type { Span } from "../limits.ts";
import { modelLabel } from "../model-label.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { type Estimate, pooledEstimate } from "../pooled.ts";
import type { SceneNode } from "../scene.ts";
import { words } from "../words.ts";
import { axisSize, createForestAxis, drawForestAxis, predictionBand, referenceLines } from "./axis.ts";
import { forestToR } from "./forest-r.ts";
import { heterogeneityPieces, predictionPieces } from "./heterogeneity.ts";
import { type ForestLayout, layoutForest } from "./layout.ts";
import { type ForestAxis, isInside } from "./marks.ts";
import { FOREST_OPTIONS, type ForestOptions } from "./options.ts";
import { type ExcludedStudy, excludedStudies, type StudyRow, shownColumns, studyRows } from "./rows.ts";
import {
  excludedSection,
  isUnreliable,
  type Section,
  studiesSection,
  summaryLabel,
  summarySection,
} from "./sections.ts";
import { headerRow, ruleLine, valueHeading } from "./table.ts";

/**
 * A forest plot: squares with areas in proportion to the weights, intervals at the model's level, a diamond whose tips are
 * the confidence limits. Ratios run on a log axis labelled in natural units.
 */
export const forest: Plot = definePlot({
  id: "forest",
  label: "Forest",
  summary:
    "Every study's effect with its interval and weight, the pooled effect and the prediction interval.",
  reference: "Lewis & Clarke (2001), BMJ 322, 1479-1480, doi:10.1136/bmj.322.7300.1479",
  options: FOREST_OPTIONS,
  draw: drawForest,
  r: forestToR,
});

/** Everything the parts of the plot are drawn from. */
interface Content {
  readonly input: PlotInput;
  readonly options: ForestOptions;
  readonly fit: Fit | null;
  readonly pooled: Estimate | null;
  readonly prediction: Span | null;
  readonly rows: readonly StudyRow[];
  readonly excluded: readonly ExcludedStudy[];
  readonly scale: DisplayScale;
}

function drawForest(input: PlotInput, options: ForestOptions): Drawing {
  const content = prepare(input, options);
  const layout = layoutForest(textsToPlace(content), input.width, content.rows.length);
  return { ...compose(content, layout), description: describe(content) };
}

function prepare(input: PlotInput, options: ForestOptions): Content {
  const { report, document } = input;
  const { effects } = report;
  if (effects === null) throw new RangeError("a forest plot was asked for without effects");
  const scale = createDisplayScale(input);
  const interval = options.showPrediction ? report.fit?.prediction : null;
  return {
    input,
    options,
    fit: report.fit,
    // One study is shown as it is: a diamond would repeat it under the name of a model.
    pooled: report.fit !== null && report.fit.k > 1 ? pooledEstimate(report.fit) : null,
    prediction: !interval || interval.upper === null ? null : { low: interval.lower, high: interval.upper },
    rows: studyRows(effects, report, document, scale, options),
    excluded: excludedStudies(effects.excluded, document, scale),
    scale,
  };
}

function textsToPlace({
  input,
  options,
  rows,
  excluded,
  pooled,
  fit,
  prediction,
  scale,
}: Content): Parameters<typeof layoutForest>[0] {
  const { document } = input;
  const predictionText =
    prediction && scale.formatInterval({ lower: prediction.low, upper: prediction.high });
  return {
    labels: [...rows, ...excluded]
      .map(({ label }) => label)
      .concat(prediction ? [words.forest.prediction] : []),
    boldLabels: fit === null || pooled === null ? [] : [modelLabel(fit.spec).short],
    summaryLabel: fit === null || pooled === null ? "" : modelLabel(fit.spec, input.testLabel).full,
    extras: shownColumns(document, options).map((column, index) => ({
      heading: column.name,
      align: column.kind === "number" ? "end" : "start",
      texts: rows.map(({ extras }) => extras[index] ?? ""),
    })),
    values: [...rows, ...excluded].map(({ valueText }) => valueText).concat(predictionText ?? []),
    boldValues: pooled === null ? [] : [scale.formatWithInterval(pooled.value, pooled)],
    valueHeading: valueHeading(scale.name, document.model.level),
    weights: options.showWeights ? weightTexts(rows, pooled !== null) : [],
  };
}

/** The column of weights; [] where the model has none. */
function weightTexts(rows: Content["rows"], isPooled: boolean): string[] {
  const texts = rows.map(({ weightText }) => weightText).filter((text) => text !== "");
  return texts.length === 0 || !isPooled ? texts : [...texts, words.percent("100")];
}

function compose(content: Content, layout: ForestLayout): Section {
  const { input, rows, excluded, pooled, prediction, fit, scale } = content;
  const { document } = input;
  const spans = [
    ...(pooled === null ? [] : [{ low: pooled.lower, high: pooled.upper }]),
    ...(prediction === null ? [] : [prediction]),
  ];
  const axis = createForestAxis(scale, layout.plot, {
    studies: rows.map(({ estimate }) => ({ low: estimate.lower, high: estimate.upper })),
    pooled: spans,
    given: content.options.limits,
  });
  const header = headerRow(layout, scale.name, document.model.level, { label: words.study });
  const studiesTop = header.height + 5;
  const studies = studiesSection(rows, layout, axis, studiesTop);
  const studiesBottom = studiesTop + studies.height + 4;
  let y = studiesBottom + 4;
  let summary: Section = { nodes: [], height: 0 };
  if (fit !== null && pooled !== null) {
    const options = { top: y, showPrediction: prediction !== null, testLabel: input.testLabel };
    summary = summarySection(fit, pooled, layout, axis, scale, options);
    y += summary.height + 4;
  }
  const summaryBottom = y;
  const leftOut = excludedSection(excluded, layout, axis, y + 4);
  const leftOutRule = excluded.length > 0 ? [ruleLine(layout, y)] : [];
  y += leftOut.height + (excluded.length > 0 ? 8 : 4);
  const drawnAxis = drawForestAxis(document.effects.directions, layout, axis, y);
  const footer = drawFooter(
    [...heterogeneityPieces(fit), ...predictionPieces(fit, prediction !== null)],
    footerNotes(content, layout, axis),
    { left: layout.padding, right: layout.width - layout.padding, top: y + drawnAxis.height + 12 },
    axisSize(layout),
  );
  const nodes: SceneNode[] = [
    ...predictionBand(axis, prediction, header.height, studiesBottom),
    ...referenceLines(axis, pooled, header.height, {
      studies: studiesBottom,
      table: excluded.length > 0 ? summaryBottom : y,
    }),
    ruleLine(layout, header.height),
    ...(summary.height > 0 ? [ruleLine(layout, studiesBottom)] : []),
    ...leftOutRule,
    ...header.nodes,
    ...studies.nodes,
    ...summary.nodes,
    ...leftOut.nodes,
    ...drawnAxis.nodes,
    ...footer.nodes,
  ];
  return { nodes, height: Math.ceil(y + drawnAxis.height + 12 + footer.height + 12) };
}

function footerNotes(
  { fit, pooled, prediction, rows, input }: Content,
  layout: ForestLayout,
  axis: ForestAxis,
): string[] {
  const notes: string[] = [];
  if (fit === null) notes.push(words.forest.noModel);
  else if (fit.k === 1) notes.push(words.forest.oneStudy);
  const { studyIntervals: own } = input.report;
  if (own !== undefined) notes.push(words.forest.studyIntervals(studyIntervals.get(own.method).label));
  if (fit !== null && prediction !== null && isUnreliable(fit)) notes.push(words.forest.weakPrediction);
  if (fit !== null && pooled !== null) {
    const { full } = modelLabel(fit.spec, input.testLabel);
    if (summaryLabel(fit, layout, input.testLabel) !== full) notes.push(words.forest.model(full));
  }
  const outside = rows.filter(({ estimate }) => !isInside(axis, axis.x(estimate.value))).length;
  if (outside > 0) notes.push(words.forest.outside(outside));
  return notes;
}

/** The key result in sentences. */
function describe({ fit, pooled, prediction, rows, excluded, scale, input }: Content): string {
  const { about } = words.forest;
  const level = formatLevel(input.document.model.level);
  const sentences = [about.studies(words.studies(rows.length), level)];
  if (fit !== null && pooled !== null) {
    const { full } = modelLabel(fit.spec, input.testLabel);
    const [value, lower, upper] = [pooled.value, pooled.lower, pooled.upper].map(scale.format);
    sentences.push(about.pooled(full, scale.name, value!, level, lower!, upper!));
  }
  if (prediction !== null) {
    sentences.push(about.prediction(scale.format(prediction.low), scale.format(prediction.high)));
  }
  const pieces = heterogeneityPieces(fit);
  if (pieces.length > 0) sentences.push(about.heterogeneity(pieces));
  if (excluded.length > 0) sentences.push(about.leftOut(excluded.length));
  return sentences.join(" ");
}
