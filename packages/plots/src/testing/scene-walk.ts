import { type Box, boxesOverlap, textBox } from "../nodes.ts";
import type { Role, Scene, SceneNode, TextNode } from "../scene.ts";

/** Every node of a scene, groups before their children. */
export function allNodes(scene: Scene): SceneNode[] {
  const visit = (node: SceneNode): SceneNode[] =>
    node.type === "group" ? [node, ...node.children.flatMap(visit)] : [node];
  return visit(scene.root);
}

export function nodesOf<T extends SceneNode["type"]>(
  scene: Scene,
  type: T,
  role?: Role,
): Extract<SceneNode, { type: T }>[] {
  return allNodes(scene).filter(
    (node): node is Extract<SceneNode, { type: T }> =>
      node.type === type && (role === undefined || node.role === role),
  );
}

export function texts(scene: Scene): string[] {
  return nodesOf(scene, "text").map(({ text }) => text);
}

/** Texts that leave the canvas or touch another text, in words. */
export function textFaults(scene: Scene): string[] {
  const boxes = nodesOf(scene, "text").map((node) => ({ node, box: textBox(node) }));
  const outside = boxes.filter(({ box }) => leaves(box, scene)).map(({ node }) => `outside: ${node.text}`);
  const touching = boxes.flatMap(({ node, box }, index) =>
    boxes.slice(index + 1).flatMap((other) => overlap(node, box, other.node, other.box)),
  );
  return [...outside, ...touching];
}

function leaves(box: Box, { width, height }: Scene): boolean {
  return box.left < 0 || box.right > width || box.top < 0 || box.bottom > height;
}

function overlap(a: TextNode, boxA: Box, b: TextNode, boxB: Box): string[] {
  return boxesOverlap(boxA, boxB) ? [`overlap: ${a.text} / ${b.text}`] : [];
}

/** The corners of a path of straight lines. */
export function corners(d: string): { x: number; y: number }[] {
  return [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
}
