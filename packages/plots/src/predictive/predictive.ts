import { formatFixed, formatLevel, predictionIntervals } from "@treeline/engine";
import { curveNode, sampled } from "../curve.ts";
import { type Drawing, definePlot } from "../define-plot.ts";
import { directionsOf } from "../directions/directions.ts";
import { createDisplayScale, type DisplayScale } from "../display-scale.ts";
import { drawEffectAxis } from "../effect-axis.ts";
import { drawFooter } from "../footer.ts";
import { widened } from "../limits.ts";
import { linearScale } from "../linear-scale.ts";
import { type Box, lineNode, polygonPath, textNode } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { effectTicks } from "../ticks.ts";
import { words } from "../words.ts";
import { type Bell, bellHeight, type Distributions, distributionsOf } from "./distributions.ts";
import { predictiveNumbers } from "./numbers.ts";
import { PREDICTIVE_OPTIONS, type PredictiveOptions } from "./options.ts";
import { predictiveToR } from "./predictive-r.ts";

/** The distribution of a new study's true effect, with that of the mean, the studies and the probabilities beyond a value. */
export const predictive: Plot = definePlot({
  id: "predictive",
  label: "Predictive distribution",
  summary: "Where the true effect of a new study may lie, and how probable it is beyond a value.",
  reference:
    "Higgins, Thompson & Spiegelhalter (2009), JRSS A 172, 137-159, doi:10.1111/j.1467-985X.2008.00552.x",
  options: PREDICTIVE_OPTIONS,
  applies: whyNot,
  draw,
  r: predictiveToR,
});

function whyNot({ report: { fit } }: PlotInput): string | null {
  const { predictive: text } = words;
  if (fit === null) return text.noModel;
  if (fit.spec.kind !== "random" || fit.tau2.estimate === null) return text.oneEffect;
  if (fit.prediction === null) return text.notAsked;
  if (fit.predictive === undefined) return text.noDensity(predictionIntervals.get(fit.spec.prediction).label);
  return fit.predictive.scale > 0 ? null : text.noWidth;
}

const SIZE = 12;
/** Upper edge of the frame below the lines of probabilities. */
const TOP = 50;

interface Frame extends Box {
  readonly limits: readonly [number, number];
  x(effect: number): number;
  effectAt(x: number): number;
}

function frameOf(
  { estimate, prediction }: Distributions,
  yi: readonly number[],
  scale: DisplayScale,
  box: Box,
): Frame {
  const half = Math.max(prediction.upper - estimate, estimate - prediction.lower);
  const [low, high] = [estimate - 1.35 * half, estimate + 1.35 * half];
  const near = (value: number): boolean => Math.abs(value - estimate) < 2.2 * half;
  const shown = [...yi, ...(scale.nullValue === null ? [] : [scale.nullValue])].filter(near);
  const limits = widened(Math.min(low, ...shown), Math.max(high, ...shown));
  const across: [number, number] = [box.left, box.right];
  return { ...box, limits, x: linearScale(limits, across), effectAt: linearScale(across, limits) };
}

function draw(input: PlotInput, options: PredictiveOptions): Drawing {
  const { effects, fit } = input.report;
  const parts = fit === null ? null : distributionsOf(fit);
  if (effects === null || fit === null || parts === null)
    throw new RangeError("a predictive plot without a prediction");
  const { width } = input;
  const padding = width >= 600 ? 16 : 12;
  const scale = createDisplayScale(input);
  const bottom = TOP + Math.round(Math.min(340, Math.max(190, 0.4 * width)));
  const frame = frameOf(parts, effects.yi, scale, {
    left: padding,
    right: width - padding,
    top: TOP,
    bottom,
  });
  const threshold = options.probabilities ? thresholdParts(parts, scale, frame) : { nodes: [], sentence: "" };
  const axis = axisOf(input, scale, frame, padding);
  const inside = effects.yi.filter((y) => y >= frame.limits[0] && y <= frame.limits[1]).length;
  const level = formatLevel(fit.spec.level);
  const notes = [
    words.predictive.note(level, predictionIntervals.get(fit.spec.prediction).label),
    ...(inside < effects.yi.length ? [words.predictive.outside(effects.yi.length - inside)] : []),
  ];
  const footerTop = bottom + RUG + axis.height + 10;
  const footer = drawFooter([], notes, { left: padding, right: width - padding, top: footerTop }, SIZE);
  const interval = scale.formatInterval(parts.prediction);
  return {
    nodes: [
      ...curves(parts, frame, options.mean),
      ...(options.studies ? studyTicks(input, scale, frame) : []),
      ...threshold.nodes,
      ...axis.nodes,
      ...footer.nodes,
    ],
    height: Math.ceil(footerTop + footer.height + 12),
    numbers: () =>
      predictiveNumbers(scale, parts, {
        withMean: options.mean,
        withThreshold: options.probabilities,
        studies: options.studies
          ? effects.yi.map((effect, row) => ({ label: effects.labels[row] ?? "", effect }))
          : [],
      }),
    description:
      `${words.predictive.about(scale.name, scale.format(parts.estimate), interval, level)} ${threshold.sentence}`.trim(),
  };
}

/** Room for the studies' marks between the curves and the axis. */
const RUG = 16;

function curves(
  { estimate, predictive: wide, mean, prediction }: Distributions,
  frame: Frame,
  withMean: boolean,
): SceneNode[] {
  const { left, right, top, bottom } = frame;
  const room = bottom - top - 8;
  const heightOf =
    (bell: Bell) =>
    (x: number): number =>
      bottom - room * bellHeight(bell, frame.effectAt(x) - estimate);
  const clamp = (x: number): number => Math.min(right, Math.max(left, x));
  const [from, to] = [clamp(frame.x(prediction.lower)), clamp(frame.x(prediction.upper))];
  const shade = [{ x: from, y: bottom }, ...sampled(from, to, heightOf(wide)), { x: to, y: bottom }];
  const middle = frame.x(estimate);
  return [
    { type: "path", role: "prediction", d: polygonPath(shade), fill: "accent-soft" },
    lineNode("estimate-line", { x: middle, y: top }, { x: middle, y: bottom }, "accent", 1, [2, 3]),
    ...(withMean
      ? [
          curveNode("diamond", sampled(left, right, heightOf(mean)), "ink", {
            strokeWidth: 1.2,
            dash: [5, 3],
          }),
        ]
      : []),
    curveNode("prediction", sampled(left, right, heightOf(wide)), "accent", { strokeWidth: 2 }),
    lineNode("axis", { x: left, y: bottom }, { x: right, y: bottom }, "faint", 0.8),
  ];
}

function studyTicks({ report }: PlotInput, scale: DisplayScale, { x, limits, bottom }: Frame): SceneNode[] {
  const { yi, labels, rowIds } = report.effects!;
  return yi.flatMap((y, row): SceneNode[] => {
    if (y < limits[0] || y > limits[1]) return [];
    const at = x(y);
    const title = words.predictive.studyTitle(labels[row] ?? "", scale.format(y));
    const mark = lineNode("study", { x: at, y: bottom + 2 }, { x: at, y: bottom + RUG - 3 }, "ink", 1.4);
    return [{ ...mark, title, rowId: rowIds[row] ?? "" }];
  });
}

function probability(p: number): string {
  if (p < 0.001) return words.predictive.rare;
  return p > 0.999 ? words.predictive.sure : words.percent(formatFixed(100 * p, 1));
}

/** The lines of text above the curves, px. */
const UPPER_LINE = 14;
const LOWER_LINE = 32;

/** The value asked about as a line, with the probabilities on both sides of it. */
function thresholdParts(
  { beyond }: Distributions,
  scale: DisplayScale,
  frame: Frame,
): { readonly nodes: readonly SceneNode[]; readonly sentence: string } {
  const nodes: SceneNode[] = [];
  const { nullValue } = scale;
  const line = (value: number, stroke: "muted" | "warn"): void => {
    const x = frame.x(value);
    if (x < frame.left || x > frame.right) return;
    nodes.push(lineNode("null-line", { x, y: frame.top - 4 }, { x, y: frame.bottom }, stroke));
  };
  if (nullValue !== null) line(nullValue, "muted");
  if (beyond === null) return { nodes, sentence: "" };
  if (beyond.threshold !== nullValue) line(beyond.threshold, "warn");
  const value = scale.format(beyond.threshold);
  const [below, above] = [probability(beyond.below), probability(beyond.above)];
  const at = Math.min(frame.right, Math.max(frame.left, frame.x(beyond.threshold)));
  const sides = [words.predictive.below(below, value), words.predictive.above(above, value)] as const;
  const [left, right] = sides.map((text) => textWidth(text, SIZE)) as [number, number];
  // In one line, unless an end of the frame pushes one over the other.
  const isLine = at - 6 - left >= frame.left && at + 6 + right <= frame.right;
  const place = (text: string, start: number, room: number, middle: number): void => {
    const x = Math.min(frame.right - room, Math.max(frame.left, start));
    nodes.push(textNode(x, middle, text, { role: "value", size: SIZE, fill: "ink" }));
  };
  place(sides[0], at - 6 - left, left, isLine ? LOWER_LINE : UPPER_LINE);
  place(sides[1], at + 6, right, LOWER_LINE);
  return { nodes, sentence: words.predictive.probabilities(below, above, value) };
}

function axisOf(input: PlotInput, scale: DisplayScale, frame: Frame, padding: number) {
  const { apply, inverse, axis } = scale.transformation;
  const nullX = scale.nullValue === null ? null : frame.x(scale.nullValue);
  return drawEffectAxis({
    left: frame.left,
    right: frame.right,
    top: frame.bottom + RUG,
    width: input.width,
    padding,
    size: SIZE,
    ticks: effectTicks(
      scale,
      [apply(frame.limits[0]), apply(frame.limits[1])],
      (value) => frame.x(inverse(value)),
      SIZE,
    ),
    title: axis === "log" ? words.logScale(scale.name) : scale.name,
    nullX: nullX !== null && nullX >= frame.left && nullX <= frame.right ? nullX : null,
    directions: directionsOf(input),
  });
}
