import type { Scene, SceneNode } from "@treeline/plots";

/** A drawing of more studies than this is mounted as far as it is in view: their elements alone would keep the page busy. */
const MANY = 300;

/** Whether drawings together show more studies than should stand on the page at once. */
export function hasManyStudies(scenes: readonly Scene[]): boolean {
  let count = 0;
  const visit = (nodes: readonly SceneNode[]): void => {
    for (const node of nodes) {
      if (node.rowId !== undefined) count += 1;
      else if (node.type === "group") visit(node.children);
      if (count > MANY) return;
    }
  };
  for (const { root } of scenes) visit(root.children);
  return count > MANY;
}
