import { formatLevel } from "@treeline/engine";
import { createDisplayScale } from "../display-scale.ts";
import { type Drawing, type DrawnParts, type DrawnPlot, drawPlot } from "../draw-plot.ts";
import { modelLabel } from "../model-label.ts";
import type { PlotInput } from "../plot-types.ts";
import { pooledEstimate } from "../pooled.ts";
import { words } from "../words.ts";
import { type Band, ruleBand } from "./bands.ts";
import { brings } from "./brings.ts";
import { directionsTold, type FigureContext, outcomeOf } from "./context.ts";
import { drawFigure, drawPages, type Figure } from "./figure.ts";
import { frameOf, span } from "./frame.ts";
import { heterogeneityPieces, predictionPieces } from "./heterogeneity.ts";
import type { ForestLayout } from "./layout.ts";
import type { ForestAxis } from "./marks.ts";
import { sharedNotes } from "./notes.ts";
import { FOREST_OPTIONS, type ForestOptions } from "./options.ts";
import { ordered } from "./order.ts";
import { overallSummaries } from "./overall.ts";
import { forestPresets } from "./presets/registry.ts";
import { type ExcludedStudy, excludedStudies, leftOutStudies, studyRows } from "./rows.ts";
import { excludedBands, studyBands } from "./study-bands.ts";
import { type DrawnSummary, summaryBands } from "./summary-bands.ts";

/** What draws a forest plot, and no more: the first view of the page. */
export const FOREST_PARTS: DrawnParts<typeof FOREST_OPTIONS> = {
  id: "forest",
  label: "Forest",
  summary:
    "Every study’s effect with its interval and weight, the pooled effect and the prediction interval.",
  reference: "Lewis & Clarke (2001), BMJ 322, 1479-1480, doi:10.1136/bmj.322.7300.1479",
  options: FOREST_OPTIONS,
  brings: (document) => brings("forest", document),
  draw,
  pages: (input, options) => drawPages(figureOf(input, options)),
};

export const drawnForest: DrawnPlot = drawPlot(FOREST_PARTS);

interface Content {
  readonly context: FigureContext;
  readonly options: ForestOptions;
  readonly summaries: readonly DrawnSummary[];
  readonly excluded: readonly ExcludedStudy[];
  /** Names the studies left out where the layout has no rows for them; "" = none. */
  readonly leftOutNote: string;
}

function contentOf(input: PlotInput, options: ForestOptions): Content {
  const { report, document } = input;
  const { effects, fit } = report;
  if (effects === null) throw new RangeError("a forest plot was asked for without effects");
  const scale = createDisplayScale(input);
  const rows = ordered(studyRows(effects, report, document, scale), options, { document, report });
  const preset = forestPresets.get(options.preset);
  const context = { input, preset, scale, outcome: outcomeOf(input), rows, fit, grouped: false };
  return {
    context,
    options,
    summaries: overallSummaries(context, options.showPrediction),
    ...leftOutStudies(excludedStudies(effects.excluded, document, scale), preset),
  };
}

function draw(input: PlotInput, options: ForestOptions): Drawing {
  const content = contentOf(input, options);
  const { context, summaries, excluded } = content;
  const figure = figureFrom(content);
  const stretches = [{ group: null, rows: context.rows, summaries }];
  return {
    ...drawFigure(figure),
    forest: { context, layout: figure.layout, stretches, excluded, withSingles: options.singles !== "none" },
  };
}

function figureOf(input: PlotInput, options: ForestOptions): Figure {
  return figureFrom(contentOf(input, options));
}

function figureFrom(content: Content): Figure {
  const { context, options, summaries } = content;
  const { layout, axis } = frameOf({ ...content, drawn: summaries, overall: summaries });
  const first = summaries[0]?.prediction ?? null;
  return {
    context,
    options,
    layout,
    axis,
    bands: bandsOf(content, layout, axis),
    pooled: summaries[0]?.line.estimate ?? null,
    shaded: options.predictionStyle === "bar" && context.preset.shades && first !== null ? span(first) : null,
    pieces: [...heterogeneityPieces(context.fit), ...predictionPieces(context.fit, first !== null)],
    notes: [
      ...modelNotes(context),
      ...sharedNotes(context, layout, axis, options, summaries),
      ...(content.leftOutNote === "" ? [] : [content.leftOutNote]),
    ],
    description: describe(content),
  };
}

function bandsOf(
  { context, options, summaries, excluded }: Content,
  layout: ForestLayout,
  axis: ForestAxis,
): Band[] {
  const { preset } = context;
  const pooled = summaries.flatMap((drawn) =>
    summaryBands(drawn, context, layout, axis, options.predictionStyle),
  );
  const left = excludedBands(excluded, layout, axis);
  return [
    ...studyBands(context.rows, context, layout, axis, options),
    ...(pooled.length === 0 ? [] : [ruleBand(layout, preset.blank, preset.blank, preset.rules.summary)]),
    ...pooled,
    ...(left.length === 0 ? [] : [ruleBand(layout, 4, 4)]),
    ...left,
  ];
}

function modelNotes({ fit }: FigureContext): string[] {
  if (fit === null) return [words.forest.noModel];
  return fit.k === 1 ? [words.forest.oneStudy] : [];
}

/** The key result in sentences. */
function describe({ context, summaries, excluded }: Content): string {
  const { about } = words.forest;
  const { fit, rows, scale, input } = context;
  const level = formatLevel(input.document.model.level);
  const sentences = [about.studies(words.studies(rows.length), level)];
  const models = fit === null ? [] : [fit, ...(input.report.beside ?? [])];
  for (const [place, model] of models.entries()) {
    const pooled = model.k < 2 ? null : pooledEstimate(model);
    if (pooled === null) continue;
    const { full } = modelLabel(model.spec, place === 0 ? input.testLabel : undefined);
    const [value, lower, upper] = [pooled.value, pooled.lower, pooled.upper].map(scale.format);
    sentences.push(about.pooled(full, scale.name, value!, level, lower!, upper!));
  }
  const prediction = summaries[0]?.prediction ?? null;
  if (prediction !== null) {
    sentences.push(about.prediction(scale.format(prediction.lower), scale.format(prediction.upper)));
  }
  const directions = directionsTold(context);
  if (directions !== "") sentences.push(directions);
  const pieces = heterogeneityPieces(fit);
  if (pieces.length > 0) sentences.push(about.heterogeneity(pieces));
  if (excluded.length > 0) sentences.push(about.leftOut(excluded.length));
  return sentences.join(" ");
}
