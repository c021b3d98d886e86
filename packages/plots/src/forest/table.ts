import { textNode } from "../nodes.ts";
import type { Paint, SceneNode } from "../scene.ts";
import type { FontWeight } from "../text-metrics.ts";
import type { ForestLayout, PlacedColumn } from "./layout.ts";

export interface RowTexts {
  readonly label: string;
  cell(column: PlacedColumn): string;
}

interface RowStyle {
  readonly fill: Paint;
  readonly weight?: FontWeight;
  /** Of columns that are not set strongly; absent = a shade lighter, in normal weight. */
  readonly cells?: { readonly fill: Paint; readonly weight: FontWeight };
  readonly labelWidth?: number;
}

/** The texts of one row of the table; `top` is its upper edge. */
export function rowTexts(layout: ForestLayout, texts: RowTexts, top: number, style: RowStyle): SceneNode[] {
  const { size, label, lineHeight, left, right } = layout;
  const stacked = layout.mode === "stacked" && right.length > 0;
  const middle = rowMiddle(layout, top);
  const { fill, weight = "normal", cells, labelWidth = label.width } = style;
  const labelMiddle = stacked ? middle - lineHeight / 2 : middle;
  const nodes: SceneNode[] = [
    textNode(label.x, labelMiddle, texts.label, { role: "label", size, fill, weight, maxWidth: labelWidth }),
  ];
  for (const column of [...left, ...right]) {
    const text = texts.cell(column);
    if (text === "") continue;
    const strong = column.strong === true;
    const faded = stacked && weight === "normal";
    nodes.push(
      textNode(column.x, stacked ? middle + lineHeight / 2 : middle, text, {
        role: "value",
        size,
        fill: strong && !faded ? fill : (cells?.fill ?? "muted"),
        weight: strong ? weight : (cells?.weight ?? "normal"),
        anchor: column.align,
        maxWidth: column.width,
      }),
    );
  }
  return nodes;
}

export function rowMiddle(layout: ForestLayout, top: number): number {
  return top + layout.rowHeight / 2;
}
