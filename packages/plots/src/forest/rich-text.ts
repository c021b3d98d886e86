import { textNode } from "../nodes.ts";
import type { SceneNode, TextNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";

/** A part of a line of text that is set upright or in italics. */
export interface Run {
  readonly text: string;
  readonly italic?: boolean;
}

/** Lines of runs as texts of a scene, broken at spaces where they are wider than the area. */
export function drawRuns(
  lines: readonly (readonly Run[])[],
  area: { readonly left: number; readonly right: number; readonly top: number },
  size: number,
): { nodes: SceneNode[]; height: number } {
  const broken = lines.flatMap((line) => brokenRuns(line, area.right - area.left, size));
  const lineHeight = size * 1.4;
  const nodes = broken.map((runs, index): TextNode => {
    const text = runs.map((run) => run.text).join("");
    const node = textNode(area.left, area.top + (index + 0.5) * lineHeight, text, {
      role: "note",
      size,
      fill: "ink",
    });
    return runs.some(({ italic }) => italic) ? { ...node, runs } : node;
  });
  return { nodes, height: broken.length * lineHeight };
}

function brokenRuns(line: readonly Run[], room: number, size: number): Run[][] {
  const words = line.flatMap(({ text, italic = false }) =>
    text.split(/(?<= )/u).map((word): Run => ({ text: word, italic })),
  );
  const lines: Run[][] = [[]];
  let used = 0;
  for (const word of words) {
    const width = textWidth(word.text.trimEnd(), size);
    if (used > 0 && used + width > room) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(word);
    used += textWidth(word.text, size);
  }
  return lines.map(merged).filter((runs) => runs.length > 0);
}

/** Neighbours of the same kind as one run, without space at the end. */
function merged(words: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const { text, italic = false } of words) {
    const last = runs.at(-1);
    if (last !== undefined && (last.italic ?? false) === italic) {
      runs[runs.length - 1] = { text: last.text + text, italic };
    } else runs.push({ text, italic });
  }
  const last = runs.at(-1);
  if (last !== undefined) runs[runs.length - 1] = { ...last, text: last.text.trimEnd() };
  return runs.filter(({ text }) => text !== "");
}
