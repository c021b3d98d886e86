import { type BiasOutcome, formatFixed, type SelectionCurve } from "@treeline/engine";
import { curveNode } from "../curve.ts";
import { type Drawing, definePlot } from "../define-plot.ts";
import { drawFooter } from "../footer.ts";
import { drawLegend } from "../funnel/backdrop.ts";
import { nameCurves } from "../funnel/curve-names.ts";
import { funnelWords } from "../funnel/words.ts";
import { linearScale } from "../linear-scale.ts";
import { type Box, lineNode, type Point, polygonPath, textBox, textNode } from "../nodes.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { Paint, SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { cell } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { uprightAxis } from "../upright-axis.ts";
import { words } from "../words.ts";

const OPTIONS = [
  {
    key: "bands",
    type: "boolean",
    label: "Pointwise intervals",
    help: "Shaded: pointwise intervals of estimated weights.",
    default: true,
  },
  {
    key: "scale",
    type: "choice",
    label: "P-values",
    help: "Evenly spaced, or small ones spread out (square root).",
    default: "root",
    choices: [
      { value: "root", label: "Small ones spread out" },
      { value: "plain", label: "Evenly spaced" },
    ],
  },
] as const;

type WeightOptions = OptionsOf<typeof OPTIONS>;

/** How likely results are to be published, by their p-value, as selection models have it. */
export const weightFunctions: Plot = definePlot({
  id: "weight-functions",
  label: "Selection",
  summary:
    "The relative probability of publication over one-sided p-values, as each selection model estimates or assumes it.",
  reference:
    "Hedges & Vevea (2005), in Publication Bias in Meta-Analysis, 145-174, doi:10.1002/0470870168.ch9",
  options: OPTIONS,
  beside: ["scale"],
  home: "bias",
  audited: "always",
  family: "selection",
  applies({ audit }) {
    if (audit === undefined) return funnelWords.noAudit;
    return curvesOf(audit.entries).length === 0 ? words.weights.none : null;
  },
  idle({ audit }) {
    const few = curvesOf(audit?.entries ?? []).length <= MOST_BANDED;
    return few ? {} : { bands: words.weights.unbanded(MOST_BANDED) };
  },
  draw: drawWeights,
  // Each model has lines of its own among those of the audit, to which plot() can be applied.
  r: () => [],
});

interface Named {
  readonly label: string;
  readonly curve: SelectionCurve;
  readonly paint: Paint;
  /** [] = unbroken. */
  readonly dash: readonly number[];
}

/** No two curves have the same colour and the same dashes, and of any six neighbours none has either of another. */
const DASHES: readonly (readonly number[])[] = [
  [],
  [9, 4],
  [2, 3],
  [9, 3, 2, 3],
  [5, 3],
  [12, 3, 2, 3, 2, 3],
];
const PAINTS: readonly Paint[] = ["series-1", "series-2", "series-3", "series-4", "series-6", "series-5"];
const SIZE = 12;
const TOP = 34;
/** Weights beyond this many times that of significant results are cut. */
const MOST = 3;
/** Intervals of more curves hide each other. */
const MOST_BANDED = 3;

function curvesOf(
  entries: readonly { readonly label: string; readonly outcome: BiasOutcome | null }[],
): Named[] {
  return entries
    .flatMap(({ label, outcome }) =>
      outcome?.marks.selection === undefined ? [] : [{ label, curve: outcome.marks.selection }],
    )
    .map((named, place) => {
      const round = Math.floor(place / PAINTS.length);
      return {
        ...named,
        paint: PAINTS[place % PAINTS.length]!,
        dash: DASHES[(place + round) % DASHES.length]!,
      };
    });
}

function drawWeights({ audit, width }: PlotInput, options: WeightOptions): Drawing {
  const named = curvesOf(audit?.entries ?? []);
  const padding = width >= 600 ? 16 : 12;
  const bottom = TOP + Math.round(Math.min(380, Math.max(240, 0.48 * width)));
  const banded = options.bands && named.length <= MOST_BANDED;
  const weights = named.flatMap(({ curve }) => curve.weight.filter(Number.isFinite));
  const uppers = named.flatMap(({ curve }) => (banded ? curve.upper : null) ?? []);
  const curves = Math.max(1, ...weights);
  const highest = Math.min(
    MOST,
    Math.min(2 * curves, Math.max(curves, ...uppers.filter(Number.isFinite))) * 1.05,
  );
  const upright = uprightAxis(highest, { top: TOP, bottom, padding }, words.weights.upright, SIZE);
  const { left, y } = upright;
  const right = width - padding - 4;
  const along = options.scale === "root" ? Math.sqrt : (p: number): number => p;
  const linear = linearScale([0, 1], [left, right]);
  const frame: Frame = { x: (p) => linear(along(p)), y: (w) => y(Math.min(w, highest)), highest };
  const legendTop = bottom + 44;
  const entries = named.map(({ label, paint, dash }) => ({ text: label, fill: paint, dash }));
  const legend = drawLegend(entries, { left, right, top: legendTop }, SIZE);
  const unbanded = options.bands && !banded && named.some(({ curve }) => curve.upper !== null);
  const notes = [
    words.weights.note,
    ...(uppers.length > 0 ? [words.weights.banded] : []),
    ...([...weights, ...uppers].some((weight) => weight > highest)
      ? [words.weights.cut(formatFixed(highest, 1))]
      : []),
    ...(unbanded ? [words.weights.unbanded(MOST_BANDED)] : []),
  ];
  const footerTop = legendTop + legend.height + 6;
  const footer = drawFooter([], notes, { left: padding, right: width - padding, top: footerTop }, SIZE);
  // Where all curves begin, a name would not say whose it is.
  const start: Box = { left, right: left + SIZE, top: 0, bottom };
  const nodes: SceneNode[] = [
    ...upright.nodes,
    lineNode("axis", { x: left, y: bottom }, { x: right, y: bottom }, "muted"),
    lineNode("grid", { x: left, y: y(1) }, { x: right, y: y(1) }, "line"),
    ...pTicks(frame, bottom),
    textNode((left + right) / 2, bottom + 32, words.weights.along, {
      role: "axis",
      size: SIZE,
      fill: "muted",
      anchor: "middle",
    }),
    ...named.flatMap((one) => drawCurve(one, frame, banded)),
    ...nameCurves(
      named.map((one) => ({ ...one, pieces: piecesOf(one, frame) })),
      { left, right, top: TOP, bottom },
      [...upright.nodes.flatMap((node) => (node.type === "text" ? [textBox(node)] : [])), start],
      [],
    ),
    ...legend.nodes,
    ...footer.nodes,
  ];
  return {
    nodes,
    height: Math.ceil(footerTop + footer.height + 12),
    numbers: () => ({
      head: [twinWords.model, words.weights.along, words.weights.upright, twinWords.lower, twinWords.upper],
      rows: named.flatMap(({ label, curve: { p, weight, lower, upper } }) =>
        p.map((at, i) => [label, cell(at, "p"), cell(weight[i]), cell(lower?.[i]), cell(upper?.[i])]),
      ),
    }),
    description: [words.weights.about(named.length), ...named.map(tell)].join(" "),
  };
}

interface Frame {
  x(p: number): number;
  y(weight: number): number;
  readonly highest: number;
}

/** The p-values that selection is usually thought to turn on; where there is no room for all, the first ones are named. */
const P_TICKS = [1, 0.5, 0.025, 0.1, 0.25, 0.05, 0.75];

function pTicks({ x }: Frame, bottom: number): SceneNode[] {
  const named: { readonly at: number; readonly half: number }[] = [];
  return P_TICKS.flatMap((p): SceneNode[] => {
    const label = String(p);
    const half = textWidth(label, SIZE) / 2;
    const at = x(p);
    const line = lineNode("tick", { x: at, y: bottom }, { x: at, y: bottom + 5 }, "muted");
    if (named.some((other) => Math.abs(at - other.at) < half + other.half + 6)) return [line];
    named.push({ at, half });
    const style = { role: "tick", size: SIZE, fill: "muted", anchor: "middle" } as const;
    return [line, textNode(Math.min(at, x(1) - half + 4), bottom + 15, label, style)];
  });
}

function pointsOf({ p }: SelectionCurve, values: readonly number[], frame: Frame): Point[] {
  return values.map((value, i) => ({ x: frame.x(p[i]!), y: frame.y(value) }));
}

/** A curve as the lines between its points. */
function piecesOf({ curve }: Named, frame: Frame): (readonly [Point, Point])[] {
  const points = pointsOf(curve, curve.weight, frame);
  return points.slice(1).map((to, i) => [points[i]!, to] as const);
}

function drawCurve({ curve, paint, dash }: Named, frame: Frame, banded: boolean): SceneNode[] {
  const { p, weight, lower, upper } = curve;
  const at = (values: readonly number[]): Point[] => pointsOf(curve, values, frame);
  const line = curveNode("estimate-line", at(weight), paint, {
    strokeWidth: 1.8,
    ...(dash.length > 0 && { dash }),
  });
  if (!banded || lower === null || upper === null || p.length < 2) return [line];
  const d = polygonPath([...at(upper), ...at(lower).toReversed()]);
  return [{ type: "path", role: "interval", d, fill: paint, fillOpacity: 0.12 }, line];
}

/** "Beta: 0.41 at p = .5." */
function tell({ label, curve: { p, weight } }: Named): string {
  const middle = p.findIndex((own) => own >= 0.5);
  const value = weight[middle === -1 ? weight.length - 1 : middle];
  return value === undefined ? `${label}.` : words.weights.told(label, formatFixed(value, 2));
}
