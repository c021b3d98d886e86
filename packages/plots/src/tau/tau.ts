import { formatAdaptive, formatInterval, formatLevel, formatShort } from "@treeline/engine";
import { curveNode } from "../curve.ts";
import { type Drawing, definePlot } from "../define-plot.ts";
import { sharedExponent } from "../display-scale.ts";
import { drawFooter } from "../footer.ts";
import { linearScale } from "../linear-scale.ts";
import { type Box, lineNode, polygonPath, textNode } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { linearTicks } from "../ticks.ts";
import { aboutTau, type TauContent, type TauPoint, tauContent, whyNoTau } from "./content.ts";
import { tauNumbers } from "./numbers.ts";
import { TAU_OPTIONS, type TauOptions } from "./options.ts";
import { tauToR } from "./tau-r.ts";
import { tauWords as words } from "./words.ts";

/** How heterogeneity goes with a moderator, by the location-scale model. */
export const tau: Plot = definePlot({
  id: "tau",
  label: "Heterogeneity by moderator",
  summary: "τ at each level of a moderator, or along it, by the location-scale model.",
  reference:
    "Viechtbauer & López-López (2022), Research Synthesis Methods 13, 697-715, doi:10.1002/jrsm.1562",
  home: "moderators",
  options: TAU_OPTIONS,
  applies: ({ report }, options) => whyNoTau(report, options),
  about: ({ report }, options) => aboutTau(report, options),
  draw,
  r: tauToR,
});

const SIZE = 12;
const TOP = 30;
const short = (value: number): string => formatAdaptive(value, 3);

interface Frame extends Box {
  x(value: number): number;
  y(tau: number): number;
}

function draw(input: PlotInput, options: TauOptions): Drawing {
  const content = tauContent(input.report, options);
  const padding = input.width >= 600 ? 16 : 12;
  const bottom = TOP + Math.round(Math.min(320, Math.max(190, 0.4 * input.width)));
  const upright = uprightTicks(content, bottom - TOP);
  const labels = Math.max(0, ...upright.map(({ label }) => textWidth(label, SIZE)));
  const box = { left: padding + labels + 9, right: input.width - padding, top: TOP, bottom };
  const frame = { ...box, x: across(content, box), y: upwards(content, box) };
  const below =
    content.view.kind === "factor" ? levelNames(content, frame, options) : numbers(content, frame);
  const title = words.x(content.view.column, content.view.unit ?? "");
  const axis = { role: "axis", size: SIZE, fill: "muted" } as const;
  const footerTop = bottom + below.height + SIZE + 14;
  const footer = drawFooter(
    [],
    notesOf(content, options),
    { left: padding, right: box.right, top: footerTop },
    SIZE,
  );
  return {
    nodes: [
      ...(content.view.kind === "factor" ? bars(content, frame) : curve(content, frame)),
      ...constantLine(content, frame),
      textNode(padding, TOP / 2, words.y, { ...axis, maxWidth: box.right - padding }),
      lineNode("axis", { x: box.left, y: TOP }, { x: box.left, y: bottom }, "muted"),
      ...upright.flatMap(({ position, label }) => [
        lineNode(
          "tick",
          { x: box.left - 5, y: bottom - position },
          { x: box.left, y: bottom - position },
          "muted",
        ),
        textNode(box.left - 8, bottom - position, label, { ...axis, role: "tick", anchor: "end" }),
      ]),
      lineNode("axis", { x: box.left, y: bottom }, { x: box.right, y: bottom }, "muted"),
      ...(options.studies ? rug(content, frame) : []),
      ...below.nodes,
      textNode((box.left + box.right) / 2, bottom + below.height + SIZE / 2, title, {
        ...axis,
        anchor: "middle",
        maxWidth: box.right - box.left,
      }),
      ...footer.nodes,
    ],
    height: Math.ceil(footerTop + footer.height + 12),
    numbers: () => tauNumbers(content),
    description: (input.report.moderation?.scale?.sentences ?? []).join(" "),
  };
}

function uprightTicks({ top }: TauContent, height: number): ReturnType<typeof linearTicks> {
  return linearTicks([0, top], sharedExponent([top], []), linearScale([0, top], [0, height]), SIZE);
}

function upwards({ top }: TauContent, box: Box): Frame["y"] {
  const place = linearScale([0, top], [box.bottom, box.top]);
  return (value) => Math.max(box.top, place(Math.min(value, top)));
}

/** Levels have slots of the same width; a number runs evenly. */
function across({ view }: TauContent, { left, right }: Box): Frame["x"] {
  if (view.kind === "factor") {
    const slot = (right - left) / view.points.length;
    return (place) => left + (place + 0.5) * slot;
  }
  const [first, last] = [view.points[0]?.x ?? 0, view.points.at(-1)?.x ?? 1];
  return linearScale([first, last], [left + 8, right - 8]);
}

function titleOf({ level, x, tau: value, interval }: TauPoint): string {
  return words.point(
    level ?? formatShort(x),
    short(value),
    interval === null ? "" : formatInterval({ ...INTERVAL, ...interval }, short),
  );
}

const INTERVAL = { level: 0.95, kind: "confidence", method: "z" } as const;

function bars({ points, top }: TauContent, { x, y }: Frame): SceneNode[] {
  return points.flatMap((point) => {
    const at = x(point.x);
    const { interval } = point;
    const bar =
      interval === null
        ? []
        : [
            lineNode(
              "interval",
              { x: at, y: y(interval.lower) },
              { x: at, y: y(interval.upper ?? top) },
              "accent",
              3,
            ),
          ];
    const middle = y(point.tau);
    const corners = [
      { x: at - 7, y: middle },
      { x: at, y: middle - 7 },
      { x: at + 7, y: middle },
      { x: at, y: middle + 7 },
    ];
    return [
      ...bar,
      { type: "path", role: "diamond", d: polygonPath(corners), fill: "ink", title: titleOf(point) } as const,
    ];
  });
}

function curve({ points, top }: TauContent, { x, y }: Frame): SceneNode[] {
  const withEnds = points.flatMap(({ x: at, interval }) =>
    interval === null ? [] : [{ x: x(at), interval }],
  );
  const outline = [
    ...withEnds.map((one) => ({ x: one.x, y: y(one.interval.upper ?? top) })),
    ...withEnds.map((one) => ({ x: one.x, y: y(one.interval.lower) })).toReversed(),
  ];
  const band =
    withEnds.length < 2
      ? []
      : [{ type: "path", role: "interval", d: polygonPath(outline), fill: "accent-soft" } as const];
  const line = points.map((point) => ({ x: x(point.x), y: y(point.tau) }));
  return [
    ...band,
    ...(line.length < 2 ? [] : [curveNode("estimate-line", line, "accent", { strokeWidth: 2 })]),
  ];
}

function constantLine({ constant }: TauContent, { left, right, y }: Frame): SceneNode[] {
  if (constant === null) return [];
  const at = y(constant);
  return [lineNode("null-line", { x: left, y: at }, { x: right, y: at }, "muted", 1, [4, 3])];
}

function rug({ view }: TauContent, { x, bottom }: Frame): SceneNode[] {
  return [...new Set(view.values)].map((value) =>
    lineNode("study", { x: x(value), y: bottom - 7 }, { x: x(value), y: bottom }, "muted"),
  );
}

interface Below {
  readonly nodes: readonly SceneNode[];
  readonly height: number;
}

function levelNames({ view }: TauContent, frame: Frame, { studies }: TauOptions): Below {
  const room = (frame.right - frame.left) / view.points.length - 6;
  const style = { role: "tick", size: SIZE, anchor: "middle", maxWidth: room } as const;
  return {
    nodes: view.points.flatMap(({ level, k, x }) => [
      textNode(frame.x(x), frame.bottom + 13, level ?? "", { ...style, fill: "ink" }),
      ...(studies && k !== null
        ? [textNode(frame.x(x), frame.bottom + 29, words.k(String(k)), { ...style, fill: "muted" })]
        : []),
    ]),
    height: studies ? 42 : 26,
  };
}

function numbers({ view }: TauContent, { x, bottom }: Frame): Below {
  const [first, last] = [view.points[0]?.x ?? 0, view.points.at(-1)?.x ?? 1];
  const ticks = linearTicks([first, last], sharedExponent([first, last], []), x, SIZE);
  const style = { role: "tick", size: SIZE, fill: "muted", anchor: "middle" } as const;
  return {
    nodes: ticks.flatMap(({ position, label }) => [
      lineNode("tick", { x: position, y: bottom }, { x: position, y: bottom + 5 }, "muted"),
      textNode(position, bottom + 15, label, style),
    ]),
    height: 26,
  };
}

function notesOf({ view, points, constant, level, top }: TauContent, options: TauOptions): string[] {
  const intervals = points.flatMap(({ interval }) => interval ?? []);
  const text = formatLevel(level);
  const held = [
    ...view.held.map(({ column, value, unit }) =>
      words.heldAt(column, `${formatShort(value)}${unit === null ? "" : ` ${unit}`}`),
    ),
    ...(view.averaged.length === 0 ? [] : [words.averaged(view.averaged.join(", "))]),
  ];
  return [
    ...(intervals.length === 0 ? [] : [view.kind === "factor" ? words.bars(text) : words.band(text)]),
    ...(constant === null ? [] : [words.constant(short(constant))]),
    ...(intervals.some(({ upper }) => upper === null || upper > top) ? [words.beyond] : []),
    ...(points.length < view.points.length ? [words.unbounded] : []),
    ...(options.studies && view.values.length > 0 ? [words.rug] : []),
    ...(held.length === 0 ? [] : [words.held(held.join("; "))]),
  ];
}
