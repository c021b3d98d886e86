import type { Scene, SceneNode } from "@treeline/plots";

/** The studies a figure shows, by row id in the order they are drawn, each once. */
export function rowsOf(scenes: readonly Scene[]): readonly string[] {
  const visit = (node: SceneNode): string[] => {
    if (node.rowId !== undefined) return node.role === "study-excluded" ? [] : [node.rowId];
    return node.type === "group" ? node.children.flatMap(visit) : [];
  };
  return [...new Set(scenes.flatMap(({ root }) => visit(root)))];
}
