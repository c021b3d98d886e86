import { formatFixed } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { drawFooter } from "../footer.ts";
import { groupNode, lineNode, rectNode, textNode } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { textWidth } from "../text-metrics.ts";
import { cell } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { fittedOf, whyNoFit } from "./network-scale.ts";
import { networkWords as words } from "./words.ts";

/** P-scores, best first. */
export const networkRanking: Plot = definePlot({
  id: "network-ranking",
  label: "Ranking",
  summary: "P-scores of the treatments, best first.",
  reference:
    "R\u00fccker & Schwarzer (2015), BMC Medical Research Methodology 15, 58, doi:10.1186/s12874-015-0060-8",
  options: [],
  home: "network",
  applies: whyNoFit,
  draw,
  r: () => [],
});

const SIZE = 12;
const LINE = 24;

function draw(input: PlotInput): Drawing {
  const { fit, treatments, spec } = fittedOf(input);
  const { width } = input;
  const padding = width >= 600 ? 16 : 12;
  const rows = fit.ranking.map(({ treatment, pScore }) => ({
    name: treatments[treatment]!.name,
    pScore,
    text: formatFixed(pScore, 2),
  }));
  const labelRoom = Math.min(Math.max(...rows.map(({ name }) => textWidth(name, SIZE))) + 12, 0.38 * width);
  const left = padding + labelRoom;
  const right = width - padding - 44;
  const head = textNode(left, padding + LINE / 2, words.pScore, {
    role: "heading",
    size: SIZE,
    weight: "bold",
    fill: "ink",
  });
  const top = padding + LINE + 4;
  const bars = rows.map(({ name, pScore, text }, at) => {
    const y = top + at * LINE + LINE / 2;
    const end = left + pScore * (right - left);
    return groupNode(
      "value",
      [
        textNode(padding, y, name, { role: "label", size: SIZE, fill: "ink", maxWidth: labelRoom - 8 }),
        rectNode("background", { left, right, top: y - 7, bottom: y + 7 }, "accent-soft"),
        rectNode(
          "weight-square",
          { left, right: Math.max(end, left + 1), top: y - 7, bottom: y + 7 },
          "accent",
        ),
        textNode(width - padding, y, text, { role: "value", size: SIZE, fill: "ink", anchor: "end" }),
      ],
      { title: words.rankTitle(name, text) },
    );
  });
  const bottom = top + rows.length * LINE;
  const area = { left: padding, right: width - padding, top: bottom + 10 };
  const footer = drawFooter([], [words.rankNote(spec.smallIsGood ? words.small : words.large)], area, SIZE);
  return {
    nodes: [
      head,
      lineNode("axis", { x: left, y: top }, { x: left, y: bottom }, "muted"),
      ...bars,
      ...footer.nodes,
    ],
    height: Math.ceil(area.top + footer.height + 12),
    numbers: () => ({
      head: [twinWords.treatment, words.pScore],
      rows: rows.map(({ name, pScore }) => [name, cell(pScore)]),
    }),
    description: words.rankAbout(rows.map(({ name, text }) => `${name} ${text}`).join(", ")),
  };
}
