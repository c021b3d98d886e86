import { type BiasHistogram, type BiasOutcome, formatInteger, phrase } from "@treeline/engine";
import { max } from "d3";
import { curveNode } from "../curve.ts";
import { type Drawing, definePlot } from "../define-plot.ts";
import { drawFooter } from "../footer.ts";
import { drawLegend } from "../funnel/backdrop.ts";
import { funnelWords } from "../funnel/words.ts";
import { linearScale } from "../linear-scale.ts";
import { lineNode, rectNode, textNode } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { Paint, SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { linearTicks } from "../ticks.ts";
import { cell } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { uprightAxis } from "../upright-axis.ts";
import { words } from "../words.ts";

interface HistogramParts {
  /** Id of the plot and of the method whose outcome it draws. */
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly reference: string;
}

const PAINTS: readonly Paint[] = ["series-2", "series-3", "series-4", "series-6"];
const SIZE = 12;
const TOP = 34;

/** A plot of the histogram of one method of the audit, with the curves it is compared with. */
export function defineHistogram({ id, label, summary, reference }: HistogramParts): Plot {
  const found = ({ audit }: PlotInput): BiasOutcome | null =>
    audit?.entries.find(({ outcome }) => outcome?.method === id && outcome.marks.histogram !== undefined)
      ?.outcome ?? null;
  return definePlot({
    id,
    label,
    summary,
    reference,
    options: [],
    home: "bias",
    audited: "always",
    family: "p-values",
    applies(input) {
      const { audit } = input;
      if (audit === undefined) return funnelWords.noAudit;
      if (found(input) !== null) return null;
      const why = audit.entries.find(({ method }) => method === id)?.why;
      return words.histogram.none(why ?? "");
    },
    draw(input) {
      const outcome = found(input);
      if (outcome?.marks.histogram === undefined)
        throw new RangeError(`${id} was asked for without its histogram`);
      return drawHistogram(input, outcome, outcome.marks.histogram);
    },
    r: () => [],
  });
}

function drawHistogram({ width }: PlotInput, outcome: BiasOutcome, histogram: BiasHistogram): Drawing {
  const { ends, shares, curves, beyond } = histogram;
  const axis = phrase(histogram.axis);
  const padding = width >= 600 ? 16 : 12;
  const bottom = TOP + Math.round(Math.min(360, Math.max(220, 0.45 * width)));
  const highest = 1.08 * Math.max(1e-9, max(shares) ?? 0, ...curves.map(({ y }) => max(y) ?? 0));
  const upright = uprightAxis(highest, { top: TOP, bottom, padding }, words.histogram.upright, SIZE);
  const { left, y } = upright;
  const right = width - padding - 6;
  const span: [number, number] = [ends[0] ?? 0, ends.at(-1) ?? 1];
  const x = linearScale(span, [left, right]);
  const painted = curves.map((curve, place) => ({ ...curve, paint: PAINTS[place % PAINTS.length]! }));
  const legendTop = bottom + 44;
  const legend = drawLegend(
    painted.map(({ label, paint }) => ({ text: label, fill: paint })),
    { left, right, top: legendTop },
    SIZE,
  );
  const notes = [`${outcome.ran}.`, ...(beyond === 0 ? [] : [words.histogram.beyond(formatInteger(beyond))])];
  const footerTop = legendTop + legend.height + 6;
  const footer = drawFooter([], notes, { left: padding, right: width - padding, top: footerTop }, SIZE);
  const nodes: SceneNode[] = [
    ...upright.nodes,
    ...shares.map((share, place) => {
      const box = { left: x(ends[place]!), right: x(ends[place + 1]!), top: y(share), bottom };
      return { ...rectNode("value", box, "accent-soft"), stroke: "accent" as const };
    }),
    lineNode("axis", { x: left, y: bottom }, { x: right, y: bottom }, "muted"),
    ...linearTicks(span, 0, x, SIZE).flatMap(({ position, label }) => {
      const half = textWidth(label, SIZE) / 2;
      const style = { role: "tick", size: SIZE, fill: "muted", anchor: "middle" } as const;
      return [
        lineNode("tick", { x: position, y: bottom }, { x: position, y: bottom + 5 }, "muted"),
        textNode(Math.min(position, width - padding - half), bottom + 15, label, style),
      ];
    }),
    textNode((left + right) / 2, bottom + 32, axis, {
      role: "axis",
      size: SIZE,
      fill: "muted",
      anchor: "middle",
    }),
    ...painted.map((curve) =>
      curveNode(
        "estimate-line",
        curve.x.map((at, i) => ({ x: x(at), y: y(curve.y[i]!) })),
        curve.paint,
        { strokeWidth: 1.8 },
      ),
    ),
    ...legend.nodes,
    ...footer.nodes,
  ];
  return {
    nodes,
    height: Math.ceil(footerTop + footer.height + 12),
    numbers: () => ({
      head: [twinWords.curve, twinWords.from, twinWords.to, words.histogram.upright],
      rows: [
        ...shares.map((share, place) => [
          axis,
          cell(ends[place], "value"),
          cell(ends[place + 1], "value"),
          cell(share, "value"),
        ]),
        ...curves.flatMap(({ label, x: along, y: heights }) =>
          along.map((at, i) => [label, cell(at, "value"), cell(at, "value"), cell(heights[i], "value")]),
        ),
      ],
    }),
    description: [words.histogram.about(axis), ...notes, ...outcome.sentences].join(" "),
  };
}
