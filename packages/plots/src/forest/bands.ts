import { textNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import { wrapText } from "../text-metrics.ts";
import type { FigureContext } from "./context.ts";
import { ruleLine } from "./header.ts";
import type { ForestLayout } from "./layout.ts";
import { forestWords } from "./words.ts";

/** A strip of a forest plot from edge to edge; pages are made of them. */
export interface Band {
  /** `heading` stays with what follows, and is repeated where a page ends within its group. */
  readonly kind: "heading" | "study" | "summary" | "note" | "rule" | "left-out-heading" | "left-out";
  readonly height: number;
  /** Among the studies, where the line of the pooled effect runs. */
  readonly among: boolean;
  /** Of a heading: itself as it stands on the next page. */
  readonly again?: Band;
  draw(top: number): readonly SceneNode[];
}

/** A rule with space around it. */
export function ruleBand(layout: ForestLayout, above: number, below: number, drawn = true): Band {
  return {
    kind: "rule",
    height: above + below,
    among: false,
    draw: (top) => (drawn ? [ruleLine(layout, top + above)] : []),
  };
}

/** The heading of a group. */
export function headingBand(layout: ForestLayout, { preset }: FigureContext, text: string): Band {
  const { padding, width, size, lineHeight } = layout;
  const height = lineHeight + 8;
  const style = { role: "heading", size, weight: preset.headingWeight, fill: "ink" } as const;
  const bandOf = (label: string): Band => ({
    kind: "heading",
    height,
    among: true,
    draw: (top) => [textNode(padding, top + height / 2, label, { ...style, maxWidth: width - 2 * padding })],
  });
  return { ...bandOf(text), again: bandOf(forestWords.continued(text)) };
}

/** Small print under the studies of a group, left of the lines of the axis. */
export function noteBand(layout: ForestLayout, lines: readonly string[]): Band {
  const size = layout.size - 1;
  const lineHeight = size * 1.4;
  const style = { role: "note", size, fill: "muted" } as const;
  return {
    kind: "note",
    height: lines.length * lineHeight + (lines.length === 0 ? 0 : 4),
    among: true,
    draw: (top) =>
      lines.map((line, index) => textNode(layout.padding, top + (index + 0.5) * lineHeight, line, style)),
  };
}

/** The room for small print left of the plot. */
export function noteRoom(layout: ForestLayout): number {
  return layout.plot.left - layout.gap - layout.padding;
}

/** Running text in that room. */
export function wrappedNote(layout: ForestLayout, text: string): string[] {
  return wrapText(text, noteRoom(layout), layout.size - 1);
}
