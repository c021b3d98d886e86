import { formatFixed } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { drawFooter } from "../footer.ts";
import { type Box, groupNode, polygonPath, rectNode, textNode } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { cell as told } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { fittedNetwork, fittedOf, whyNoFit } from "./network-scale.ts";
import { networkWords as words } from "./words.ts";

/** Where inconsistency sits, and which designs drive it. */
export const netHeat: Plot = definePlot({
  id: "net-heat",
  label: "Net heat",
  summary: "Where designs of a network disagree, and which of them the disagreement goes with.",
  reference:
    "Krahn, Binder & K\u00f6nig (2013), BMC Medical Research Methodology 13, 35, doi:10.1186/1471-2288-13-35",
  options: [],
  home: "network",
  applies: (input) =>
    whyNoFit(input) ??
    ((fittedNetwork(input.report)?.fit.heat.designs.length ?? 0) < 2 ? words.noHeat : null),
  draw,
  r: () => [],
});

const SIZE = 11;
const LARGEST_CELL = 46;
const SMALLEST_CELL = 14;

function draw(input: PlotInput): Drawing {
  const { fit } = fittedOf(input);
  const { designs, change, influence, tau2 } = fit.heat;
  // The most inconsistent design first, so that hot spots stand together.
  const order = designs
    .map((_, at) => at)
    .toSorted((one, other) => change[other]![other]! - change[one]![one]!);
  const label = (at: number): string => fit.designs[designs[at]!]!.label;
  const padding = input.width >= 600 ? 16 : 12;
  const widest = Math.max(...order.map((at) => textWidth(label(at), SIZE)));
  // Where names would take half of the width, rows have numbers only, and the names stand below.
  const isListed = widest + 34 > 0.45 * input.width;
  const labelRoom = isListed ? 26 : widest + 34;
  const left = padding + labelRoom;
  const cell = Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, (input.width - padding - left) / order.length));
  const top = padding + 22;
  const most = Math.max(...change.flat().map(Math.abs), 1e-12);
  const nodes: SceneNode[] = [];
  order.forEach((row, r) => {
    const y = top + r * cell;
    const style = { role: "label", size: SIZE, fill: "ink" } as const;
    nodes.push(
      textNode(padding, y + cell / 2, String(r + 1), { ...style, weight: "bold" }),
      ...(isListed ? [] : [textNode(padding + 22, y + cell / 2, label(row), style)]),
      textNode(left + (r + 0.5) * cell, top - 10, String(r + 1), {
        ...style,
        weight: "bold",
        anchor: "middle",
      }),
    );
    order.forEach((column, c) => {
      const x = left + c * cell;
      const title = words.heatTitle(
        label(row),
        label(column),
        formatFixed(change[row]![column]!, 2),
        formatFixed(influence[row]![column]!, 2),
      );
      const box = { left: x, right: x + cell, top: y, bottom: y + cell };
      nodes.push(
        groupNode("value", square(box, change[row]![column]! / most, influence[row]![column]!), { title }),
      );
    });
  });
  const area = {
    left: padding,
    right: Math.max(input.width, left + cell * order.length + padding) - padding,
    top: top + order.length * cell + 12,
  };
  const key = order.map((at, place) => `${place + 1}\u00a0 ${label(at)}`);
  const notes = [
    ...(isListed ? key : []),
    words.heatNote,
    ...(tau2 > 0 ? [words.heatRandom(formatFixed(Math.sqrt(tau2), 3))] : []),
  ];
  const footer = drawFooter([], notes, area, 12);
  const [hottest = 0] = order;
  return {
    nodes: [...nodes, ...footer.nodes],
    width: Math.ceil(area.right + padding),
    height: Math.ceil(area.top + footer.height + 12),
    numbers: () => ({
      head: [twinWords.row, twinWords.column, twinWords.change, twinWords.influence],
      rows: order.flatMap((row) =>
        order.map((column) => [
          label(row),
          label(column),
          told(change[row]?.[column], "value"),
          told(influence[row]?.[column], "value"),
        ]),
      ),
    }),
    description: words.heatAbout(label(hottest), formatFixed(change[hottest]![hottest]!, 2)),
  };
}

function square({ left, right, top, bottom }: Box, heat: number, influence: number): SceneNode[] {
  const inner = { left: left + 0.5, right: right - 0.5, top: top + 0.5, bottom: bottom - 0.5 };
  const corners = [
    { x: inner.left, y: inner.top },
    { x: inner.right, y: inner.top },
    { x: inner.right, y: inner.bottom },
    { x: inner.left, y: inner.bottom },
  ];
  const half = 0.42 * (right - left) * Math.sqrt(Math.min(1, influence));
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  return [
    {
      type: "path",
      role: "background",
      d: polygonPath(corners),
      fill: heat >= 0 ? "series-2" : "series-1",
      fillOpacity: 0.04 + 0.8 * Math.abs(heat),
      stroke: "line",
      strokeWidth: 0.5,
    },
    rectNode(
      "weight-square",
      { left: middle.x - half, right: middle.x + half, top: middle.y - half, bottom: middle.y + half },
      "contour-1",
    ),
  ];
}
