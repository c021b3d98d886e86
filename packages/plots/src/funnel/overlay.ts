import type { BiasAudit, BiasOutcome } from "@treeline/engine";
import { type Box, lineNode } from "../nodes.ts";
import type { PlotInput } from "../plot-types.ts";
import type { Paint, SceneNode } from "../scene.ts";
import type { Backdrop } from "./backdrop.ts";
import { type Overlay, textBoxes } from "./compose.ts";
import { type DrawnCurve, nameCurves } from "./curve-names.ts";
import type { FunnelContent } from "./frame.ts";
import { formatError, pointRadius } from "./points.ts";
import { cutToFrame, type FunnelFrame } from "./region.ts";
import { EFFECTIVE_SIZES, STANDARD_ERRORS, type Upright, uprightEnds } from "./upright.ts";
import { funnelWords } from "./words.ts";

/** A curve of expected effects over the upright axis with the paint it is drawn in. */
interface PaintedCurve {
  readonly label: string;
  /** Places on the upright axis, standard errors where it is theirs. */
  readonly along: readonly number[];
  readonly effect: readonly number[];
  readonly paint: Paint;
}

const PAINTS: readonly Paint[] = ["series-2", "series-3", "series-4", "series-6", "series-5"];

/** What of an audit a funnel shows. */
export interface FunnelFindings {
  /** The outcome that fills studies in; null where it is not asked for, or there is none. */
  readonly filling: BiasOutcome | null;
  readonly curves: readonly PaintedCurve[];
  /** Why there is nothing of the audit to show; null = there is, or nothing is asked for. */
  readonly why: string | null;
}

const NOTHING: FunnelFindings = { filling: null, curves: [], why: null };

/**
 * @param overlay the option of the funnel: `none`, `filled`, `lines` or `all`
 * @param upright with the heights of the studies: what the audit finds stands on standard errors; over another axis it says so, but for the line of that axis
 */
export function findingsOf(
  { audit }: Pick<PlotInput, "audit">,
  overlay: string,
  upright: Upright = STANDARD_ERRORS,
  heights: readonly number[] = [],
): FunnelFindings {
  if (overlay === "none") return NOTHING;
  if (upright === EFFECTIVE_SIZES) return lineOfSizes(audit, overlay, uprightEnds(upright, heights));
  if (upright !== STANDARD_ERRORS) return { ...NOTHING, why: funnelWords.onlyErrors };
  if (audit === undefined) return { ...NOTHING, why: funnelWords.noAudit };
  const filling = overlay === "lines" ? null : fillingOf(audit);
  const curves = overlay === "filled" ? [] : curvesOf(audit);
  if (filling !== null || curves.length > 0) return { filling, curves, why: null };
  const why = audit.entries.find(
    ({ family, status }) => family === "adjusted" && status === "not-assessable",
  )?.why;
  return { ...NOTHING, why: funnelWords.noOverlay(why ?? funnelWords.noAudit) };
}

/** The line of Deeks' test over effective sizes; studies cannot be filled in there, for they have none. */
function lineOfSizes(
  audit: BiasAudit | undefined,
  overlay: string,
  along: readonly number[],
): FunnelFindings {
  if (overlay === "filled") return { ...NOTHING, why: funnelWords.onlyErrors };
  const lines = (audit?.entries ?? []).flatMap(({ outcome }) => outcome?.marks.alongEffectiveSize ?? []);
  const curves = lines.map(({ label, intercept, slope }, place) => {
    return {
      label,
      along,
      effect: along.map((height) => intercept + slope * height),
      paint: PAINTS[place % PAINTS.length]!,
    };
  });
  if (curves.length > 0) return { filling: null, curves, why: null };
  return {
    ...NOTHING,
    why: funnelWords.noOverlay(audit === undefined ? funnelWords.noAudit : funnelWords.noSizeLine),
  };
}

function fillingOf({ entries }: BiasAudit): BiasOutcome | null {
  return entries.find(({ outcome }) => outcome?.marks.imputed !== undefined)?.outcome ?? null;
}

/** Of adjusted estimates: a test of asymmetry draws the line of its own regression in a plot of its own. */
function curvesOf({ entries }: BiasAudit): PaintedCurve[] {
  const curves = entries
    .filter(({ family }) => family === "adjusted")
    .flatMap(({ outcome }) => outcome?.marks.curves ?? []);
  const byLabel = [...new Map(curves.map((curve) => [curve.label, curve])).values()];
  return byLabel.map(({ label, se: along, effect }, place) => {
    return { label, along, effect, paint: PAINTS[place % PAINTS.length]! };
  });
}

/** Effects and standard errors that have to be on the axes. */
export function extentOf({ filling }: FunnelFindings): { effects: number[]; errors: number[] } {
  const imputed = filling?.marks.imputed ?? [];
  return {
    effects: imputed.map(({ yi }) => yi),
    errors: imputed.map(({ vi }) => Math.sqrt(vi)),
  };
}

/** Filled-in studies as open circles with the estimate they lead to, and curves with their names at an end. */
export function drawFindings(
  content: FunnelContent,
  found: FunnelFindings,
  frame: FunnelFrame,
  { nodes, texts = [], lines }: Pick<Backdrop, "nodes" | "texts" | "lines">,
): Overlay {
  const isOfErrors = (content.upright ?? STANDARD_ERRORS) === STANDARD_ERRORS;
  const curves = drawCurves(
    found.curves,
    frame,
    isOfErrors ? content.largestError : Number.POSITIVE_INFINITY,
  );
  const taken = [...textBoxes([...nodes, ...texts]), ...pointBoxes(content, found.filling, frame)];
  const filledMean = found.filling?.estimate?.estimate ?? null;
  const uprights = [content.scale.nullValue, filledMean].flatMap((effect) =>
    effect === null ? [] : [upright(frame, effect)],
  );
  const names = nameCurves(curves, frame, taken, [...lines, ...uprights]);
  const notes = [
    ...(found.why === null ? [] : [found.why]),
    ...fillingNotes(content, found.filling),
    ...(found.curves.length === 0 ? [] : [isOfErrors ? funnelWords.lines : funnelWords.sizeLine]),
  ];
  return {
    nodes: [
      ...curves.flatMap(({ pieces, paint }) =>
        pieces.map(([from, to]) => lineNode("estimate-line", from, to, paint, 1.6)),
      ),
      ...drawFilled(content, found.filling, frame),
      ...names,
    ],
    lines: curves.flatMap(({ pieces }) => pieces),
    legend: found.curves.map(({ paint, label }) => ({ fill: paint, text: label })),
    notes,
  };
}

function fillingNotes({ scale }: FunnelContent, filling: BiasOutcome | null): string[] {
  if (filling === null) return [];
  const { estimate, marks, ran } = filling;
  const first = funnelWords.filled(marks.imputed?.length ?? 0, `${ran}.`);
  return estimate === null
    ? [first]
    : [first, funnelWords.filledEstimate(scale.name, scale.format(estimate.estimate))];
}

function drawFilled(
  { points, scale, errorExponent }: FunnelContent,
  filling: BiasOutcome | null,
  frame: FunnelFrame,
): SceneNode[] {
  if (filling === null) return [];
  const r = pointRadius(points.length);
  const line = filling.estimate === null ? [] : cutToFrame(upright(frame, filling.estimate.estimate), frame);
  return [
    ...line.map(([from, to]) => lineNode("estimate-line", from, to, "series-2", 1.2, [5, 3])),
    ...(filling.marks.imputed ?? []).map(({ yi, vi }): SceneNode => {
      const error = Math.sqrt(vi);
      return {
        type: "circle",
        role: "study-excluded",
        cx: frame.x(yi),
        cy: frame.y(error),
        r,
        fill: "surface",
        stroke: "series-2",
        title: funnelWords.filledTitle(scale.format(yi), formatError(error, errorExponent)),
      };
    }),
  ];
}

function upright(frame: FunnelFrame, effect: number): [{ x: number; y: number }, { x: number; y: number }] {
  const x = frame.x(effect);
  return [
    { x, y: frame.top },
    { x, y: frame.bottom },
  ];
}

/** What of each curve lies in the frame. */
function drawCurves(curves: readonly PaintedCurve[], frame: FunnelFrame, lowest: number): DrawnCurve[] {
  return curves.map(({ label, along, effect, paint }) => {
    const points = along.flatMap((height, place) =>
      height <= lowest ? [{ x: frame.x(effect[place]!), y: frame.y(height) }] : [],
    );
    const pieces = points.slice(1).flatMap((to, place) => cutToFrame([points[place]!, to], frame));
    return { label, paint, pieces };
  });
}

/** The room that studies take, those filled in among them. */
function pointBoxes({ points }: FunnelContent, filling: BiasOutcome | null, frame: FunnelFrame): Box[] {
  const reach = pointRadius(points.length) + 1;
  const filled = (filling?.marks.imputed ?? []).map(({ yi, vi }) => ({
    effect: yi,
    standardError: Math.sqrt(vi),
  }));
  return [...points, ...filled].map(({ effect, standardError }) => {
    const [x, y] = [frame.x(effect), frame.y(standardError)];
    return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
  });
}
