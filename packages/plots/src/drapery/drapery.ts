import { criticalValue, formatLevel, formatPValue, pValueAt, type TestedEstimate } from "@treeline/engine";
import { curveNode } from "../curve.ts";
import { type Drawing, definePlot } from "../define-plot.ts";
import { directionsOf } from "../directions/directions.ts";
import { createDisplayScale, type DisplayScale } from "../display-scale.ts";
import { drawEffectAxis } from "../effect-axis.ts";
import { drawFooter } from "../footer.ts";
import { placeLabels } from "../funnel/labels.ts";
import { funnelWords } from "../funnel/words.ts";
import { robustLimits } from "../limits.ts";
import { linearScale } from "../linear-scale.ts";
import { modelLabel } from "../model-label.ts";
import { type Box, laterNode, lineNode, type Point, polygonPath } from "../nodes.ts";
import { normalHalfWidth } from "../normal-half-width.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { distributionsOf } from "../predictive/distributions.ts";
import type { SceneNode } from "../scene.ts";
import { effectTicks } from "../ticks.ts";
import { twinWords } from "../twin/words.ts";
import { uprightAxis } from "../upright-axis.ts";
import { words } from "../words.ts";
import { draperyToR } from "./drapery-r.ts";
import { draperyNumbers } from "./numbers.ts";
import { DRAPERY_OPTIONS, type DraperyOptions } from "./options.ts";

/** The p-value functions of the studies and the pooled effect: confidence intervals of every level at once. */
export const drapery: Plot = definePlot({
  id: "drapery",
  label: "Drapery",
  summary:
    "The p-value of every true effect, study by study and pooled: intervals of all levels in one view.",
  reference: "R\u00fccker & Schwarzer (2021), Res Synth Methods 12, 34-48, doi:10.1002/jrsm.1435",
  options: DRAPERY_OPTIONS,
  draw,
  r: draperyToR,
});

const SIZE = 12;
const TOP = 34;
/** Room for names above the curves. */
const NAMES = 58;
/** Test statistics beyond this are below any p-value that matters. */
const MOST_Z = 4;
/** Points of one half of a curve. */
const STEPS = 90;

interface Frame extends Box {
  x(effect: number): number;
  /** px of a p-value. */
  y(p: number): number;
}

/** Distances from the estimate in standard errors at which a curve is drawn: dense where it bends. */
const DISTANCES: readonly number[] = Array.from(
  { length: STEPS + 1 },
  (_, step) => 6 * (step / STEPS) ** 1.5,
);

function draw(input: PlotInput, options: DraperyOptions): Drawing {
  const { effects, fit } = input.report;
  if (effects === null) throw new RangeError("a drapery plot was asked for without effects");
  const scale = createDisplayScale(input);
  const padding = input.width >= 600 ? 16 : 12;
  const top = TOP + (options.labels ? NAMES : 0);
  const bottom = top + Math.round(Math.min(420, Math.max(240, 0.5 * input.width)));
  const studies = effects.yi.map(
    (estimate, place): TestedEstimate => ({ estimate, se: Math.sqrt(effects.vi[place]!), df: null }),
  );
  const parts = fit === null || fit.p !== 1 ? undefined : fit.coefficients[0];
  const pooled =
    parts === undefined ? null : { estimate: parts.estimate, se: parts.se, df: parts.test?.df[0] ?? null };
  const highest = options.upright === "p" ? 1 : MOST_Z;
  const title = options.upright === "p" ? words.drapery.p : words.drapery.z;
  const upright = uprightAxis(highest, { top, bottom, padding }, title, SIZE);
  const frame = frameOf(
    input,
    scale,
    studies,
    { left: upright.left, right: input.width - padding, top, bottom },
    (p) =>
      options.upright === "p"
        ? upright.y(p)
        : top + (Math.min(MOST_Z, normalHalfWidth(1 - p)) / MOST_Z) * (bottom - top),
  );
  const { level } = input.document.model;
  const curves = studies.map((study, place) =>
    laterNode(
      "study",
      { top: frame.top, bottom: frame.bottom },
      () => [curveOf(study, frame, "series-5", 1)],
      {
        rowId: effects.rowIds[place]!,
        title: words.predictive.studyTitle(effects.labels[place]!, intervalOf(study, level, scale)),
      },
    ),
  );
  const axis = axisOf(input, scale, frame, padding);
  const footerTop = bottom + axis.height + 10;
  const region = options.prediction ? predictionRegion(input, frame) : [];
  const model = fit === null ? "" : modelLabel(fit.spec, input.testLabel).full;
  const notes = [
    words.drapery.note(formatPValue(1 - level), formatLevel(level)),
    ...(pooled === null ? [words.predictive.noModel] : [words.drapery.pooled(model)]),
    ...(region.length === 0 ? [] : [words.drapery.region]),
  ];
  const named = options.labels ? names(input, studies, frame) : { nodes: [], omitted: 0 };
  if (named.omitted > 0) notes.push(funnelWords.omitted(named.omitted));
  const footer = drawFooter([], notes, { left: padding, right: input.width - padding, top: footerTop }, SIZE);
  return {
    nodes: [
      ...region,
      ...reference(scale, frame, 1 - level),
      ...(options.upright === "p" ? upright.nodes : zAxis(upright.nodes)),
      ...axis.nodes,
      ...curves,
      ...(pooled === null ? [] : [curveOf(pooled, frame, "accent", 2.6)]),
      ...named.nodes,
      ...footer.nodes,
    ],
    height: Math.ceil(footerTop + footer.height + 12),
    numbers: () =>
      draperyNumbers(scale, [
        ...studies.map((study, place) => ({ ...study, name: effects.labels[place]! })),
        ...(pooled === null ? [] : [{ ...pooled, name: twinWords.pooled }]),
        ...(region.length === 0
          ? []
          : predictionCurve(input).map((own) => ({ ...own, name: twinWords.prediction }))),
      ]),
    description: words.drapery.about(
      words.studies(studies.length),
      pooled === null ? "" : funnelWords.about.pooled(scale.name, scale.format(pooled.estimate)),
    ),
  };
}

/** A study's effect with the interval that its curve has at the level of the analysis. */
function intervalOf({ estimate, se, df }: TestedEstimate, level: number, scale: DisplayScale): string {
  const half = criticalValue(level, df) * se;
  return scale.formatWithInterval(estimate, { lower: estimate - half, upper: estimate + half });
}

/** The statistic 0 is at the top, where the curves begin. */
function zAxis(nodes: readonly SceneNode[]): SceneNode[] {
  const ticks = nodes.filter((node) => node.type === "text" && node.role === "tick");
  const labels = ticks.map((node) => (node.type === "text" ? node.text : "")).toReversed();
  let place = 0;
  return nodes.map((node) => {
    if (node.type !== "text" || node.role !== "tick") return node;
    const text = labels[place] ?? "";
    place += 1;
    return { ...node, text };
  });
}

function frameOf(
  { report }: PlotInput,
  scale: DisplayScale,
  studies: readonly TestedEstimate[],
  box: Box,
  y: (p: number) => number,
): Frame {
  const half = normalHalfWidth(0.99);
  const spans = studies.map(({ estimate, se }) => ({
    low: estimate - half * se,
    high: estimate + half * se,
  }));
  const prediction = report.fit?.prediction;
  const pooled =
    prediction && prediction.upper !== null ? [{ low: prediction.lower, high: prediction.upper }] : [];
  const limits = robustLimits(spans, pooled, scale.nullValue);
  return { ...box, x: linearScale(limits, [box.left, box.right]), y };
}

/** Both halves of a p-value function as one line, cut at the frame's sides. */
function curveOf(
  tested: TestedEstimate,
  frame: Frame,
  paint: "series-5" | "accent",
  strokeWidth: number,
): SceneNode {
  return curveNode("interval", pointsOf(tested, frame), paint, { strokeWidth });
}

function pointsOf(tested: TestedEstimate, frame: Frame): Point[] {
  const at = (effect: number): Point => ({
    x: Math.min(frame.right, Math.max(frame.left, frame.x(effect))),
    y: frame.y(pValueAt(effect, tested)),
  });
  const { estimate, se } = tested;
  const points = [
    ...DISTANCES.toReversed().map((distance) => at(estimate - distance * se)),
    ...DISTANCES.slice(1).map((distance) => at(estimate + distance * se)),
  ];
  const inside = points.filter(({ x, y }) => x > frame.left && x < frame.right && y < frame.bottom);
  return inside.length > 1 ? inside : points;
}

/** The p-value function of the predictive distribution as an area. */
function predictionRegion(input: PlotInput, frame: Frame): SceneNode[] {
  return predictionCurve(input).map((predicted): SceneNode => {
    const points = pointsOf(predicted, frame);
    const [first, last] = [points[0]!, points.at(-1)!];
    const area = [{ x: first.x, y: frame.bottom }, ...points, { x: last.x, y: frame.bottom }];
    return { type: "path", role: "prediction", d: polygonPath(area), fill: "accent-soft" };
  });
}

/** What the true effect of a new study is tested by; [] without a predictive distribution. */
function predictionCurve({ report: { fit } }: PlotInput): TestedEstimate[] {
  const parts = fit === null ? null : distributionsOf(fit);
  if (parts === null || !(parts.predictive.scale > 0)) return [];
  const { scale: se, df } = parts.predictive;
  return [{ estimate: parts.estimate, se, df }];
}

function reference(scale: DisplayScale, frame: Frame, alpha: number): SceneNode[] {
  const y = frame.y(alpha);
  const x = scale.nullValue === null ? null : frame.x(scale.nullValue);
  return [
    lineNode("contour", { x: frame.left, y }, { x: frame.right, y }, "muted", 1, [4, 3]),
    ...(x === null || x < frame.left || x > frame.right
      ? []
      : [lineNode("null-line", { x, y: frame.top }, { x, y: frame.bottom }, "muted")]),
  ];
}

function names(
  { report }: PlotInput,
  studies: readonly TestedEstimate[],
  frame: Frame,
): ReturnType<typeof placeLabels> {
  const labels = report.effects?.labels ?? [];
  const tops = studies.map(({ estimate }, place) => ({
    x: frame.x(estimate),
    y: frame.y(1),
    label: labels[place] ?? "",
  }));
  // Below the tops names would be crossed by curves.
  const room = { ...frame, top: TOP - 14, bottom: frame.top - 2 };
  return placeLabels(tops, [], { frame: room, lines: [] }, { size: 11, radius: 2 });
}

function axisOf(input: PlotInput, scale: DisplayScale, frame: Frame, padding: number) {
  const { inverse, apply, axis } = scale.transformation;
  const [zero, one] = [frame.x(0), frame.x(1)];
  const effectAt = (x: number): number => (x - zero) / (one - zero);
  const ends: [number, number] = [apply(effectAt(frame.left)), apply(effectAt(frame.right))];
  const nullX = scale.nullValue === null ? null : frame.x(scale.nullValue);
  return drawEffectAxis({
    left: frame.left,
    right: frame.right,
    top: frame.bottom,
    width: input.width,
    padding,
    size: SIZE,
    ticks: effectTicks(scale, ends, (value) => frame.x(inverse(value)), SIZE),
    title: axis === "log" ? words.logScale(scale.name) : scale.name,
    nullX: nullX !== null && nullX >= frame.left && nullX <= frame.right ? nullX : null,
    directions: directionsOf(input),
  });
}
