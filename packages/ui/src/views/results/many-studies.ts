import type { Scene, SceneNode } from "@treeline/plots";

/** Of a drawing of more studies than this only what is in view is mounted: at 200 the elements of all of them took a third of the time from an option to its plot. */
const MANY = 100;

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
