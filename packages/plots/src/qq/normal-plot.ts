import { formatLevel, formatShort } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { lineNode, polygonPath } from "../nodes.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { toldBy, whyNotAsked } from "../sensitivity/asked.ts";
import { normalPlotLines } from "../sensitivity/lines-r.ts";
import { NAMES_OPTION } from "../sensitivity/names-option.ts";
import { sensitivityRFit } from "../sensitivity/r-fit.ts";
import { sensitivityWords as words } from "../sensitivity/words.ts";
import { bandOutline, drawXy } from "../sensitivity/xy-frame.ts";
import { cell } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";

const OPTIONS = [NAMES_OPTION] as const;

/** A normal quantile plot of the residuals, with the envelope of what the model would give. */
export const normalQuantiles: Plot = definePlot({
  id: "normal-plot",
  label: "Normal quantile",
  summary:
    "Standardised residuals in order against the quantiles of a normal distribution, with a simulated envelope.",
  reference: "Wang & Bushman (1998), Psychological Methods 3, 46-54, doi:10.1037/1082-989X.3.1.46",
  options: OPTIONS,
  beside: ["names"],
  home: "sensitivity",
  applies: (input) => whyNotAsked(input, "normal-plot"),
  draw,
  r: (document, fit) =>
    sensitivityRFit(document, fit, (name) =>
      normalPlotLines(name, document.sensitivity?.residuals ?? "rstudent"),
    ),
});

function draw(input: PlotInput, { names }: OptionsOf<typeof OPTIONS>): Drawing {
  const answer = input.sensitivity?.answers["normal-plot"];
  if (answer === undefined) throw new RangeError("a quantile plot without its numbers");
  const { points, samples, level, outside } = answer;
  const apart = new Set(outside.map(({ rowId }) => rowId));
  const ends = [points[0]?.x ?? -1, points.at(-1)?.x ?? 1] as const;
  const [from, to] = [
    { x: ends[0], y: ends[0] },
    { x: ends[1], y: ends[1] },
  ];
  const lower = points.flatMap(({ x, lower: y }) => (y === null ? [] : [{ x, y }]));
  const upper = points.flatMap(({ x, upper: y }) => (y === null ? [] : [{ x, y }]));
  const envelope = new Map(points.map(({ rowId, lower: from, upper: to }) => [rowId, [from, to] as const]));
  const drawn = drawXy({
    width: input.width,
    points: points.map(({ rowId, label, x, y }) => ({
      rowId,
      label,
      x,
      y,
      isMarked: apart.has(rowId),
      title: words.normal.title(label, formatShort(y)),
    })),
    x: { title: words.normal.x, values: points.map(({ x }) => x) },
    y: {
      title: words.normal.y[answer.residuals],
      values: [...ends, ...[...points, ...lower, ...upper].map(({ y }) => y)],
    },
    backdrop: (frame) => [
      ...(lower.length < 2
        ? []
        : [
            {
              type: "path",
              role: "funnel-region",
              d: polygonPath(bandOutline(lower, upper, frame)),
              fill: "accent-soft",
              fillOpacity: 0.5,
            } as const,
          ]),
      lineNode(
        "estimate-line",
        { x: frame.x(from.x), y: frame.y(from.y) },
        { x: frame.x(to.x), y: frame.y(to.y) },
        "muted",
        1.2,
        [5, 3],
      ),
    ],
    lines: [[from, to]],
    names,
    notes: [samples === 0 ? words.normal.line : words.normal.envelope(formatLevel(level), samples)],
    numbers: {
      head: [twinWords.lower, twinWords.upper],
      cells: (rowId) => (envelope.get(rowId) ?? [null, null]).map((end) => cell(end, "value")),
    },
  });
  return { ...drawn, description: toldBy(input, "normal-plot") };
}
