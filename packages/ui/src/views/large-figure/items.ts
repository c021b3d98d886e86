import type { Extent, Scene, SceneNode } from "@treeline/plots";
import { boxOf } from "../results/scene-box.ts";
import { hasStudy, isStudy, type StudyNode } from "../results/scene-view.tsx";

/** A part of a drawing that is mounted as a whole: the marks of a study, or something beside the studies. */
export interface Item {
  readonly node: SceneNode;
  /** The study it stands for; null = none. */
  readonly rowId: string | null;
  /** How far down it is moved. */
  readonly shift: number;
  /** Where it stands, px of the drawing; null = it is always mounted. */
  readonly extent: Extent | null;
  /** Names it among the elements, the same for a study from one drawing to the next. */
  readonly key: string;
}

/** The marks of a study. */
export type StudyItem = Item & { readonly node: StudyNode; readonly rowId: string };

/** Of lower drawings everything is in view, or nearly. */
const TALL = 1600;

/** The parts of a drawing in the order in which they lie over one another. */
export function itemsOf(scene: Scene): readonly Item[] {
  const items: Item[] = [];
  const times = new Map<string, number>();
  const isTall = scene.height > TALL;
  const add = (node: SceneNode, shift: number): void => {
    if (isStudy(node)) {
      // A plot of several panels draws a study in each.
      const time = times.get(node.rowId) ?? 0;
      times.set(node.rowId, time + 1);
      const { rowId } = node;
      items.push({ node, rowId, shift, extent: extentOf(node, shift, isTall), key: `${rowId} ${time}` });
    } else if (node.type === "group" && hasStudy(node)) {
      for (const child of node.children) add(child, shift + (node.shift ?? 0));
    } else {
      const extent = extentOf(node, shift, isTall);
      items.push({ node, rowId: null, shift, extent, key: `beside ${items.length}` });
    }
  };
  for (const node of scene.root.children) add(node, scene.root.shift ?? 0);
  return items;
}

export function studiesAmong(items: readonly Item[]): readonly StudyItem[] {
  return items.filter((item): item is StudyItem => item.rowId !== null);
}

/** Whether a part is to be mounted while a stretch of the drawing is in view. */
export function isWithin({ extent }: Item, view: Extent): boolean {
  return extent === null || (extent.bottom >= view.top && extent.top <= view.bottom);
}

function extentOf(node: SceneNode, shift: number, isTall: boolean): Extent | null {
  if (!isTall) return null;
  if (node.type === "group" && node.extent !== undefined) {
    const moved = shift + (node.shift ?? 0);
    return { top: node.extent.top + moved, bottom: node.extent.bottom + moved };
  }
  // Of paths it is not known where they lie.
  if (hasPath(node)) return null;
  const { y, height } = boxOf(node);
  return { top: y + shift, bottom: y + height + shift };
}

function hasPath(node: SceneNode): boolean {
  return (
    node.type === "path" ||
    (node.type === "group" && (node.shift !== undefined || node.children.some(hasPath)))
  );
}
