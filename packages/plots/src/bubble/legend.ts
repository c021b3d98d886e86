import { markerNode } from "../markers.ts";
import type { SeriesStyle } from "../moderators/series.ts";
import { lineNode, textNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import { ellipsise, textWidth } from "../text-metrics.ts";

interface LegendEntry extends SeriesStyle {
  readonly name: string;
}

const SAMPLE = 30;
const SAMPLE_RADIUS = 4;
const GAP = 18;

/** What each line and shape stands for: a sample of them with their name, as many to a row as fit. */
export function drawSeriesLegend(
  entries: readonly LegendEntry[],
  { left, right, top }: { readonly left: number; readonly right: number; readonly top: number },
  size: number,
): { readonly nodes: readonly SceneNode[]; readonly height: number } {
  const lineHeight = size * 1.6;
  let [x, row] = [left, 0];
  const nodes = entries.flatMap(({ name, paint, dash, marker }): SceneNode[] => {
    const text = ellipsise(name, right - left - SAMPLE - 6, size);
    const width = SAMPLE + 6 + textWidth(text, size);
    if (x > left && x + width > right) [x, row] = [left, row + 1];
    const y = top + (row + 0.5) * lineHeight;
    const start = x;
    x += width + GAP;
    const style = { role: "legend", size, fill: "ink" } as const;
    const named = textNode(start + SAMPLE + 6, y, text, style);
    return [
      lineNode("legend", { x: start, y }, { x: start + SAMPLE, y }, paint, 2.2, dash),
      markerNode("legend", marker, { x: start + SAMPLE / 2, y }, SAMPLE_RADIUS, {
        fill: paint,
        stroke: paint,
      }),
      text === name ? named : { ...named, title: name },
    ];
  });
  return { nodes, height: entries.length === 0 ? 0 : (row + 1) * lineHeight };
}
