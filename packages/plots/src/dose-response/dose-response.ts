import { type AnalysisDocument, type FigureSubject, figureWords, formatShort } from "@treeline/engine";
import type { ToldCell } from "@treeline/engine/jobs/tell";
import { directionsOfDoses } from "../directions/further/further.ts";
import { furtherDirections } from "../directions/further/words.ts";
import { drawEffectAxis } from "../effect-axis.ts";
import { figured } from "../figured.ts";
import { drawFooter } from "../footer.ts";
import { messageScene } from "../message-scene.ts";
import { groupNode } from "../nodes.ts";
import { plotName } from "../plot-name.ts";
import { optionsOf } from "../plot-options.ts";
import { type Drawn, MINIMUM_WIDTH, type Plot, type PlotInput } from "../plot-types.ts";
import type { Scene } from "../scene.ts";
import { linearTicks } from "../ticks.ts";
import { cell, type Numbers } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { words as common } from "../words.ts";
import { curvesShown, type DoseContent, doseContent, whyNoCurve } from "./content.ts";
import { doseFrame, drawUpright, SIZE } from "./frame.ts";
import { bandNode, circleNodes, curveNodes, isCut, legendNodes, referenceNodes } from "./marks.ts";
import { DOSE_OPTIONS, type DoseOptions } from "./options.ts";
import { doseCurveToR } from "./r-lines.ts";
import { doseWords as words } from "./words.ts";

const ID = "dose-response";

/**
 * The curve through dose categories with its limits, or the shapes of a dose compared over studies. Dose categories have a curve
 * without a pooled effect, so that this plot, unlike the others, needs none.
 */
export const doseResponse: Plot = {
  id: ID,
  label: "Dose-response",
  summary: "The effect along the dose: the curve through dose categories, or shapes compared over studies.",
  reference:
    "Greenland & Longnecker (1992), Am J Epidemiol 135, 1301-1309, doi:10.1093/oxfordjournals.aje.a116237",
  home: "moderators",
  options: DOSE_OPTIONS,
  beside: ["show"],
  applies: (input) => whyNoCurve(input, given(input.document)),
  drawing(input) {
    const options = given(input.document);
    if (whyNoCurve(input, options) !== null) return null;
    return { numbers: () => numbersOf(doseContent(input, options)) };
  },
  subject,
  scene,
  pages: (input) => [scene(input)],
  brings: () => ({}),
  idle: () => ({}),
  shown: given,
  r: (document) => doseCurveToR(document),
};

function given(document: AnalysisDocument): DoseOptions {
  return optionsOf(DOSE_OPTIONS, document.plots[ID]);
}

function subject({ report, document }: Drawn): FigureSubject {
  const show = curvesShown(report, given(document));
  return { about: { show }, isUsual: show === curvesShown(report, optionsOf(DOSE_OPTIONS, {})) };
}

/** The circles and the curves point by point, on the scale that the axis shows. */
function numbersOf({ circles, series, xTitle, yTitle, isLog }: DoseContent): Numbers {
  const shown = (value: number | null): ToldCell => cell(value === null || !isLog ? value : Math.exp(value));
  return {
    head: [twinWords.curve, xTitle, yTitle, twinWords.lower, twinWords.upper, twinWords.weight],
    rows: [
      ...circles.map(({ label, dose, value, weight }) => [
        label,
        cell(dose, "value"),
        shown(value),
        null,
        null,
        cell(weight, "value"),
      ]),
      ...series.flatMap(({ name, points }) =>
        points.map(({ dose, estimate, lower, upper }) => [
          name === "" ? twinWords.line : name,
          cell(dose, "value"),
          shown(estimate),
          shown(lower),
          shown(upper),
          null,
        ]),
      ),
    ],
  };
}

const TOP = 30;

function scene(input: PlotInput): Scene {
  const width = Math.max(MINIMUM_WIDTH, input.width);
  const title = common.title(plotName(doseResponse), input.document.title);
  const options = given(input.document);
  const why = whyNoCurve(input, options);
  if (why !== null) return messageScene(title, width, common.nothing.notDrawn(plotName(doseResponse)), why);
  const { nodes, height, description } = draw({ ...input, width }, options);
  const drawn = { width, height, title, description, root: groupNode("background", nodes) };
  return figured(drawn, figureWords(input.document, ID, subject(input)), { number: 1, of: 1 });
}

function draw(input: PlotInput, options: DoseOptions) {
  const content = doseContent(input, options);
  const { series, circles, reference, xTitle, yTitle, note, description } = content;
  const { width } = input;
  const padding = width >= 600 ? 16 : 12;
  const sides = { left: padding, right: width - padding };
  const legend = legendNodes(series, { ...sides, top: TOP });
  const top = TOP + legend.height + 4;
  const bottom = top + Math.round(Math.min(440, Math.max(220, 0.5 * width)));
  const frame = doseFrame(content, options, { ...sides, top, bottom });
  const axis = drawEffectAxis({
    left: frame.left,
    right: frame.right,
    top: bottom,
    width,
    padding,
    size: SIZE,
    ticks: linearTicks(frame.doses, 0, frame.x, SIZE),
    title: xTitle,
    nullX: null,
    directions: { negative: "", positive: "" },
  });
  const first = series[0];
  const band = options.band && first !== undefined ? bandNode(first, frame) : [];
  const cut = options.band && first !== undefined && isCut(first, frame, content);
  const footerTop = bottom + axis.height + 10;
  const { negative, positive } = directionsOfDoses(input);
  const notes = [note, furtherDirections.upright(negative, positive), ...(cut ? [words.cut] : [])];
  const footer = drawFooter([], notes, { ...sides, top: footerTop }, SIZE);
  return {
    nodes: [
      ...legend.nodes,
      ...band,
      ...referenceNodes(content, frame, words.reference(formatShort(reference ?? 0))),
      ...(options.points ? circleNodes(circles, frame) : []),
      ...curveNodes(series, frame),
      ...drawUpright(frame, yTitle, padding),
      ...axis.nodes,
      ...footer.nodes,
    ],
    height: Math.ceil(footerTop + footer.height + 12),
    description,
  };
}
