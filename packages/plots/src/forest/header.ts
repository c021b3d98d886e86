import { lineNode, textNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth, wrapText } from "../text-metrics.ts";
import type { FigureContext } from "./context.ts";
import { type ForestLayout, type PlacedColumn, spannedRuns } from "./layout.ts";

const PADDING_TOP = 8;
const PADDING_BOTTOM = 6;

/** The headings of all columns, those of groups of columns above them, and of the plot where the layout has one. */
export function headerRow(
  layout: ForestLayout,
  context: FigureContext,
): { nodes: SceneNode[]; height: number } {
  return layout.mode === "stacked" ? stackedHeader(layout, context) : columnsHeader(layout, context);
}

function columnsHeader(layout: ForestLayout, context: FigureContext): { nodes: SceneNode[]; height: number } {
  const { size, lineHeight, label, plot, left, right } = layout;
  const { preset } = context;
  const weight = preset.headingWeight;
  const columns = [...left, ...right];
  const above = preset.plotHeading?.(context) ?? [];
  const lines = Math.max(1, above.length, ...columns.map(({ headingLines }) => headingLines.length));
  const spanned = columns.some(({ spanner }) => spanner !== undefined);
  const rows = lines + (spanned ? 1 : 0);
  const middleOf = (line: number): number => PADDING_TOP + (line + 0.5) * lineHeight;
  const style = { role: "heading", size, weight, fill: "ink" } as const;
  const stacked = (
    texts: readonly string[],
    x: number,
    anchor: "start" | "middle" | "end",
    maxWidth: number,
  ): SceneNode[] =>
    texts.map((text, index) =>
      textNode(x, middleOf(rows - texts.length + index), text, { ...style, anchor, maxWidth }),
    );
  const nodes: SceneNode[] = [
    ...stacked([preset.studyHeading(context.grouped)], label.x, "start", label.width),
    ...columns.flatMap(({ headingLines, x, align, width }) => stacked(headingLines, x, align, width)),
    ...stacked(above, (plot.left + plot.right) / 2, "middle", plot.right - plot.left),
    ...[left, right].flatMap((side) => spanners(side, middleOf(rows - lines - 1), layout, context)),
  ];
  return { nodes, height: rows * lineHeight + PADDING_TOP + PADDING_BOTTOM };
}

function spanners(
  columns: readonly PlacedColumn[],
  middle: number,
  { size, lineHeight }: ForestLayout,
  { preset }: FigureContext,
): SceneNode[] {
  return spannedRuns(columns).flatMap(({ spanner, columns: under }): SceneNode[] => {
    const [first, last] = [under[0], under.at(-1)];
    if (spanner === "" || first === undefined || last === undefined) return [];
    const [from, to] = [first.left, last.left + last.width];
    const style = { role: "heading", size, weight: preset.headingWeight, fill: "ink" } as const;
    const y = middle + lineHeight / 2;
    return [
      textNode((from + to) / 2, middle, spanner, { ...style, anchor: "middle", maxWidth: to - from }),
      ...(under.length > 1 ? [lineNode("grid", { x: from, y }, { x: to, y }, "line")] : []),
    ];
  });
}

function stackedHeader(layout: ForestLayout, context: FigureContext): { nodes: SceneNode[]; height: number } {
  const { size, lineHeight, label, right } = layout;
  const { preset } = context;
  const [value] = right;
  const lines = value === undefined ? [] : fittingLines(value, size);
  const middleOf = (line: number): number => PADDING_TOP + (line + 0.5) * lineHeight;
  const head = { role: "heading", size, weight: preset.headingWeight, fill: "ink" } as const;
  const nodes: SceneNode[] = [
    textNode(label.x, middleOf(0), preset.studyHeading(context.grouped), { ...head, maxWidth: label.width }),
    ...lines.map((line, index) =>
      textNode(label.x, middleOf(index + 1), line, {
        role: "heading",
        size,
        weight: "normal",
        fill: "muted",
        maxWidth: label.width,
      }),
    ),
  ];
  return { nodes, height: (1 + lines.length) * lineHeight + PADDING_TOP + PADDING_BOTTOM };
}

function fittingLines({ heading, width }: PlacedColumn, size: number): readonly string[] {
  const joined = heading.join(" ");
  const fits = textWidth(joined, size, "bold") <= width;
  return fits ? [joined] : heading.flatMap((line) => wrapText(line, width, size));
}

/** A hairline across the table. */
export function ruleLine(layout: ForestLayout, y: number): SceneNode {
  const inset = layout.padding - 6;
  return lineNode("grid", { x: inset, y }, { x: layout.width - inset, y }, "line");
}
