import type { BiasAudit, BiasCurve, BiasOutcome } from "@treeline/engine";
import { type Box, boxesOverlap, lineNode, textBox, textNode } from "../nodes.ts";
import type { PlotInput } from "../plot-types.ts";
import type { Paint, SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { words } from "../words.ts";
import type { Backdrop } from "./backdrop.ts";
import { type Overlay, textBoxes } from "./compose.ts";
import type { FunnelContent } from "./frame.ts";
import { formatError, pointRadius } from "./points.ts";
import { cutToFrame, type FunnelFrame } from "./region.ts";

/** A curve of expected effects with the paint it is drawn in. */
interface PaintedCurve extends BiasCurve {
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

/** @param overlay the option of the funnel: `none`, `filled`, `lines` or `all` */
export function findingsOf({ audit }: Pick<PlotInput, "audit">, overlay: string): FunnelFindings {
  if (overlay === "none") return NOTHING;
  if (audit === undefined) return { ...NOTHING, why: words.funnel.noAudit };
  const filling = overlay === "lines" ? null : fillingOf(audit);
  const curves = overlay === "filled" ? [] : curvesOf(audit);
  if (filling !== null || curves.length > 0) return { filling, curves, why: null };
  const why = audit.entries.find(
    ({ family, status }) => family === "adjusted" && status === "not-assessable",
  )?.why;
  return { ...NOTHING, why: words.funnel.noOverlay(why ?? words.funnel.noAudit) };
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
  return byLabel.map((curve, place) => ({ ...curve, paint: PAINTS[place % PAINTS.length]! }));
}

/** Effects and standard errors that have to be on the axes. */
export function extentOf({ filling }: FunnelFindings): { effects: number[]; errors: number[] } {
  const imputed = filling?.marks.imputed ?? [];
  return {
    effects: imputed.map(({ yi }) => yi),
    errors: imputed.map(({ vi }) => Math.sqrt(vi)),
  };
}

/** Filled-in studies as open circles with the estimate they lead to, and curves with their names at the bottom. */
export function drawFindings(
  content: FunnelContent,
  found: FunnelFindings,
  frame: FunnelFrame,
  { nodes }: Pick<Backdrop, "nodes">,
): Overlay {
  const named = drawCurves(found.curves, frame, content.largestError, textBoxes(nodes));
  const notes = [
    ...(found.why === null ? [] : [found.why]),
    ...fillingNotes(content, found.filling),
    ...(found.curves.length === 0 ? [] : [words.funnel.lines]),
  ];
  return {
    nodes: [...named, ...drawFilled(content, found.filling, frame)],
    legend: found.curves.map(({ paint, label }) => ({ fill: paint, text: label })),
    notes,
  };
}

function fillingNotes({ scale }: FunnelContent, filling: BiasOutcome | null): string[] {
  if (filling === null) return [];
  const { estimate, marks, ran } = filling;
  const first = words.funnel.filled(marks.imputed?.length ?? 0, `${ran}.`);
  return estimate === null
    ? [first]
    : [first, words.funnel.filledEstimate(scale.name, scale.format(estimate.estimate))];
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
        title: words.funnel.filledTitle(scale.format(yi), formatError(error, errorExponent)),
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

/** Curves, each with its name near its foot where no other text stands; the legend has them all. */
function drawCurves(
  curves: readonly PaintedCurve[],
  frame: FunnelFrame,
  largestError: number,
  texts: readonly Box[],
): SceneNode[] {
  const taken = [...texts];
  return curves.flatMap(({ label, se, effect, paint }) => {
    const points = se.flatMap((error, place) =>
      error <= largestError ? [{ x: frame.x(effect[place]!), y: frame.y(error) }] : [],
    );
    const pieces = points.slice(1).flatMap((to, place) => cutToFrame([points[place]!, to], frame));
    const lines: SceneNode[] = pieces.map(([from, to]) => lineNode("estimate-line", from, to, paint, 1.6));
    const foot = pieces.at(-1)?.[1];
    if (foot === undefined) return lines;
    const half = textWidth(label, 11) / 2 + 3;
    const x = Math.min(Math.max(foot.x, frame.left + half), frame.right - half);
    const style = { role: "label", size: 11, fill: paint, anchor: "middle" } as const;
    const name = textNode(x, foot.y - 10, label, style);
    const box = textBox(name);
    if (taken.some((other) => boxesOverlap(other, box))) return lines;
    taken.push(box);
    return [...lines, name];
  });
}
