import { formatLevel } from "@treeline/engine";
import { max } from "d3";
import { type Drawing, definePlot } from "../define-plot.ts";
import { createDisplayScale, type DisplayScale, sharedExponent } from "../display-scale.ts";
import { drawFooter } from "../footer.ts";
import { modelLabel } from "../model-label.ts";
import { lineNode } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { pooledEstimate } from "../pooled.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { words } from "../words.ts";
import { type Backdrop, drawLegend, pseudoRegion, significanceContours } from "./backdrop.ts";
import { createFrame, effectAxis, errorAxis, errorAxisTicks, type FunnelContent } from "./frame.ts";
import { funnelToR } from "./funnel-r.ts";
import { placeLabels } from "./labels.ts";
import { FUNNEL_OPTIONS, type FunnelOptions } from "./options.ts";
import { drawPoints, pointRadius, studyPoints } from "./points.ts";
import { type FunnelFrame, isInFunnel } from "./region.ts";

/** A funnel plot: effects on the analysis scale, labelled on the display scale, against standard errors with 0 at the top. */
export const funnel: Plot = definePlot({
  id: "funnel",
  label: "Funnel",
  summary:
    "Effects against their standard errors, with a pseudo confidence region or contours of significance.",
  reference:
    "Sterne & Egger (2001), J Clin Epidemiol 54, 1046-1055, doi:10.1016/S0895-4356(01)00377-8; Peters et al. (2008), J Clin Epidemiol 61, 991-996, doi:10.1016/j.jclinepi.2007.11.010",
  options: FUNNEL_OPTIONS,
  beside: ["style", "labels"],
  draw: drawFunnel,
  r: funnelToR,
});

const SIZE = 12;
/** Room above the frame for the title of the upright axis. */
const TOP = 34;

function drawFunnel(input: PlotInput, options: FunnelOptions): Drawing {
  const { effects, fit } = input.report;
  if (effects === null) throw new RangeError("a funnel plot was asked for without effects");
  const points = studyPoints(effects);
  const errors = points.map(({ standardError }) => standardError);
  const content: FunnelContent = {
    input,
    options,
    scale: createDisplayScale(input),
    points,
    // A little more than the largest, so that no point lies on the frame.
    largestError: 1.06 * max(errors)!,
    centre: pooledEstimate(fit)?.value ?? null,
    errorExponent: sharedExponent([], errors),
  };
  return compose(content, input.width);
}

function compose(content: FunnelContent, width: number): Drawing {
  const { scale, points, errorExponent } = content;
  const padding = width >= 600 ? 16 : 12;
  const bottom = TOP + Math.round(Math.min(460, Math.max(260, 0.56 * width)));
  const frameFrom = (left: number): FunnelFrame =>
    createFrame(content, { left, right: width - padding, top: TOP, bottom });
  const errorTicks = errorAxisTicks(content, frameFrom(padding), SIZE);
  const labelWidth = Math.max(...errorTicks.map(({ label }) => textWidth(label, SIZE)));
  const frame = frameFrom(padding + labelWidth + 9);
  const backdrop = drawBackdrop(content, frame);
  const labels = drawLabels(content, backdrop, frame);
  const axis = effectAxis(content, frame, { width, padding, size: SIZE });
  const legendTop = bottom + axis.height + 8;
  const legend = drawLegend(backdrop.legend, { left: frame.left, right: frame.right, top: legendTop }, SIZE);
  const notes = [backdrop.note, ...omittedNote(labels.omitted)];
  const footerTop = legendTop + legend.height + 6;
  const footer = drawFooter([], notes, { left: padding, right: width - padding, top: footerTop }, SIZE);
  const nodes: SceneNode[] = [
    ...backdrop.nodes,
    ...nullLine(scale, frame),
    ...errorAxis(errorTicks, frame, { padding, size: SIZE, exponent: errorExponent }),
    ...axis.nodes,
    ...drawPoints(points, frame, scale, errorExponent),
    ...labels.nodes,
    ...legend.nodes,
    ...footer.nodes,
  ];
  const description = describe(content, backdrop);
  return { nodes, height: Math.ceil(footerTop + footer.height + 12), description };
}

function drawBackdrop(content: FunnelContent, frame: FunnelFrame): Backdrop {
  const { input, options, scale, centre, largestError } = content;
  const { report } = input;
  if (options.style === "contour") {
    if (scale.nullValue !== null) return significanceContours(scale, scale.nullValue, frame, largestError);
    return bare(words.funnel.noNull);
  }
  if (centre === null || report.fit === null) {
    return bare(words.funnel.noPooled);
  }
  const level = { value: report.fit.spec.level, text: formatLevel(report.fit.spec.level) };
  return pseudoRegion(centre, level, modelLabel(report.fit.spec, input.testLabel).full, frame, largestError);
}

function bare(note: string): Backdrop {
  return { nodes: [], lines: [], legend: [], funnel: null, note };
}

function nullLine(scale: DisplayScale, frame: FunnelFrame): SceneNode[] {
  if (scale.nullValue === null) return [];
  const x = frame.x(scale.nullValue);
  if (x < frame.left || x > frame.right) return [];
  return [lineNode("null-line", { x, y: frame.top }, { x, y: frame.bottom }, "muted")];
}

function drawLabels(
  { options, points, centre }: FunnelContent,
  backdrop: Backdrop,
  frame: FunnelFrame,
): ReturnType<typeof placeLabels> {
  const { labels } = options;
  const { funnel: region } = backdrop;
  const isOutside = (effect: number, error: number): boolean =>
    region !== null && !isInFunnel(region, effect, error);
  const middle = region?.centre ?? centre ?? 0;
  const wanted = points
    .filter(
      ({ effect, standardError }) =>
        labels === "all" || (labels === "outside" && isOutside(effect, standardError)),
    )
    .toSorted(
      (a, b) => Math.abs(b.effect - middle) / b.standardError - Math.abs(a.effect - middle) / a.standardError,
    );
  const place = ({ effect, standardError }: { effect: number; standardError: number }) => ({
    x: frame.x(effect),
    y: frame.y(standardError),
  });
  return placeLabels(
    wanted.map((point) => ({ ...place(point), label: point.label })),
    points.map(place),
    { frame, lines: backdrop.lines },
    { size: 11, radius: pointRadius(points.length) },
  );
}

function omittedNote(omitted: number): string[] {
  return omitted === 0 ? [] : [words.funnel.omitted(omitted)];
}

/** What the figure shows, in sentences. */
function describe(
  { points, scale, centre, input, options }: FunnelContent,
  { funnel: region, note }: Backdrop,
): string {
  const { about } = words.funnel;
  const sentences = [about.studies(words.studies(points.length))];
  if (centre !== null && input.report.fit !== null) {
    sentences.push(about.pooled(scale.name, scale.format(centre)));
  }
  if (region !== null) {
    const outside = points.filter(
      ({ effect, standardError }) => !isInFunnel(region, effect, standardError),
    ).length;
    const sentence = options.style === "contour" ? about.significant : about.outside;
    sentences.push(sentence(outside, points.length));
  }
  return [...sentences, note].join(" ");
}
