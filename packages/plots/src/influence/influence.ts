import { formatShort, type Influence, type InfluenceRow } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { drawFooter } from "../footer.ts";
import { widened } from "../limits.ts";
import { linearScale } from "../linear-scale.ts";
import { type Box, groupNode, lineNode, textNode } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { toldBy, whyNotAsked } from "../sensitivity/asked.ts";
import { sensitivityRFit } from "../sensitivity/r-fit.ts";
import { sensitivityWords as words } from "../sensitivity/words.ts";
import { textWidth } from "../text-metrics.ts";
import { linearTicks } from "../ticks.ts";
import { cell } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { words as common } from "../words.ts";

/** Panels of the influence of each study: residual, DFFITS, Cook's distance, covariance ratio, tau2, Q, hat and weight. */
export const influencePanels: Plot = definePlot({
  id: "influence",
  label: "Influence",
  summary:
    "Eight measures of how much each study moves the model, with the lines beyond which it is flagged.",
  reference: "Viechtbauer & Cheung (2010), Research Synthesis Methods 1, 112-125, doi:10.1002/jrsm.11",
  options: [],
  home: "sensitivity",
  applies: (input) => whyNotAsked(input, "influence"),
  draw,
  r: (document, fit) => sensitivityRFit(document, fit, (name) => [`plot(influence(${name}))`]),
});

type Key = keyof typeof words.influence.panels;
const KEYS: readonly Key[] = ["rstudent", "dffits", "cookD", "covRatio", "tau2Del", "qeDel", "hat", "weight"];

const SIZE = 11;
const GAP = 14;
const HEIGHT = 130;
/** Height of a panel's heading, and of what is drawn below it. */
const HEAD = 22;
const INNER = HEIGHT - HEAD - 4;
/** Labels of ticks stand upright beside one another: they need less room in height than in width. */
const TICK_ROOM = 2.4;

/** Where a panel has lines: limits of the measure, and what studies that are all alike would have. */
interface Guides {
  readonly limits: readonly number[];
  readonly alike: readonly number[];
  /** A value that the panel takes in. */
  readonly base: number | null;
}

function guides(key: Key, { thresholds, studies }: Influence): Guides {
  const both = (value: number | null): number[] => (value === null ? [] : [-value, value]);
  switch (key) {
    case "rstudent":
      return { limits: both(1.96), alike: [], base: 0 };
    case "dffits":
      return { limits: both(thresholds.dffits), alike: [], base: 0 };
    case "covRatio":
      return { limits: [], alike: [1], base: null };
    case "hat":
      return { limits: [thresholds.hat], alike: [], base: 0 };
    case "weight":
      return { limits: [], alike: [100 / Math.max(1, studies.length)], base: 0 };
    case "cookD":
    case "tau2Del":
    case "qeDel":
      return { limits: [], alike: [], base: key === "cookD" ? 0 : null };
  }
}

function draw(input: PlotInput): Drawing {
  const answer = input.sensitivity?.answers.influence;
  if (answer === undefined) throw new RangeError("influence panels without their numbers");
  const { width } = input;
  const padding = width >= 600 ? 16 : 12;
  const shown = KEYS.filter((key) => answer.studies.some((study) => study[key] !== null));
  const columns = width >= 560 ? 2 : 1;
  const room = (width - 2 * padding - (columns - 1) * GAP) / columns;
  const panels = shown.map((key) => measured(key, answer));
  // Of one width, so that a study stands above itself from panel to panel.
  const beside = Math.max(0, ...panels.map(({ ticksWidth }) => ticksWidth)) + 8;
  const nodes = panels.flatMap((one, place) => {
    const left = padding + (place % columns) * (room + GAP);
    const top = padding + Math.floor(place / columns) * (HEIGHT + GAP);
    return drawPanel(one, answer, beside, { left, right: left + room, top, bottom: top + HEIGHT });
  });
  const footerTop = padding + Math.ceil(shown.length / columns) * (HEIGHT + GAP);
  const area = { left: padding, right: width - padding, top: footerTop };
  const footer = drawFooter([], [`${words.influence.number}. ${words.influence.note}`], area, SIZE + 1);
  return {
    nodes: [...nodes, ...footer.nodes],
    height: Math.ceil(footerTop + footer.height + 12),
    numbers: () => ({
      head: [common.study, ...shown.map((key) => words.influence.panels[key]), twinWords.flagged],
      rows: answer.studies.map((study) => [
        study.label,
        ...shown.map((key) => cell(study[key], "value")),
        study.flags.length > 0 ? twinWords.yes : null,
      ]),
    }),
    description: toldBy(input, "influence"),
  };
}

interface Measured {
  readonly key: Key;
  readonly limits: readonly [number, number];
  readonly ticks: ReturnType<typeof linearTicks>;
  readonly ticksWidth: number;
}

function measured(key: Key, answer: Influence): Measured {
  const { limits: bounds, alike, base } = guides(key, answer);
  const values = answer.studies.flatMap((study) => study[key] ?? []);
  const all = [...values, ...bounds, ...alike, ...(base === null ? [] : [base])];
  const limits = widened(Math.min(...all), Math.max(...all));
  const ticks = linearTicks(limits, 0, linearScale(limits, [0, TICK_ROOM * INNER]), SIZE);
  return { key, limits, ticks, ticksWidth: Math.max(0, ...ticks.map(({ label }) => textWidth(label, SIZE))) };
}

function drawPanel(
  { key, limits, ticks }: Measured,
  answer: Influence,
  beside: number,
  box: Box,
): SceneNode[] {
  const { studies } = answer;
  const { limits: bounds, alike } = guides(key, answer);
  const bottom = box.top + HEAD + INNER;
  const left = box.left + beside;
  const y = linearScale(limits, [bottom, box.top + HEAD]);
  const x = linearScale([0, Math.max(1, studies.length - 1)], [left + 6, box.right - 6]);
  const tickY = (position: number): number => bottom - position / TICK_ROOM;
  const name = words.influence.panels[key];
  return [
    textNode(box.left, box.top + 8, name, { role: "heading", size: SIZE + 1, fill: "ink", weight: "bold" }),
    ...ticks.flatMap(({ position, label }) => [
      lineNode("grid", { x: left, y: tickY(position) }, { x: box.right, y: tickY(position) }, "line"),
      textNode(left - 4, tickY(position), label, { role: "tick", size: SIZE, fill: "muted", anchor: "end" }),
    ]),
    ...bounds.map((at) => lineAcross(left, box.right, y(at), "warn", [4, 3])),
    ...alike.map((at) => lineAcross(left, box.right, y(at), "muted", [1, 3])),
    ...studies.flatMap((study, at) => mark(study, key, name, x(at), y)),
  ];
}

function lineAcross(
  from: number,
  to: number,
  y: number,
  paint: "warn" | "muted",
  dash: readonly number[],
): SceneNode {
  return lineNode("contour", { x: from, y }, { x: to, y }, paint, 1, dash);
}

function mark(
  study: InfluenceRow,
  key: Key,
  name: string,
  x: number,
  y: (value: number) => number,
): SceneNode[] {
  const value = study[key];
  if (value === null) return [];
  const isFlagged = study.flags.length > 0;
  const circle = {
    type: "circle",
    role: "study",
    cx: x,
    cy: y(value),
    r: 3.2,
    fill: isFlagged ? "warn" : "accent-soft",
    stroke: isFlagged ? "warn" : "accent",
  } as const;
  const title = words.influence.title(study.label, name, formatShort(value));
  return [groupNode("study", [circle], { rowId: study.rowId, title })];
}
