import type { Scene, SceneNode } from "@treeline/plots";

/** Of a drawing of more studies than this only what is in view is mounted: at 200 the elements of all of them took a third of the time from an option to its plot. */
const MANY = 100;

/** Whether drawings together show more studies than should stand on the page at once; one that stands in several panels is one. */
export function hasManyStudies(scenes: readonly Scene[]): boolean {
  const studies = new Set<string>();
  const visit = (nodes: readonly SceneNode[]): void => {
    for (const node of nodes) {
      if (node.rowId !== undefined) studies.add(node.rowId);
      else if (node.type === "group") visit(node.children);
      if (studies.size > MANY) return;
    }
  };
  for (const { root } of scenes) visit(root.children);
  return studies.size > MANY;
}
