import type { EffectSet } from "@treeline/engine";
import { formatFixed } from "@treeline/engine";
import { type DisplayScale, scaleByPower } from "../display-scale.ts";
import { markerNode } from "../markers.ts";
import { groupNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import type { StudyGroups } from "./groups.ts";
import type { FunnelFrame } from "./region.ts";
import { funnelWords } from "./words.ts";

/** A study as the funnel plot shows it, on the analysis scale. */
export interface StudyPoint {
  readonly rowId: string;
  readonly label: string;
  readonly effect: number;
  readonly standardError: number;
  /** People in the study; null = not known. */
  readonly size: number | null;
}

export function studyPoints({ rowIds, labels, yi, vi, ni }: EffectSet): StudyPoint[] {
  return yi.map((effect, index) => ({
    rowId: rowIds[index]!,
    label: labels[index]!,
    effect,
    standardError: Math.sqrt(vi[index]!),
    size: ni[index] ?? null,
  }));
}

/** Many points are drawn smaller, so that they stay apart. */
export function pointRadius(count: number): number {
  return count <= 100 ? 4 : count <= 500 ? 3 : 2;
}

export function drawPoints(
  points: readonly StudyPoint[],
  frame: FunnelFrame,
  scale: DisplayScale,
  errorExponent: number,
  groups: StudyGroups | null = null,
): SceneNode[] {
  const r = pointRadius(points.length);
  return points.map((point) => {
    const { rowId, label, effect, standardError } = point;
    const { paint, marker } = groups?.styleOf(rowId) ?? { paint: "accent", marker: "circle" };
    const at = { x: frame.x(effect), y: frame.at(point) };
    return groupNode("study", [markerNode("study", marker, at, r, { fill: paint, stroke: "surface" })], {
      rowId,
      title: funnelWords.pointTitle(label, scale.format(effect), formatError(standardError, errorExponent)),
    });
  });
}

/** A standard error to three decimals, in the unit of the axis. */
export function formatError(standardError: number, exponent: number): string {
  const text = formatFixed(scaleByPower(standardError, -exponent), 3);
  return exponent === 0 ? text : `${text} \u00d7 10^${exponent}`;
}
