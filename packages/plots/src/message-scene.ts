import type { AnalysisReport } from "@treeline/engine";
import { groupNode, textNode } from "./nodes.ts";
import type { Scene } from "./scene.ts";
import { wrapText } from "./text-metrics.ts";
import { words } from "./words.ts";

/** A scene for when there is nothing to draw: what happened and what to do about it. */
export function messageScene(title: string, width: number, heading: string, explanation: string): Scene {
  const size = 13;
  const lineHeight = 19;
  const room = Math.min(width - 32, 460);
  const style = { size, anchor: "middle" } as const;
  const top = 40;
  const bold = wrapText(heading, room, size, "bold");
  const plain = wrapText(explanation, room, size);
  const nodes = [
    ...bold.map((line, index) =>
      textNode(width / 2, top + index * lineHeight, line, {
        ...style,
        role: "heading",
        weight: "bold",
        fill: "ink",
      }),
    ),
    ...plain.map((line, index) =>
      textNode(width / 2, top + (bold.length + index) * lineHeight + 4, line, {
        ...style,
        role: "note",
        fill: "muted",
      }),
    ),
  ];
  const height = top + (bold.length + plain.length) * lineHeight + 24;
  return {
    width,
    height,
    title,
    description: `${heading} ${explanation}`,
    root: groupNode("background", nodes),
  };
}

/** Why there is no study to draw, in words for the page; null = there is one. */
export function whyNoStudy({ effects, issues }: AnalysisReport): string | null {
  if (effects !== null && effects.yi.length > 0) return null;
  const first = issues[0];
  if (effects !== null && effects.entered > 0) {
    return words.nothing.noEffect(
      effects.entered,
      effects.excluded[0]?.issue.message ?? first?.message ?? "",
    );
  }
  return first === undefined ? words.nothing.noRow : `${first.message} ${first.hint}`;
}
