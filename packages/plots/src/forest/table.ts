import { formatLevel } from "@treeline/engine";
import { lineNode, textNode } from "../nodes.ts";
import type { Paint, SceneNode } from "../scene.ts";
import { type FontWeight, textWidth } from "../text-metrics.ts";
import { words } from "../words.ts";
import type { ForestLayout } from "./layout.ts";

/** Heading of the numbers: "g [95 % CI]". */
export function valueHeading(name: string, level: number): string {
  return `${name} ${words.interval(formatLevel(level))}`;
}

/** The line of headings; the numbers' heading takes two lines where its name is long. */
export function headerRow(
  layout: ForestLayout,
  name: string,
  level: number,
  headings: { readonly label: string },
): { nodes: SceneNode[]; height: number } {
  const { size, value, label, lineHeight } = layout;
  const full = valueHeading(name, level);
  const stacked = layout.mode === "stacked";
  const style = { role: "heading", size, weight: "bold", fill: "ink" } as const;
  const fits = textWidth(full, size, "bold") <= value.width;
  const lines = fits ? [full] : [name, words.interval(formatLevel(level))];
  const before = stacked ? 1 : 0;
  const height = (before + lines.length) * lineHeight + 14;
  const middleOf = (line: number): number => 8 + (line + 0.5) * lineHeight;
  const last = before + lines.length - 1;
  const nodes: SceneNode[] = [
    textNode(label.x, middleOf(stacked ? 0 : last), headings.label, { ...style, maxWidth: label.width }),
    ...lines.map((line, index) =>
      textNode(value.x, middleOf(before + index), line, {
        ...style,
        ...(stacked ? ({ weight: "normal", fill: "muted" } as const) : ({ anchor: "end" } as const)),
        maxWidth: value.width,
      }),
    ),
    ...layout.extras.map(({ x, align, heading, width }) =>
      textNode(x, middleOf(last), heading, { ...style, anchor: align, maxWidth: width }),
    ),
  ];
  if (layout.weightX !== null) {
    nodes.push(textNode(layout.weightX, middleOf(last), words.weight, { ...style, anchor: "end" }));
  }
  return { nodes, height };
}

export interface RowTexts {
  readonly label: string;
  readonly value: string;
  readonly weight?: string;
  readonly extras?: readonly string[];
}

/** The texts of one row of the table; `top` is its upper edge. */
export function rowTexts(
  layout: ForestLayout,
  texts: RowTexts,
  top: number,
  style: { readonly fill: Paint; readonly weight?: FontWeight; readonly labelWidth?: number },
): SceneNode[] {
  const { size, label, value, lineHeight } = layout;
  const stacked = layout.mode === "stacked";
  const middle = rowMiddle(layout, top);
  const { fill, weight = "normal", labelWidth = label.width } = style;
  const labelMiddle = stacked ? middle - lineHeight / 2 : middle;
  const valueMiddle = stacked ? middle + lineHeight / 2 : middle;
  const valueFill = stacked && weight === "normal" ? "muted" : fill;
  const nodes: SceneNode[] = [
    textNode(label.x, labelMiddle, texts.label, { role: "label", size, fill, weight, maxWidth: labelWidth }),
    textNode(value.x, valueMiddle, texts.value, {
      role: "value",
      size,
      fill: valueFill,
      weight,
      anchor: stacked ? "start" : "end",
      maxWidth: value.width,
    }),
  ];
  for (const [index, column] of layout.extras.entries()) {
    const text = texts.extras?.[index] ?? "";
    if (text === "") continue;
    const muted = {
      role: "value",
      size,
      fill: "muted",
      anchor: column.align,
      maxWidth: column.width,
    } as const;
    nodes.push(textNode(column.x, middle, text, muted));
  }
  if (layout.weightX !== null && texts.weight) {
    nodes.push(
      textNode(layout.weightX, middle, texts.weight, { role: "value", size, fill: "muted", anchor: "end" }),
    );
  }
  return nodes;
}

export function rowMiddle(layout: ForestLayout, top: number): number {
  return top + layout.rowHeight / 2;
}

/** A hairline across the table. */
export function ruleLine(layout: ForestLayout, y: number): SceneNode {
  const inset = layout.padding - 6;
  return lineNode("grid", { x: inset, y }, { x: layout.width - inset, y }, "line");
}
