import type { MarginalMean } from "@treeline/engine";
import type { DisplayScale } from "../display-scale.ts";
import { moderatorWords as words } from "../moderators/words.ts";
import { groupNode, lineNode, polygonPath, textNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import { wrapText } from "../text-metrics.ts";
import type { BubbleFrame } from "./bands.ts";

/** Below this width a slot holds no readable name. */
const NARROWEST = 38;
const MOST_LINES = 3;

/** The mean of each level as an upright diamond with its intervals: thick for confidence, thin for prediction. */
export function drawLevelMeans(
  groups: readonly MarginalMean[],
  levels: readonly string[],
  frame: BubbleFrame,
  scale: DisplayScale,
  shown: { readonly confidence: boolean; readonly prediction: boolean },
): SceneNode[] {
  return groups.flatMap(({ level, mean, prediction }): SceneNode[] => {
    const x = frame.x(levels.indexOf(level));
    if (x === null) return [];
    const y = frame.y(mean.estimate);
    const children: SceneNode[] = [];
    if (shown.prediction && prediction !== null) {
      children.push(...upright("prediction", x, prediction, frame, 1.4));
    }
    if (shown.confidence && mean.interval !== null) {
      children.push(...upright("interval", x, mean.interval, frame, 4));
    }
    if (y >= frame.top && y <= frame.bottom) children.push(meanMark(x, y));
    const interval = mean.interval === null ? "" : ` ${scale.formatInterval(mean.interval)}`;
    const title = `${level}: ${scale.name} ${scale.format(mean.estimate)}${interval}`;
    return [groupNode("diamond", children, { title })];
  });
}

function upright(
  role: "interval" | "prediction",
  x: number,
  { lower, upper }: { readonly lower: number; readonly upper: number | null },
  { top, bottom, y }: BubbleFrame,
  width: number,
): SceneNode[] {
  const from = Math.min(bottom, y(lower));
  const to = Math.max(top, upper === null ? top : y(upper));
  return from <= to ? [] : [lineNode(role, { x, y: from }, { x, y: to }, "ink", width)];
}

/** A diamond that stands out from the circles behind it. */
export function meanMark(x: number, y: number): SceneNode {
  const corners = [
    { x, y: y - 7 },
    { x: x + 7, y },
    { x, y: y + 7 },
    { x: x - 7, y },
  ];
  return {
    type: "path",
    role: "diamond",
    d: polygonPath(corners),
    fill: "ink",
    stroke: "surface",
    strokeWidth: 1.5,
  };
}

/** The levels' names below the frame, with their numbers of studies; in narrow slots as many as find room. */
export function drawLevelNames(
  groups: readonly { readonly level: string; readonly k: number }[],
  frame: BubbleFrame,
  slot: number,
  size: number,
): { readonly nodes: readonly SceneNode[]; readonly height: number } {
  const every = Math.max(1, Math.ceil(NARROWEST / slot));
  const room = slot * every - 6;
  const lineHeight = size * 1.3;
  let most = 0;
  const nodes = groups.flatMap(({ level, k }, place): SceneNode[] => {
    const x = frame.x(place);
    if (x === null || place % every !== 0) return [];
    const at = Math.min(Math.max(x, frame.left + room / 2), frame.right - room / 2);
    const lines = [...wrapText(level, room, size).slice(0, MOST_LINES), words.k(String(k))];
    most = Math.max(most, lines.length);
    return lines.map((line, index) =>
      textNode(at, frame.bottom + 10 + (index + 0.5) * lineHeight, line, {
        role: "tick",
        size,
        fill: index === lines.length - 1 ? "muted" : "ink",
        anchor: "middle",
        maxWidth: room,
      }),
    );
  });
  return { nodes, height: 10 + most * lineHeight };
}
