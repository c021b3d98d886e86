import type { EffectSet } from "@treeline/engine";
import { formatFixed } from "@treeline/engine";
import { type DisplayScale, scaleByPower } from "../display-scale.ts";
import { groupNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import { words } from "../words.ts";
import type { FunnelFrame } from "./region.ts";

/** A study as the funnel plot shows it, on the analysis scale. */
export interface StudyPoint {
  readonly rowId: string;
  readonly label: string;
  readonly effect: number;
  readonly standardError: number;
}

export function studyPoints({ rowIds, labels, yi, vi }: EffectSet): StudyPoint[] {
  return yi.map((effect, index) => ({
    rowId: rowIds[index]!,
    label: labels[index]!,
    effect,
    standardError: Math.sqrt(vi[index]!),
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
): SceneNode[] {
  const r = pointRadius(points.length);
  return points.map(({ rowId, label, effect, standardError }) =>
    groupNode(
      "study",
      [
        {
          type: "circle",
          role: "study",
          cx: frame.x(effect),
          cy: frame.y(standardError),
          r,
          fill: "accent",
          stroke: "surface",
        },
      ],
      {
        rowId,
        title: words.funnel.pointTitle(
          label,
          scale.format(effect),
          formatError(standardError, errorExponent),
        ),
      },
    ),
  );
}

/** A standard error to three decimals, in the unit of the axis. */
export function formatError(standardError: number, exponent: number): string {
  const text = formatFixed(scaleByPower(standardError, -exponent), 3);
  return exponent === 0 ? text : `${text} \u00d7 10^${exponent}`;
}
