import { textNode } from "./nodes.ts";
import type { SceneNode } from "./scene.ts";
import { wrapPieces, wrapText } from "./text-metrics.ts";

const SEPARATOR = " \u00b7 ";

/** What stands below a plot: pieces that stay whole, as many to a line as fit, then notes as running text. */
export function drawFooter(
  pieces: readonly string[],
  notes: readonly string[],
  area: { readonly left: number; readonly right: number; readonly top: number },
  size: number,
): { nodes: SceneNode[]; height: number } {
  const room = area.right - area.left;
  const lines = [
    ...wrapPieces(pieces, SEPARATOR, room, size),
    ...notes.flatMap((note) => wrapText(note, room, size)),
  ];
  const lineHeight = size * 1.4;
  const style = { role: "note", size, fill: "muted" } as const;
  const nodes = lines.map((line, index) =>
    textNode(area.left, area.top + (index + 0.5) * lineHeight, line, style),
  );
  return { nodes, height: lines.length * lineHeight };
}
