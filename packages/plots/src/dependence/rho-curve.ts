import { type DependenceReport, formatAdaptive, formatLevel, formatShort } from "@treeline/engine";
import { curveNode } from "../curve.ts";
import { type Drawing, definePlot } from "../define-plot.ts";
import { directionsOf } from "../directions/directions.ts";
import { furtherDirections } from "../directions/further/words.ts";
import { createDisplayScale, type DisplayScale } from "../display-scale.ts";
import { drawEffectAxis } from "../effect-axis.ts";
import { drawFooter } from "../footer.ts";
import { widened } from "../limits.ts";
import { linearScale } from "../linear-scale.ts";
import { drawUprightAxis, uprightScale, uprightTicks } from "../moderators/upright-axis.ts";
import { type Box, groupNode, lineNode, polygonPath } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { linearTicks } from "../ticks.ts";
import { cell, effectCell, type Numbers } from "../twin/numbers.ts";
import { dependenceWords as words } from "./words.ts";

/** The mean over the correlation that is assumed. */
export const rhoCurve: Plot = definePlot({
  id: "rho-curve",
  label: "Mean by correlation",
  summary: "How the mean of several effects per study depends on the correlation of their sampling errors.",
  reference: "Pustejovsky & Tipton (2022), Prevention Science 23, 425-438, doi:10.1007/s11121-021-01246-3",
  options: [],
  home: "dependence",
  applies: ({ report: { dependence } }) =>
    dependence === undefined ? words.none : dependence.curve.length < 2 ? words.noCurve : null,
  draw,
  r: () => [],
});

const SIZE = 12;
const TOP = 30;
const three = (value: number | null): string => formatAdaptive(value, 3);

function reportOf({ report }: PlotInput): DependenceReport {
  if (report.dependence === undefined) throw new RangeError("a curve of correlations that are not asked for");
  return report.dependence;
}

interface Frame extends Box {
  x(rho: number): number;
  y(value: number): number;
}

function draw(input: PlotInput): Drawing {
  const { curve, spec } = reportOf(input);
  const scale = createDisplayScale(input);
  const { width } = input;
  const padding = width >= 600 ? 16 : 12;
  const bottom = TOP + Math.round(Math.min(340, Math.max(200, 0.42 * width)));
  const limits = limitsOf(curve, scale);
  const ticks = uprightTicks(scale, limits, bottom - TOP, SIZE);
  const left = padding + Math.max(0, ...ticks.map(({ label }) => textWidth(label, SIZE))) + 9;
  const box = { left, right: width - padding, top: TOP, bottom };
  const frame: Frame = {
    ...box,
    x: linearScale([curve[0]!.rho, curve.at(-1)!.rho], [left + 8, box.right - 8]),
    y: uprightScale(scale, limits, box),
  };
  const axis = drawEffectAxis({
    left,
    right: box.right,
    top: bottom,
    width,
    padding,
    size: SIZE,
    ticks: linearTicks([curve[0]!.rho, curve.at(-1)!.rho], 0, frame.x, SIZE),
    title: words.rho,
    nullX: null,
    directions: { negative: "", positive: "" },
  });
  const top = bottom + axis.height + 10;
  const note = words.rhoNote(formatLevel(input.document.model.level), formatShort(spec.rho));
  const { negative, positive } = directionsOf(input);
  const notes = [note, furtherDirections.upright(negative, positive)];
  const footer = drawFooter([], notes, { left: padding, right: box.right, top }, SIZE);
  const means = curve.map(({ estimate }) => estimate);
  return {
    nodes: [
      bandOf(curve, frame),
      ...nullLine(scale, frame),
      ...marks(curve, spec.rho, scale, frame),
      ...drawUprightAxis(scale, ticks, box, { padding, size: SIZE, titleY: TOP / 2 }),
      ...axis.nodes,
      ...footer.nodes,
    ],
    height: Math.ceil(top + footer.height + 12),
    numbers: () => numbersOf(input),
    description: words.rhoAbout(
      formatShort(curve[0]!.rho),
      formatShort(curve.at(-1)!.rho),
      scale.format(Math.min(...means)),
      scale.format(Math.max(...means)),
    ),
  };
}

type Curve = DependenceReport["curve"];

/** Coordinates that hold the band, and no effect where it is near. */
function limitsOf(curve: Curve, scale: DisplayScale): [number, number] {
  const ends = curve.flatMap(({ lower, upper }) => [scale.coordinate(lower), scale.coordinate(upper)]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const none = scale.nullValue === null ? low : scale.coordinate(scale.nullValue);
  const isNear = none > low - (high - low) && none < high + (high - low);
  return widened(isNear ? Math.min(low, none) : low, isNear ? Math.max(high, none) : high);
}

function nullLine(scale: DisplayScale, { left, right, top, bottom, y }: Frame): SceneNode[] {
  if (scale.nullValue === null) return [];
  const at = y(scale.nullValue);
  return at < top || at > bottom
    ? []
    : [lineNode("null-line", { x: left, y: at }, { x: right, y: at }, "muted")];
}

function bandOf(curve: Curve, { x, y }: Frame): SceneNode {
  const outline = [
    ...curve.map(({ rho, lower }) => ({ x: x(rho), y: y(lower) })),
    ...curve.toReversed().map(({ rho, upper }) => ({ x: x(rho), y: y(upper) })),
  ];
  return { type: "path", role: "interval", d: polygonPath(outline), fill: "accent-soft" };
}

function marks(curve: Curve, chosen: number, scale: DisplayScale, { x, y }: Frame): SceneNode[] {
  const nearest = curve.reduce((best, one) =>
    Math.abs(one.rho - chosen) < Math.abs(best.rho - chosen) ? one : best,
  );
  return [
    curveNode(
      "estimate-line",
      curve.map(({ rho, estimate }) => ({ x: x(rho), y: y(estimate) })),
      "accent",
      { strokeWidth: 2 },
    ),
    ...curve.map((point) => {
      const { rho, estimate, lower, upper, tau2 } = point;
      const title = words.rhoTitle(
        formatShort(rho),
        scale.formatWithInterval(estimate, { lower, upper }),
        three(tau2),
      );
      const isChosen = point === nearest && Math.abs(rho - chosen) < 0.05;
      return groupNode(
        "value",
        [
          {
            type: "circle",
            role: "value",
            cx: x(rho),
            cy: y(estimate),
            r: isChosen ? 5 : 3,
            fill: isChosen ? "ink" : "accent",
            stroke: "surface",
          },
        ],
        { title },
      );
    }),
  ];
}

function numbersOf(input: PlotInput): Numbers {
  const { curve } = reportOf(input);
  const scale = createDisplayScale(input);
  return {
    head: [words.rhoHead, scale.name, words.lower, words.upper, words.tau2],
    rows: curve.map(({ rho, estimate, lower, upper, tau2 }) => [
      cell(rho, "value"),
      effectCell(scale, estimate),
      effectCell(scale, lower),
      effectCell(scale, upper),
      cell(tau2),
    ]),
  };
}
