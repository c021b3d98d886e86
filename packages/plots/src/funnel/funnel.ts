import { type AnalysisDocument, formatLevel, measures, type Params } from "@treeline/engine";
import { max } from "d3";
import { type Drawing, definePlot } from "../define-plot.ts";
import { createDisplayScale, sharedExponent } from "../display-scale.ts";
import { modelLabel } from "../model-label.ts";
import { lineNode } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { pooledEstimate } from "../pooled.ts";
import type { SceneNode } from "../scene.ts";
import { twinWords } from "../twin/words.ts";
import { words } from "../words.ts";
import { type Backdrop, pseudoRegion, significanceContours } from "./backdrop.ts";
import { composeFunnel, type Overlay } from "./compose.ts";
import { type FunnelContent, uprightValue } from "./frame.ts";
import { funnelToR } from "./funnel-r.ts";
import { groupStudies } from "./groups.ts";
import type { FunnelMark } from "./numbers.ts";
import { FUNNEL_OPTIONS, type FunnelOptions } from "./options.ts";
import { drawFindings, extentOf, type FunnelFindings, findingsOf } from "./overlay.ts";
import { studyPoints } from "./points.ts";
import { type FunnelFrame, isInFunnel } from "./region.ts";
import { STANDARD_ERRORS, UPRIGHTS, type Upright } from "./upright.ts";
import { funnelWords } from "./words.ts";

/** A funnel plot: effects on the analysis scale, labelled on the display scale, against standard errors with 0 at the top. */
export const funnel: Plot = definePlot({
  id: "funnel",
  label: "Funnel",
  summary:
    "Effects against their standard errors, with a pseudo confidence region or contours of significance; filled-in studies and regression lines of the audit on top.",
  reference:
    "Sterne & Egger (2001), J Clin Epidemiol 54, 1046-1055, doi:10.1016/S0895-4356(01)00377-8; Peters et al. (2008), J Clin Epidemiol 61, 991-996, doi:10.1016/j.jclinepi.2007.11.010; Deeks et al. (2005), J Clin Epidemiol 58, 882-893, doi:10.1016/j.jclinepi.2005.01.016",
  options: FUNNEL_OPTIONS,
  beside: ["style", "overlay", "labels"],
  audited: { option: "overlay", unless: "none" },
  applies: whyNot,
  draw: drawFunnel,
  brings: uprightOfMeasure,
  r: funnelToR,
});

function uprightOf({ upright }: FunnelOptions): Upright {
  return UPRIGHTS.find(({ id }) => id === upright) ?? STANDARD_ERRORS;
}

/** The axis that is the measure's own, where the table has the counts it is found from. */
function uprightOfMeasure({ effects, roles }: AnalysisDocument): Params {
  const { upright, inputSets } = measures.get(effects.measure);
  const isCounted = inputSets.some((set) => set.every((key) => roles.inputs[key] !== undefined));
  return upright !== undefined && isCounted ? { upright } : {};
}

/** What the heights of the studies are found from. */
function uprightsOf(
  report: PlotInput["report"],
  options: FunnelOptions,
): Required<Pick<FunnelContent, "upright" | "weights" | "effectiveSizes">> {
  return {
    upright: uprightOf(options),
    weights: weightsOf(report),
    effectiveSizes: report.effectiveSizes ?? {},
  };
}

function weightsOf({ effects, fit }: PlotInput["report"]): ReadonlyMap<string, number> {
  const weights = fit?.weights ?? [];
  return new Map(weights.map((weight, place) => [effects?.rowIds[place] ?? "", weight]));
}

function whyNot({ report }: PlotInput, options: FunnelOptions): string | null {
  const uprights = uprightsOf(report, options);
  const points = report.effects === null ? [] : studyPoints(report.effects);
  const placed = points.some((point) => uprightValue(uprights, point) !== null);
  return placed ? null : funnelWords.noHeight;
}

function drawFunnel(input: PlotInput, options: FunnelOptions): Drawing {
  const { effects, fit } = input.report;
  if (effects === null) throw new RangeError("a funnel plot was asked for without effects");
  const uprights = uprightsOf(input.report, options);
  const { upright } = uprights;
  const every = studyPoints(effects);
  const points = every.filter((point) => uprightValue(uprights, point) !== null);
  const heights = points.map((point) => uprightValue(uprights, point) ?? 0);
  const found = findingsOf(input, options.overlay, upright, heights);
  const extent = extentOf(found);
  const errors = [...points.map(({ standardError }) => standardError), ...extent.errors];
  const content: FunnelContent = {
    input,
    options,
    scale: createDisplayScale(input),
    points,
    also: extent.effects,
    widening: options.heterogeneity ? (fit?.tau2.estimate ?? 0) : 0,
    // A little more than the largest, so that no point lies on the frame.
    largestError: 1.06 * (max(errors) ?? 1),
    centre: pooledEstimate(fit)?.value ?? null,
    errorExponent: sharedExponent([], upright === STANDARD_ERRORS ? errors : heights),
    pointExponent: sharedExponent([], errors),
    ...uprights,
    groups: groupStudies(input.document, options.groups[0], effects.rowIds),
  };
  return composeFunnel(content, input.width, {
    backdrop: (frame) => drawBackdrop(content, frame),
    overlay: (frame, backdrop) => {
      const findings = withRegion(content, drawFindings(content, found, frame, backdrop), frame);
      const left = every.length - points.length;
      return left === 0
        ? findings
        : { ...findings, notes: [...findings.notes, funnelWords.withoutHeight(left)] };
    },
    numbers: () => ({ head: [], cells: () => [], marks: marksOf(content, found) }),
    describe: (backdrop) => describe(content, backdrop),
  });
}

/** The pooled effect where its line is drawn; of the audit the studies filled in with their estimate, and curves point by point. */
function marksOf(
  { centre, options, upright = STANDARD_ERRORS }: FunnelContent,
  { filling, curves }: FunnelFindings,
): FunnelMark[] {
  const filled = filling?.estimate?.estimate ?? null;
  const hasLine = options.style !== "contour" || (options.overlay ?? "none") !== "none";
  return [
    ...(centre === null || !hasLine ? [] : [{ name: twinWords.pooled, effect: centre, standardError: null }]),
    ...(filling?.marks.imputed ?? []).map(({ yi, vi }) => ({
      name: twinWords.filled,
      effect: yi,
      standardError: Math.sqrt(vi),
    })),
    ...(filled === null ? [] : [{ name: twinWords.filledCentre, effect: filled, standardError: null }]),
    ...curves.flatMap(({ label, along, effect }) =>
      along.map((height, place) => ({
        name: label,
        effect: effect[place]!,
        ...(upright === STANDARD_ERRORS ? { standardError: height } : { standardError: null, height }),
      })),
    ),
  ];
}

function drawBackdrop(content: FunnelContent, frame: FunnelFrame): Backdrop {
  const { options, scale, largestError, upright } = content;
  if (upright?.ofError === null) return { ...bare(funnelWords.noRegion), nodes: pooledLine(content, frame) };
  if (options.style === "contour") {
    if (scale.nullValue !== null) return significanceContours(scale, scale.nullValue, frame, largestError);
    return bare(funnelWords.noNull);
  }
  return region(content, frame) ?? bare(funnelWords.noPooled);
}

function pooledLine({ centre }: FunnelContent, frame: FunnelFrame): SceneNode[] {
  if (centre === null) return [];
  const x = frame.x(centre);
  return [lineNode("estimate-line", { x, y: frame.top }, { x, y: frame.bottom }, "accent", 1, [2, 3])];
}

/** The pseudo region around the pooled effect; null where there is none. */
function region(
  { input, centre, largestError, widening }: FunnelContent,
  frame: FunnelFrame,
): Backdrop | null {
  const { fit } = input.report;
  if (centre === null || fit === null) return null;
  const level = { value: fit.spec.level, text: formatLevel(fit.spec.level) };
  const model = modelLabel(fit.spec, input.testLabel).full;
  return pseudoRegion(centre, level, model, frame, largestError, widening);
}

/** Over contours, what the audit shows is read beside the outline of the pseudo region. */
function withRegion(content: FunnelContent, overlay: Overlay, frame: FunnelFrame): Overlay {
  const { style, overlay: asked } = content.options;
  const outline = style === "contour" && asked !== "none" ? region(content, frame) : null;
  if (outline === null) return overlay;
  return {
    ...overlay,
    nodes: [...outline.nodes.filter(({ type }) => type === "line"), ...overlay.nodes],
    notes: [outline.note, ...overlay.notes],
    lines: [...outline.lines, ...(overlay.lines ?? [])],
  };
}

function bare(note: string): Backdrop {
  return { nodes: [], lines: [], legend: [], funnel: null, note };
}

/** What the figure shows, in sentences. */
function describe(
  { points, scale, centre, input, options, upright = STANDARD_ERRORS }: FunnelContent,
  { funnel: region, note }: Backdrop,
): string {
  const { about } = funnelWords;
  const sentences = [about.studies(words.studies(points.length), funnelWords.upright(upright.id, ""))];
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
