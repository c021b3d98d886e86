import { type Fit, formatLevel, studyIntervals } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { createDisplayScale, type DisplayScale } from "../display-scale.ts";
import { drawEffectAxis } from "../effect-axis.ts";
import { drawFooter } from "../footer.ts";
import { robustLimits, type Span } from "../limits.ts";
import { linearScale } from "../linear-scale.ts";
import { modelLabel } from "../model-label.ts";
import { lineNode, rectNode } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { type Estimate, pooledEstimate } from "../pooled.ts";
import type { SceneNode } from "../scene.ts";
import { effectTicks } from "../ticks.ts";
import { words } from "../words.ts";
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
  const axis = createAxis(content, layout);
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
  const drawnAxis = drawAxis(content, layout, axis, y);
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

function createAxis({ options, rows, pooled, prediction, scale }: Content, layout: ForestLayout): ForestAxis {
  const { left, right } = layout.plot;
  const asSpan = ({ low, high }: Span): Span => ({
    low: scale.coordinate(low),
    high: scale.coordinate(high),
  });
  // An end at infinity says nothing about where the axis should end.
  const studies = rows
    .map(({ estimate }) => asSpan({ low: estimate.lower, high: estimate.upper }))
    .filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high));
  const pooledSpans = [
    ...(pooled === null ? [] : [asSpan({ low: pooled.lower, high: pooled.upper })]),
    ...(prediction === null ? [] : [asSpan(prediction)]),
  ];
  const nullValue = scale.nullValue === null ? null : scale.coordinate(scale.nullValue);
  const limits = givenLimits(options.limits, scale) ?? robustLimits(studies, pooledSpans, nullValue);
  const position = linearScale(limits, [left, right]);
  const x = (value: number): number => {
    const coordinate = scale.coordinate(value);
    return Number.isFinite(coordinate) ? position(coordinate) : coordinate;
  };
  return { scale, left, right, limits, x };
}

/** The document's limits as axis coordinates, where they can be used: a ratio axis cannot begin at 0. */
function givenLimits(given: ForestOptions["limits"], scale: DisplayScale): [number, number] | null {
  if (given === null) return null;
  const limits: [number, number] = [scale.coordinateOfDisplay(given[0]), scale.coordinateOfDisplay(given[1])];
  return limits.every(Number.isFinite) && limits[0] < limits[1] ? limits : null;
}

function drawAxis({ input, scale }: Content, layout: ForestLayout, axis: ForestAxis, top: number): Section {
  const { left, right, limits } = axis;
  const size = axisSize(layout);
  const position = linearScale(limits, [left, right]);
  const shown: [number, number] = [
    scale.displayOfCoordinate(limits[0]),
    scale.displayOfCoordinate(limits[1]),
  ];
  const nullX = scale.nullValue === null ? null : axis.x(scale.nullValue);
  return drawEffectAxis({
    left,
    right,
    top,
    width: layout.width,
    padding: layout.padding,
    size,
    ticks: effectTicks(scale, shown, (value) => position(scale.coordinateOfDisplay(value)), size),
    title: scale.transformation.axis === "log" ? words.logScale(scale.name) : scale.name,
    nullX: nullX !== null && isInside(axis, nullX) ? nullX : null,
    directions: input.document.effects.directions,
  });
}

function predictionBand(axis: ForestAxis, prediction: Span | null, top: number, bottom: number): SceneNode[] {
  if (prediction === null) return [];
  const left = Math.max(axis.left, axis.x(prediction.low));
  const right = Math.min(axis.right, axis.x(prediction.high));
  return right > left ? [rectNode("prediction", { left, right, top, bottom }, "accent-soft")] : [];
}

function referenceLines(
  axis: ForestAxis,
  pooled: Estimate | null,
  top: number,
  bottom: { readonly studies: number; readonly table: number },
): SceneNode[] {
  const nodes: SceneNode[] = [];
  const { nullValue } = axis.scale;
  const nullX = nullValue === null ? null : axis.x(nullValue);
  if (nullX !== null && isInside(axis, nullX)) {
    nodes.push(lineNode("null-line", { x: nullX, y: top }, { x: nullX, y: bottom.table }, "muted"));
  }
  const x = pooled === null ? null : axis.x(pooled.value);
  if (x !== null && isInside(axis, x)) {
    nodes.push(lineNode("estimate-line", { x, y: top }, { x, y: bottom.studies }, "accent", 1, [2, 3]));
  }
  return nodes;
}

/** Size of the type below the plot: a shade smaller than the table's, never tiny. */
function axisSize(layout: ForestLayout): number {
  return Math.max(11, layout.size - 0.5);
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
