import type { JSX } from "preact";
import { drawNode } from "../results/scene-node.tsx";
import { drawStudy, isStudy } from "../results/scene-view.tsx";
import type { Item } from "./items.ts";

/** A part as elements. The same object is drawn once: what stays in view while the page scrolls is not compared again. */
export type DrawItem = (item: Item) => JSX.Element;

/** @param name what a study is called */
export function itemDrawing(name: (item: Item) => string): DrawItem {
  const drawn = new Map<Item, JSX.Element>();
  return (item) => {
    const known = drawn.get(item);
    if (known !== undefined) return known;
    const { node, shift, key } = item;
    const marks = isStudy(node) ? drawStudy(node, name(item), key) : drawNode(node, key);
    const element =
      shift === 0 ? (
        marks
      ) : (
        <g key={key} transform={`translate(0 ${shift})`}>
          {marks}
        </g>
      );
    drawn.set(item, element);
    return element;
  };
}
