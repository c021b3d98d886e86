import { errorForPower, formatFixed, formatPercent, type Sunset, sunsetOf } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { type Backdrop, powerBand } from "../funnel/backdrop.ts";
import { composeFunnel } from "../funnel/compose.ts";
import type { FunnelContent } from "../funnel/frame.ts";
import { plainContent } from "../funnel/plain-content.ts";
import type { FunnelFrame } from "../funnel/region.ts";
import { lineNode, type Point, textNode } from "../nodes.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { cell } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { words } from "../words.ts";

const OPTIONS = [
  {
    key: "truth",
    type: "choice",
    label: "True effect",
    help: "The effect taken as true: the pooled one, or the one given below, on the analysis scale (log for ratios).",
    default: "pooled",
    choices: [
      { value: "pooled", label: "Pooled" },
      { value: "given", label: "Given" },
    ],
  },
  {
    key: "effect",
    type: "number",
    label: "Given true effect",
    help: "On the analysis scale (log for ratios), counted from 0.",
    default: 0.2,
    min: -1e9,
    max: 1e9,
  },
  {
    key: "labels",
    type: "choice",
    label: "Names",
    help: "Which studies are named.",
    default: "none",
    choices: [
      { value: "none", label: "None" },
      { value: "all", label: "All" },
    ],
  },
] as const;

type SunsetOptions = OptionsOf<typeof OPTIONS>;

/** A power-enhanced funnel: how likely each study was to find the effect that is taken as true. */
export const sunset: Plot = definePlot({
  id: "sunset",
  label: "Sunset",
  summary:
    "A funnel over bands of statistical power: results that are significant although their studies had little power to find the effect deserve doubt.",
  reference:
    "Kossmeier, Tran & Voracek (2020), Zeitschrift f\u00fcr Psychologie 228(1), 43-49, doi:10.1027/2151-2604/a000392",
  options: OPTIONS,
  beside: ["truth", "labels"],
  home: "bias",
  applies({ report, measure }, { truth }) {
    if ((measure?.nullValue ?? null) === null) return words.sunset.noNull;
    return truth === "pooled" && report.fit?.coefficients[0] === undefined ? words.sunset.noPooled : null;
  },
  draw: drawSunset,
  // metafor draws no bands of power.
  r: () => [],
});

/** Bands from above, by the power at their lower edge, and how strongly they are tinted. */
const BANDS: readonly { readonly from: number; readonly to: number; readonly tint: number }[] = [
  { from: 0.8, to: 1, tint: 0.26 },
  { from: 0.6, to: 0.8, tint: 0.13 },
  { from: 0.4, to: 0.6, tint: 0 },
  { from: 0.2, to: 0.4, tint: -0.16 },
  { from: 0, to: 0.2, tint: -0.32 },
];

function drawSunset(input: PlotInput, options: SunsetOptions): Drawing {
  const content = plainContent(input, { style: "plain", labels: options.labels });
  const nullValue = input.measure?.nullValue ?? 0;
  const pooled = input.report.fit?.coefficients[0]?.estimate ?? nullValue;
  const truth = options.truth === "given" ? nullValue + options.effect : pooled;
  const { alpha } = input.document.bias ?? { alpha: 0.05 };
  const told = sunsetOf(
    content.points.map(({ effect }) => effect - nullValue),
    content.points.map(({ standardError }) => standardError),
    truth - nullValue,
    alpha,
  );
  const powers = new Map(content.points.map(({ rowId }, place) => [rowId, told.power[place]]));
  return composeFunnel({ ...content, also: [truth] }, input.width, {
    backdrop: (frame) => bands(content, frame, truth, told, alpha),
    numbers: () => ({
      head: [twinWords.power],
      cells: ({ rowId }) => [cell(powers.get(rowId))],
      marks: [{ name: twinWords.truth, effect: truth, standardError: null }],
    }),
    describe: ({ note }) => `${words.sunset.about(words.studies(content.points.length))} ${note}`,
  });
}

function bands(
  { scale, points, largestError }: FunnelContent,
  frame: FunnelFrame,
  truth: number,
  told: Sunset,
  alpha: number,
): Backdrop {
  const edge = (power: number): number => {
    if (power >= 1) return 0;
    const error = errorForPower(told.effect, power, alpha);
    return error === null ? largestError : Math.min(largestError, error);
  };
  const nodes: SceneNode[] = [];
  const labels: BandLabel[] = [];
  for (const { from, to, tint } of BANDS) {
    const [above, below] = [frame.y(edge(to)), frame.y(edge(from))];
    if (!(below > above)) continue;
    const box = { left: frame.left, right: frame.right, top: above, bottom: below };
    if (tint !== 0) nodes.push(powerBand(box, tint));
    if (below - above < 15) continue;
    const text = words.sunset.band(formatPercent(100 * from, 0), formatPercent(100 * to, 0));
    labels.push({ text, y: below - 8 });
  }
  const places = points.map((point) => ({ x: frame.x(point.effect), y: frame.at(point) }));
  nodes.push(...bandLabels(labels, frame, places));
  const x = frame.x(truth);
  const line = [
    { x, y: frame.top },
    { x, y: frame.bottom },
  ] as const;
  nodes.push(lineNode("estimate-line", line[0], line[1], "accent", 1.2, [5, 3]));
  const { medianPower, expected, observed, rIndex } = told;
  const named = (effect: number): string => `${scale.name} = ${scale.format(effect)}`;
  const note = words.sunset.note({
    truth: named(truth),
    median: formatPercent(100 * medianPower, 1),
    expected: formatFixed(expected, 1),
    observed: String(observed),
    rIndex: formatPercent(100 * rIndex, 1),
    third: named(truth - told.effect + Math.sign(told.effect || 1) * told.effectForThird),
    twoThirds: named(truth - told.effect + Math.sign(told.effect || 1) * told.effectForTwoThirds),
  });
  return { nodes, legend: [], lines: [line], funnel: null, note };
}

interface BandLabel {
  readonly text: string;
  readonly y: number;
}

const LABEL_SIZE = 10;
const INDENT = 6;
/** How near the middle of a point may come to a label. */
const CLEARANCE = 5;

/** Names of bands on the right; one that would meet a study there and none on the left stands on the left. */
function bandLabels(
  labels: readonly BandLabel[],
  { left, right }: FunnelFrame,
  places: readonly Point[],
): SceneNode[] {
  return labels.map(({ text, y }) => {
    const reach = INDENT + textWidth(text, LABEL_SIZE) + CLEARANCE;
    const near = places.filter((place) => Math.abs(place.y - y) < LABEL_SIZE / 2 + CLEARANCE);
    const isFreeLeft = near.every(({ x }) => x - left >= reach);
    const isFreeRight = near.every(({ x }) => right - x >= reach);
    const style = { role: "contour", size: LABEL_SIZE, fill: "muted" } as const;
    return isFreeLeft && !isFreeRight
      ? textNode(left + INDENT, y, text, { ...style, anchor: "start" })
      : textNode(right - INDENT, y, text, { ...style, anchor: "end" });
  });
}
