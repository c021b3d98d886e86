import { formatShort } from "@treeline/engine";
import { outsideBand } from "@treeline/engine/sensitivity";
import { type Drawing, definePlot } from "../define-plot.ts";
import { directionsOf } from "../directions/directions.ts";
import { furtherDirections } from "../directions/further/words.ts";
import { createDisplayScale } from "../display-scale.ts";
import { lineNode, polygonPath } from "../nodes.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { toldBy, whyNotAsked } from "../sensitivity/asked.ts";
import { NAMES_OPTION } from "../sensitivity/names-option.ts";
import { sensitivityRFit } from "../sensitivity/r-fit.ts";
import { sensitivityWords as words } from "../sensitivity/words.ts";
import { bandOutline, drawXy, type XyFrame } from "../sensitivity/xy-frame.ts";
import { cell, effectCell } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { type Arc, arcOf } from "./arc.ts";

const OPTIONS = [NAMES_OPTION] as const;

/** Galbraith's radial plot: standardised effects against precision, with the pooled effect as the slope of a line. */
export const radialPlot: Plot = definePlot({
  id: "radial",
  label: "Radial",
  summary:
    "Standardised effects against their precision, with the pooled effect as the slope of a line (Galbraith plot).",
  reference: "Galbraith (1988), Statistics in Medicine 7, 889-894, doi:10.1002/sim.4780070807",
  options: OPTIONS,
  beside: ["names"],
  home: "sensitivity",
  applies: (input) => whyNotAsked(input, "radial"),
  draw,
  r: (document, fit) => sensitivityRFit(document, fit, (name) => [`radial(${name})`]),
});

function draw(input: PlotInput, { names }: OptionsOf<typeof OPTIONS>): Drawing {
  const answer = input.sensitivity?.answers.radial;
  if (answer === undefined) throw new RangeError("a radial plot without its numbers");
  const { studies, slope, band } = answer;
  const errors = answer.tau2 > 0 ? "total" : "sampling";
  const scale = createDisplayScale(input);
  const outside = new Set(outsideBand(answer).map(({ rowId }) => rowId));
  const furthest = Math.max(...studies.map(({ x }) => x));
  const [start, end] = [
    { x: 0, y: 0 },
    { x: furthest, y: slope * furthest },
  ];
  const lower = [start, end].map(({ x, y }) => ({ x, y: y - band }));
  const upper = [start, end].map(({ x, y }) => ({ x, y: y + band }));
  const effects = new Map(input.report.effects?.rowIds.map((id, at) => [id, input.report.effects?.yi[at]]));
  const { interval } = answer;
  const effectsDrawn = [...effects.values()].flatMap((effect) => effect ?? []);
  const arc = (frame: XyFrame): Arc =>
    arcOf(
      { scale, points: studies, effects: [Math.min(...effectsDrawn), Math.max(...effectsDrawn)], interval },
      frame,
    );
  const { negative, positive } = directionsOf(input);
  const drawn = drawXy({
    width: input.width,
    points: studies.map(({ rowId, label, x, y }) => ({
      rowId,
      label,
      x,
      y,
      isMarked: outside.has(rowId),
      title: words.radial.title(label, scale.format(effects.get(rowId) ?? 0)),
    })),
    x: { title: words.radial.x[errors], values: [0, furthest] },
    y: { title: words.radial.y[errors], values: [...lower, ...upper, ...studies].map(({ y }) => y) },
    backdrop: (frame) => [
      {
        type: "path",
        role: "funnel-region",
        d: polygonPath(bandOutline(lower, upper, frame)),
        fill: "accent-soft",
        fillOpacity: 0.5,
      },
      lineNode(
        "estimate-line",
        { x: frame.x(start.x), y: frame.y(start.y) },
        arc(frame).at(slope) ?? { x: frame.x(end.x), y: frame.y(end.y) },
        "accent",
        1.5,
      ),
    ],
    lines: [[start, end]],
    names,
    aside: { room: (frame) => arc(frame).room, draw: (frame) => arc(frame).nodes },
    notes: [
      words.radial.note(scale.name, scale.format(slope), formatShort(band)),
      furtherDirections.upright(negative, positive),
    ],
    numbers: {
      head: [scale.name, words.radial.line[errors], twinWords.lower, twinWords.upper, twinWords.outside],
      cells: (rowId) => {
        const x = studies.find((study) => study.rowId === rowId)?.x ?? 0;
        return [
          effectCell(scale, effects.get(rowId)),
          ...[slope * x, slope * x - band, slope * x + band].map((y) => cell(y, "value")),
          outside.has(rowId) ? twinWords.yes : null,
        ];
      },
    },
  });
  const effect = interval === null ? scale.format(slope) : scale.formatWithInterval(slope, interval);
  const told = [words.caterpillar.pooled(scale.name, effect), toldBy(input, "radial")];
  return { ...drawn, description: told.join(" ") };
}
