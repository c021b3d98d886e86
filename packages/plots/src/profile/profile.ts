import {
  type AnalysisDocument,
  type Fit,
  formatAdaptive,
  formatInterval,
  formatLevel,
  poolingMethods,
  rCall,
} from "@treeline/engine";
import { curveNode, sampled } from "../curve.ts";
import { type Drawing, definePlot } from "../define-plot.ts";
import { sharedExponent } from "../display-scale.ts";
import { drawEffectAxis } from "../effect-axis.ts";
import { drawFooter } from "../footer.ts";
import { linearScale } from "../linear-scale.ts";
import { type Box, lineNode, type Point, rectNode, textNode } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { linearTicks, ratioTicks, type Tick } from "../ticks.ts";
import { cell, type Numbers } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { words } from "../words.ts";
import { type TauProfile, tauProfile } from "./likelihood.ts";
import { PROFILE_OPTIONS, type ProfileOptions } from "./options.ts";

/** How the likelihood depends on tau2, with the cut that makes its interval. */
export const profile: Plot = definePlot({
  id: "profile",
  label: "Profile likelihood",
  summary: "How well each value of τ² fits the studies, with the interval that follows from it.",
  reference:
    "Hardy & Thompson (1996), Statistics in Medicine 15, 619-629, doi:10.1002/(SICI)1097-0258(19960330)15:6<619::AID-SIM188>3.0.CO;2-A",
  options: PROFILE_OPTIONS,
  beside: ["axis"],
  applies: whyNot,
  draw,
  r: (_document: AnalysisDocument, fit: Fit) =>
    noProfile(fit) === null
      ? [
          rCall("profile", [
            ["", "res"],
            ["progbar", "FALSE"],
          ]),
        ]
      : [],
});

function noProfile({ spec, k }: Fit): string | null {
  const method = poolingMethods.get(spec.pooling);
  if (!method.estimators) return words.profile.noEstimators(method.label);
  if (spec.kind !== "random") return words.profile.notRandom;
  if (spec.tau2 !== null) return words.profile.given;
  return k < 2 ? words.profile.oneStudy : null;
}

function whyNot({ report: { fit, effects } }: PlotInput): string | null {
  if (fit === null || effects === null) return words.predictive.noModel;
  return noProfile(fit) ?? (tauProfile(effects, fit) === null ? words.profile.outOfReach : null);
}

const SIZE = 12;
const TOP = 52;
const short = (value: number): string => formatAdaptive(value, 3);

interface Frame extends Box {
  x(tau2: number): number;
  tau2At(x: number): number;
  y(height: number): number;
  readonly xTicks: readonly Tick[];
}

function draw(input: PlotInput, options: ProfileOptions): Drawing {
  const { effects, fit } = input.report;
  const curve = effects === null || fit === null ? null : tauProfile(effects, fit);
  if (fit === null || curve === null) throw new RangeError("a profile plot without a likelihood");
  const { width } = input;
  const padding = width >= 600 ? 16 : 12;
  const left = padding + 42;
  const bottom = TOP + Math.round(Math.min(340, Math.max(190, 0.4 * width)));
  const box = { left, right: width - padding, top: TOP, bottom };
  const frame = options.axis === "log" ? logFrame(curve, box) : rootFrame(curve, box);
  const level = formatLevel(fit.spec.level);
  const interval = formatInterval(curve, short);
  const axis = drawEffectAxis({
    left,
    right: box.right,
    top: bottom,
    width,
    padding,
    size: SIZE,
    ticks: frame.xTicks,
    title: words.profile.x(options.axis === "log" ? words.profile.log : words.profile.root),
    nullX: null,
    directions: { negative: "", positive: "" },
  });
  const footerTop = bottom + axis.height + 10;
  const second = curve.other !== null && curve.other.height > -curve.cut;
  const notes = [
    words.profile.note(level, interval, fit.spec.estimator),
    ...(second ? [words.profile.apart] : []),
  ];
  const footer = drawFooter([], notes, { left: padding, right: box.right, top: footerTop }, SIZE);
  const sentences = [
    words.profile.about(curve.likelihood, short(curve.best), level, interval),
    ...(curve.other === null ? [] : [words.profile.second(short(curve.other.tau2))]),
  ];
  return {
    nodes: [
      ...marks(curve, frame, level),
      ...upright(curve, frame, padding),
      ...axis.nodes,
      ...estimateMark(fit.tau2.estimate ?? curve.best, frame),
      ...otherMark(curve, frame),
      ...footer.nodes,
    ],
    height: Math.ceil(footerTop + footer.height + 12),
    numbers: () => numbersOf(curve),
    description: sentences.join(" "),
  };
}

const ROWS = 40;

/** The curve, with its maximum, the ends of its interval and a second maximum by name. */
function numbersOf(curve: TauProfile): Numbers {
  const line = (name: string | null, tau2: number): Numbers["rows"][number] => [
    name,
    cell(tau2),
    cell(curve.at(tau2)),
  ];
  const along = Array.from({ length: ROWS + 1 }, (_, step) => curve.end * (step / ROWS) ** 2);
  return {
    head: [twinWords.mark, "\u03c4\u00b2", words.profile.y(curve.likelihood)],
    rows: [
      line(twinWords.maximum, curve.best),
      line(twinWords.lower, curve.lower),
      line(twinWords.upper, curve.upper),
      ...(curve.other === null ? [] : [line(twinWords.secondMaximum, curve.other.tau2)]),
      ...along.map((tau2) => line(null, tau2)),
    ],
  };
}

/** How far below the cut the curve is followed. */
const DEPTH = 1.9;

const heightScale = ({ cut }: TauProfile, { top, bottom }: Box) =>
  linearScale([0, -DEPTH * cut], [top, bottom]);

function rootFrame(curve: TauProfile, box: Box): Frame {
  const root = linearScale([0, Math.sqrt(curve.end)], [box.left, box.right]);
  const back = linearScale([box.left, box.right], [0, Math.sqrt(curve.end)]);
  const x = (tau2: number): number => root(Math.sqrt(tau2));
  const exponent = sharedExponent([curve.end], []);
  return {
    ...box,
    x,
    tau2At: (at) => Math.max(0, back(at)) ** 2,
    y: heightScale(curve, box),
    xTicks: linearTicks([0, curve.end], exponent, x, SIZE),
  };
}

/** The log axis begins where nothing of the curve is left to see: well below the interval, or below its lower end of 0. */
function logFrame(curve: TauProfile, box: Box): Frame {
  const begin = curve.lower > 0 ? curve.lower / 4 : curve.end / 1e4;
  const limits: [number, number] = [Math.log(begin), Math.log(curve.end)];
  const along = linearScale(limits, [box.left, box.right]);
  const back = linearScale([box.left, box.right], limits);
  const x = (tau2: number): number => along(Math.log(Math.max(tau2, begin)));
  return {
    ...box,
    x,
    tau2At: (at) => Math.exp(back(at)),
    y: heightScale(curve, box),
    xTicks: ratioTicks([begin, curve.end], x, SIZE),
  };
}

function marks(curve: TauProfile, frame: Frame, level: string): SceneNode[] {
  const { left, right, top, bottom } = frame;
  const cutY = frame.y(-curve.cut);
  const [from, to] = [frame.x(curve.lower), frame.x(curve.upper)];
  const points = sampled(left, right, (x) => frame.y(curve.at(frame.tau2At(x))));
  return [
    rectNode("interval", { left: from, right: to, top, bottom }, "accent-soft"),
    lineNode("axis", { x: left, y: cutY }, { x: right, y: cutY }, "muted", 1, [4, 3]),
    cutLabel(words.profile.cut(level), points, cutY, frame),
    ...[from, to].map((x) => lineNode("interval", { x, y: cutY }, { x, y: bottom }, "accent", 1)),
    ...stretchesAbove(points, bottom).map((stretch) =>
      curveNode("prediction", stretch, "accent", { strokeWidth: 2 }),
    ),
  ];
}

/** The parts of a curve that lie in the frame. */
function stretchesAbove(points: readonly Point[], bottom: number): Point[][] {
  const stretches: Point[][] = [];
  let open = false;
  for (const point of points) {
    const inside = point.y <= bottom;
    if (inside && !open) stretches.push([]);
    if (inside) stretches.at(-1)!.push(point);
    open = inside;
  }
  return stretches.filter(({ length }) => length > 1);
}

/** The name of the cut at that end of its line which the curve keeps farther away from. */
function cutLabel(text: string, points: readonly Point[], cutY: number, { left, right }: Frame): SceneNode {
  const middle = cutY - 9;
  const room = textWidth(text, SIZE) + 8;
  const clearance = (from: number, to: number): number =>
    Math.min(...points.filter(({ x }) => x >= from && x <= to).map(({ y }) => Math.abs(y - middle)));
  const atRight = clearance(right - room, right) >= clearance(left, left + room);
  const style = { role: "note", size: SIZE, fill: "muted" } as const;
  return atRight
    ? textNode(right, middle, text, { ...style, anchor: "end" })
    : textNode(left + 6, middle, text, style);
}

function upright(curve: TauProfile, frame: Frame, padding: number): SceneNode[] {
  const { left, top, bottom } = frame;
  const style = { role: "tick", size: SIZE, fill: "muted", anchor: "end" } as const;
  const ticks = linearTicks([0, DEPTH * curve.cut], 0, (depth) => frame.y(-depth), SIZE);
  return [
    textNode(padding, 12, words.profile.y(curve.likelihood), { role: "axis", size: SIZE, fill: "muted" }),
    lineNode("axis", { x: left, y: top }, { x: left, y: bottom }, "muted"),
    ...ticks.flatMap(({ position, label }) => [
      lineNode("tick", { x: left - 5, y: position }, { x: left, y: position }, "muted"),
      textNode(left - 8, position, label, style),
    ]),
  ];
}

/** A text beside a position, moved in where it would leave the frame. */
function labelAt(x: number, middle: number, text: string, { left, right }: Frame): SceneNode {
  const half = textWidth(text, SIZE) / 2;
  const at = Math.min(right - half, Math.max(left + half, x));
  return textNode(at, middle, text, { role: "value", size: SIZE, fill: "ink", anchor: "middle" });
}

function estimateMark(tau2: number, frame: Frame): SceneNode[] {
  const x = frame.x(tau2);
  if (x > frame.right) return [];
  return [
    lineNode("estimate-line", { x, y: frame.top }, { x, y: frame.bottom }, "ink", 1.4),
    labelAt(x, 38, words.profile.estimate(short(tau2)), frame),
  ];
}

function otherMark({ other }: TauProfile, frame: Frame): SceneNode[] {
  if (other === null) return [];
  const [x, y] = [frame.x(other.tau2), Math.min(frame.bottom, frame.y(other.height))];
  const title = words.profile.other(short(other.tau2));
  return [
    { type: "circle", role: "value", cx: x, cy: y, r: 5, fill: "none", stroke: "warn", title },
    labelAt(x, frame.bottom - 10, title, frame),
  ];
}
