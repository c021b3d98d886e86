import {
  type DependenceLevel,
  formatAdaptive,
  formatFixed,
  formatInterval,
  formatLevel,
} from "@treeline/engine";
import { max } from "d3";
import { curveNode } from "../curve.ts";
import { type Drawing, definePlot } from "../define-plot.ts";
import { sharedExponent } from "../display-scale.ts";
import { drawEffectAxis } from "../effect-axis.ts";
import { drawFooter } from "../footer.ts";
import { linearScale } from "../linear-scale.ts";
import { lineNode, textNode } from "../nodes.ts";
import { normalHalfWidth } from "../normal-half-width.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { linearTicks } from "../ticks.ts";
import { cell, type Numbers } from "../twin/numbers.ts";
import { dependenceWords as words } from "./words.ts";

/** The profile likelihood of the variance of every level of the multilevel model. */
export const levelProfiles: Plot = definePlot({
  id: "level-profiles",
  label: "Profile likelihood by level",
  summary:
    "How well each value of a variance fits, level by level of the model for several effects per study.",
  reference: "Viechtbauer (2010), J Stat Softw 36(3), 1-48, doi:10.18637/jss.v036.i03; profile.rma.mv()",
  options: [],
  home: "dependence",
  applies: ({ report: { dependence } }) =>
    dependence === undefined
      ? words.none
      : dependence.levels.some(({ profile }) => profile.length > 1)
        ? null
        : words.noProfile,
  draw,
  r: () => [],
});

const SIZE = 12;
const three = (value: number): string => formatAdaptive(value, 3);

function followed({ report }: PlotInput): readonly DependenceLevel[] {
  return (report.dependence?.levels ?? []).filter(({ profile }) => profile.length > 1);
}

const highest = ({ profile }: DependenceLevel): number => max(profile, ({ logLik }) => logLik) ?? 0;

function draw(input: PlotInput): Drawing {
  const levels = followed(input);
  const { width } = input;
  const padding = width >= 600 ? 16 : 12;
  const columns = width >= 640 && levels.length > 1 ? 2 : 1;
  const gap = 28;
  const panel = (width - 2 * padding - (columns - 1) * gap) / columns;
  const height = Math.round(Math.min(220, Math.max(150, 0.5 * panel)));
  const nodes: SceneNode[] = [];
  let top = 4;
  for (let from = 0; from < levels.length; from += columns) {
    const row = levels
      .slice(from, from + columns)
      .map((level, at) => drawPanel(level, padding + at * (panel + gap), top, { panel, height, input }));
    nodes.push(...row.flatMap((one) => one.nodes));
    top = Math.max(...row.map(({ bottom }) => bottom)) + 14;
  }
  const note = words.profileNote(formatLevel(input.document.model.level));
  const footer = drawFooter([], [note], { left: padding, right: width - padding, top }, SIZE);
  return {
    nodes: [...nodes, ...footer.nodes],
    height: Math.ceil(top + footer.height + 12),
    numbers: () => numbersOf(input),
    description: levels
      .map(({ label, sigma2, interval }) =>
        words.profileAbout(label, three(sigma2), interval === null ? "" : formatInterval(interval, three)),
      )
      .join(" "),
  };
}

/** From the top of a panel to its axes: its heading and the name of the upright axis. */
const HEAD = 46;

interface PanelSize {
  readonly panel: number;
  readonly height: number;
  readonly input: PlotInput;
}

/** How far below its maximum the log-likelihood is where the interval ends. */
function cutOf({ interval }: DependenceLevel): number | null {
  return interval === null ? null : normalHalfWidth(interval.level) ** 2 / 2;
}

function drawPanel(
  level: DependenceLevel,
  left: number,
  top: number,
  { panel, height, input }: PanelSize,
): { readonly nodes: SceneNode[]; readonly bottom: number } {
  const { label, profile, sigma2, interval } = level;
  const best = highest(level);
  const deepest = Math.max(...profile.map(({ logLik }) => best - logLik), 1e-6);
  const box = { left: left + 40, right: left + panel - 4, top: top + HEAD, bottom: top + HEAD + height };
  const limits: [number, number] = [profile[0]!.value, profile.at(-1)!.value];
  const x = linearScale(limits, [box.left, box.right]);
  const y = linearScale([0, deepest], [box.top, box.bottom]);
  const exponent = sharedExponent([limits[1]], []);
  const axis = drawEffectAxis({
    left: box.left,
    right: box.right,
    top: box.bottom,
    width: input.width,
    padding: 12,
    size: SIZE,
    ticks: linearTicks(limits, exponent, x, SIZE),
    title: words.variance,
    nullX: null,
    directions: { negative: "", positive: "" },
  });
  const falls = linearTicks([0, deepest], 0, y, SIZE);
  const style = { role: "tick", size: SIZE, fill: "muted", anchor: "end" } as const;
  return {
    bottom: box.bottom + axis.height,
    nodes: [
      textNode(
        left,
        top + 12,
        words.profileAbout(label, three(sigma2), interval === null ? "" : formatInterval(interval, three)),
        {
          role: "heading",
          size: SIZE,
          weight: "bold",
          fill: "ink",
          maxWidth: panel,
        },
      ),
      textNode(left, top + 30, words.fall, { role: "axis", size: SIZE, fill: "muted", maxWidth: panel }),
      lineNode("axis", { x: box.left, y: box.top }, { x: box.left, y: box.bottom }, "muted"),
      ...falls.flatMap(({ position, label: text }) => [
        lineNode("tick", { x: box.left - 5, y: position }, { x: box.left, y: position }, "muted"),
        textNode(box.left - 8, position, /[1-9]/.test(text) ? `\u2212${text}` : text, style),
      ]),
      ...cutNodes(level, x, y, box),
      curveNode(
        "prediction",
        profile.map(({ value, logLik }) => ({ x: x(value), y: y(best - logLik) })),
        "accent",
        { strokeWidth: 2 },
      ),
      ...profile.map(
        ({ value, logLik }): SceneNode => ({
          type: "circle",
          role: "value",
          cx: x(value),
          cy: y(best - logLik),
          r: 2.5,
          fill: "accent",
          title: words.profileTitle(label, three(value), formatFixed(logLik, 3)),
        }),
      ),
      lineNode("estimate-line", { x: x(sigma2), y: box.top }, { x: x(sigma2), y: box.bottom }, "ink", 1.2),
      ...axis.nodes,
    ],
  };
}

type Scale = (value: number) => number;

function cutNodes(
  level: DependenceLevel,
  x: Scale,
  y: Scale,
  box: { readonly left: number; readonly right: number; readonly bottom: number },
): SceneNode[] {
  const cut = cutOf(level);
  const { interval } = level;
  if (cut === null || interval === null) return [];
  const at = y(cut);
  const ends = [interval.lower, ...(interval.upper === null ? [] : [interval.upper])];
  return [
    lineNode("axis", { x: box.left, y: at }, { x: box.right, y: at }, "muted", 1, [4, 3]),
    ...ends.map((end) =>
      lineNode("interval", { x: x(end), y: at }, { x: x(end), y: box.bottom }, "accent", 1),
    ),
  ];
}

function numbersOf(input: PlotInput): Numbers {
  return {
    head: [words.level, words.sigma2, words.logLik],
    rows: followed(input).flatMap(({ label, profile }) =>
      profile.map(({ value, logLik }) => [label, cell(value), cell(logLik)]),
    ),
  };
}
