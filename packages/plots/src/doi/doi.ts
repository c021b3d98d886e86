import { type BiasOutcome, formatFixed } from "@treeline/engine";
import { max, min } from "d3";
import { type Drawing, definePlot } from "../define-plot.ts";
import { directionsOf } from "../directions/directions.ts";
import { createDisplayScale } from "../display-scale.ts";
import { drawEffectAxis } from "../effect-axis.ts";
import { drawFooter } from "../footer.ts";
import { pointRadius } from "../funnel/points.ts";
import { funnelWords } from "../funnel/words.ts";
import { widened } from "../limits.ts";
import { linearScale } from "../linear-scale.ts";
import { groupNode, lineNode, textNode } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { effectTicks, linearTicks } from "../ticks.ts";
import { cell, effectCell } from "../twin/numbers.ts";
import { words } from "../words.ts";

/** A Doi plot: absolute z of the studies' ranks by precision over their effects; the more alike its limbs, the more symmetric. */
export const doi: Plot = definePlot({
  id: "doi",
  label: "Doi",
  summary:
    "Effects against the absolute z-score of their rank, the most precise at the peak: limbs of unequal length or spread show asymmetry, which the LFK index measures.",
  reference:
    "Furuya-Kanamori, Barendregt & Doi (2018), Int J Evid Based Healthc 16(4), 195-203, doi:10.1097/XEB.0000000000000141",
  options: [],
  home: "bias",
  audited: "always",
  applies({ audit }) {
    if (audit === undefined) return funnelWords.noAudit;
    return pointsOf(audit.entries.map(({ outcome }) => outcome)) === null ? words.doi.none : null;
  },
  draw: drawDoi,
  // Package metasens draws it; metafor does not.
  r: () => [],
});

const SIZE = 12;
const TOP = 34;

function pointsOf(outcomes: readonly (BiasOutcome | null)[]): BiasOutcome | null {
  return outcomes.find((outcome) => (outcome?.marks.doi?.length ?? 0) > 0) ?? null;
}

function drawDoi(input: PlotInput): Drawing {
  const outcome = pointsOf((input.audit?.entries ?? []).map((entry) => entry.outcome));
  if (outcome === null) throw new RangeError("a Doi plot was asked for without its points");
  const scale = createDisplayScale(input);
  const points = (outcome.marks.doi ?? []).toSorted((a, b) => a.effect - b.effect);
  const labels = new Map(
    input.report.effects?.rowIds.map((rowId, place) => [rowId, input.report.effects!.labels[place]!]),
  );
  const { width } = input;
  const padding = width >= 600 ? 16 : 12;
  const bottom = TOP + Math.round(Math.min(400, Math.max(240, 0.5 * width)));
  const largest = Math.max(1e-9, 1.06 * max(points, ({ absZ }) => absZ)!);
  const y = linearScale([0, largest], [TOP, bottom]);
  const zTicks = linearTicks([0, largest], 0, y, SIZE);
  const left = padding + Math.max(...zTicks.map(({ label }) => textWidth(label, SIZE))) + 9;
  const right = width - padding;
  const limits = widened(min(points, ({ effect }) => effect)!, max(points, ({ effect }) => effect)!);
  const x = linearScale(limits, [left, right]);
  const { apply, inverse, axis } = scale.transformation;
  const nullX = scale.nullValue === null ? null : x(scale.nullValue);
  const inside = nullX !== null && nullX >= left && nullX <= right;
  const effectsAxis = drawEffectAxis({
    left,
    right,
    top: bottom,
    width,
    padding,
    size: SIZE,
    ticks: effectTicks(scale, [apply(limits[0]), apply(limits[1])], (value) => x(inverse(value)), SIZE),
    title: axis === "log" ? words.logScale(scale.name) : scale.name,
    nullX: inside ? nullX : null,
    directions: directionsOf(input),
  });
  const places = points.map(({ effect, absZ }) => ({ x: x(effect), y: y(absZ) }));
  const r = pointRadius(points.length);
  const note = words.doi.note(outcome.ran, indexOf(outcome));
  const footerTop = bottom + effectsAxis.height + 10;
  const footer = drawFooter([], [note], { left: padding, right, top: footerTop }, SIZE);
  const nodes: SceneNode[] = [
    ...(inside ? [lineNode("null-line", { x: nullX, y: TOP }, { x: nullX, y: bottom }, "muted")] : []),
    textNode(padding, TOP / 2, words.doi.upright, { role: "axis", size: SIZE, fill: "muted" }),
    lineNode("axis", { x: left, y: TOP }, { x: left, y: bottom }, "muted"),
    ...zTicks.flatMap(({ position, label }) => [
      lineNode("tick", { x: left - 5, y: position }, { x: left, y: position }, "muted"),
      textNode(left - 8, position, label, { role: "tick", size: SIZE, fill: "muted", anchor: "end" }),
    ]),
    ...effectsAxis.nodes,
    ...places.slice(1).map((to, place) => lineNode("estimate-line", places[place]!, to, "faint")),
    ...points.map(({ rowId, effect, absZ }, place) =>
      groupNode(
        "study",
        [
          {
            type: "circle",
            role: "study",
            cx: places[place]!.x,
            cy: places[place]!.y,
            r,
            fill: "accent",
            stroke: "surface",
          },
        ],
        {
          rowId,
          title: words.doi.pointTitle(labels.get(rowId) ?? rowId, scale.format(effect), formatFixed(absZ, 2)),
        },
      ),
    ),
    ...footer.nodes,
  ];
  return {
    nodes,
    height: Math.ceil(footerTop + footer.height + 12),
    numbers: () => ({
      head: [words.study, scale.name, words.doi.upright],
      rows: points.map(({ rowId, effect, absZ }) => [
        labels.get(rowId) ?? rowId,
        effectCell(scale, effect),
        cell(absZ, "value"),
      ]),
    }),
    description: `${words.doi.about(words.studies(points.length))} ${note}`,
  };
}

/** "LFK index 4.51" */
function indexOf({ numbers }: BiasOutcome): string {
  const [index] = numbers;
  return index === undefined || index.value === null ? "" : `${index.label} ${formatFixed(index.value, 2)}`;
}
