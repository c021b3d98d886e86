import type { Scene, SceneNode } from "./scene.ts";

/** What is written in a drawing, in the order it is drawn. */
export function sceneTexts({ root }: Pick<Scene, "root">): string[] {
  return textsIn(root);
}

function textsIn(node: SceneNode): string[] {
  if (node.type === "text") return [node.text];
  return node.type === "group" ? node.children.flatMap(textsIn) : [];
}
