import type { Scene, SceneNode } from "@treeline/plots";

/** The studies a figure shows, by row id in the order they are drawn, each once. */
export function rowsOf(scenes: readonly Scene[]): readonly string[] {
  const rowIds = new Set<string>();
  const visit = (node: SceneNode): void => {
    if (node.rowId === undefined) {
      if (node.type === "group") for (const child of node.children) visit(child);
    } else if (node.role !== "study-excluded") rowIds.add(node.rowId);
  };
  for (const { root } of scenes) visit(root);
  return [...rowIds];
}
