import { type Box, boxesOverlap, type Point, textBox, textNode } from "../nodes.ts";
import type { Paint, TextNode } from "../scene.ts";
import { crosses } from "./labels.ts";

/** A curve as far as it lies in the frame, from its top to its foot. */
export interface DrawnCurve {
  readonly label: string;
  readonly paint: Paint;
  readonly pieces: readonly (readonly [Point, Point])[];
}

const SIZE = 11;
const GAP = 5;

/**
 * The name of each curve beside one of its ends, where it touches no text, no study and no other curve; a curve without such a
 * place is named by the legend alone. The tops come first: few studies lie there, and curves lie apart.
 * @param taken the room of texts and studies
 * @param behind lines that a name rather does not cross
 */
export function nameCurves(
  curves: readonly DrawnCurve[],
  frame: Box,
  taken: readonly Box[],
  behind: readonly (readonly [Point, Point])[],
): TextNode[] {
  const occupied = [...taken];
  return curves.flatMap((curve) => {
    const isFree = (name: TextNode): boolean => {
      const box = textBox(name);
      return (
        box.left >= frame.left &&
        box.right <= frame.right &&
        box.bottom <= frame.bottom &&
        !occupied.some((other) => boxesOverlap(other, box)) &&
        !curves.some(({ pieces }) => pieces.some(([from, to]) => crosses(from, to, box)))
      );
    };
    const free = candidates(curve).filter(isFree);
    const isClear = (name: TextNode): boolean =>
      !behind.some(([from, to]) => crosses(from, to, textBox(name)));
    const name = free.find(isClear) ?? free[0];
    if (name === undefined) return [];
    occupied.push(textBox(name));
    return [name];
  });
}

function candidates({ label, paint, pieces }: DrawnCurve): TextNode[] {
  // What is cut at the frame may run upwards.
  const ends = pieces.flat().toSorted((a, b) => a.y - b.y);
  const [top, foot] = [ends[0], ends.at(-1)];
  if (top === undefined || foot === undefined) return [];
  const beside = ({ x, y }: Point): TextNode[] => [
    textNode(x - GAP, y, label, { role: "label", size: SIZE, fill: paint, anchor: "end", halo: "surface" }),
    textNode(x + GAP, y, label, { role: "label", size: SIZE, fill: paint, anchor: "start", halo: "surface" }),
  ];
  return [
    ...beside({ x: top.x, y: top.y + SIZE }),
    ...beside({ x: foot.x, y: foot.y - SIZE }),
    ...beside({ x: foot.x, y: foot.y - 2.5 * SIZE }),
  ];
}
