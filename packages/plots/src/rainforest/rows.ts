import { arrowHead, laterNode, lineNode, onGround, polygonPath, textNode } from "../nodes.ts";
import type { Estimate } from "../pooled.ts";
import type { SceneNode } from "../scene.ts";
import { words } from "../words.ts";
import { dropNodes } from "./drops.ts";
import type { RainforestOptions } from "./options.ts";

export const SIZE = 12.5;
export const ROW = 26;
export const GAP = 14;

/** A study as a row shows it, on the scale of the analysis. */
export interface Study {
  readonly rowId: string;
  readonly label: string;
  readonly yi: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  /** Relative to the heaviest, 0 to 1. */
  readonly weight: number;
  /** Its share in the pooled effect as text; "" where there is none. */
  readonly share: string;
  readonly text: string;
  /** The same with its decimal marks below those of the others. */
  readonly aligned: string;
  /** The level of its interval. */
  readonly level: number;
}

/** Where everything stands, in px. */
export interface Layout {
  readonly left: number;
  readonly right: number;
  readonly padding: number;
  readonly width: number;
  /** The widest that a name may be. */
  readonly room: number;
  /** Height of a row, and where its text and its drop stand below its top. */
  readonly row: { readonly height: number; readonly text: number; readonly drop: number };
  readonly limits: readonly [number, number];
  /** Analysis scale to px. */
  x(effect: number): number;
}

/** A study with its name, its drop or line, and its effect in words. */
export function studyRow(study: Study, top: number, layout: Layout, options: RainforestOptions): SceneNode {
  const extent = { top, bottom: top + layout.row.height };
  return laterNode("study", extent, () => studyMarks(study, top, layout, options), {
    rowId: study.rowId,
    title: words.forest.studyTitle(study.label, study.text, study.share),
  });
}

function studyMarks(study: Study, top: number, layout: Layout, { style }: RainforestOptions): SceneNode[] {
  const { left, right, row } = layout;
  const middle = top + row.drop;
  const within = (effect: number): number => Math.min(right, Math.max(left, layout.x(effect)));
  const [from, to, at] = [within(study.lower), within(study.upper), layout.x(study.yi)];
  // Heights are in proportion to weights: they are what is compared.
  const half = (ROW / 2 - 1) * study.weight;
  const body: SceneNode[] =
    style === "thick"
      ? [
          lineNode(
            "interval",
            { x: from, y: middle },
            { x: to, y: middle },
            "accent",
            Math.max(1, 1.7 * half),
          ),
        ]
      : [
          ...dropNodes({
            estimate: study.yi,
            se: study.se,
            middle,
            half: Math.max(1, half),
            level: study.level,
            x: within,
          }),
          lineNode("interval", { x: from, y: middle }, { x: to, y: middle }, "accent", 0.8),
        ];
  const mark =
    at < left || at > right
      ? []
      : [
          lineNode(
            "study",
            { x: at, y: middle - 4 },
            { x: at, y: middle + 4 },
            style === "thick" ? "ink" : "surface",
            1.6,
          ),
        ];
  return [
    ...body,
    ...arrows(study, middle, layout),
    ...mark,
    ...rowTexts(study.label, study.aligned, top, layout),
  ];
}

/** Intervals that run on beyond the axis. */
function arrows({ lower, upper }: Study, y: number, { left, right, x }: Layout): SceneNode[] {
  return [
    ...(x(lower) < left ? [arrowHead("interval", { x: left - 4, y }, "left", "accent")] : []),
    ...(x(upper) > right ? [arrowHead("interval", { x: right + 4, y }, "right", "accent")] : []),
  ];
}

/** The name of a row and its numbers. */
function rowTexts(
  label: string,
  text: string,
  top: number,
  { padding, width, row, room }: Layout,
  weight: "normal" | "bold" = "normal",
): SceneNode[] {
  const style = { size: SIZE, fill: "ink", weight } as const;
  const texts = [
    textNode(padding, top + row.text, label, { ...style, role: "label", maxWidth: room }),
    textNode(width - padding, top + row.text, text, { ...style, role: "value", anchor: "end" }),
  ];
  const isAboveDrop = row.text < row.drop;
  return isAboveDrop ? texts.flatMap(onGround) : texts;
}

/** The pooled effect as a diamond. */
export function pooledRow(
  { value, lower, upper }: Estimate,
  text: string,
  top: number,
  layout: Layout,
): SceneNode[] {
  const { left, right, padding, width, row, x } = layout;
  const middle = top + row.drop;
  const within = (effect: number): number => Math.min(right, Math.max(left, x(effect)));
  const corners = [
    { x: within(lower), y: middle },
    { x: within(value), y: middle - 7 },
    { x: within(upper), y: middle },
    { x: within(value), y: middle + 7 },
  ];
  return [
    lineNode("axis", { x: padding, y: top }, { x: width - padding, y: top }, "line"),
    { type: "path", role: "diamond", d: polygonPath(corners), fill: "ink" },
    ...rowTexts(words.rainforest.pooled, text, top, layout, "bold"),
  ];
}
