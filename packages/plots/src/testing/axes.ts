import type { LineNode, Scene, TextNode } from "../scene.ts";
import { nodesOf } from "./scene-walk.ts";

/** From a place in px to the number that the axis shows there; logs where it is a log axis. */
export type ReadAxis = (px: number) => number;

interface Mark {
  readonly px: number;
  readonly value: number;
}

/** The lowest axis that runs across, as a reader of the picture has it: from its ticks and their labels alone. */
export function readAcross(scene: Scene, isLog = false): ReadAxis {
  const ticks = ticksOf(scene).filter(({ x1, x2 }) => x1 === x2);
  const lowest = Math.max(...ticks.map(({ y1 }) => y1));
  return through(
    ticks
      .filter(({ y1 }) => y1 === lowest)
      .flatMap(({ x1, y2 }) =>
        marked(
          labelAt(scene, (text) => text.x === x1 && text.y > y2),
          x1,
          isLog,
        ),
      ),
  );
}

/** The leftmost axis that runs upwards. */
export function readUpright(scene: Scene): ReadAxis {
  const ticks = ticksOf(scene).filter(({ y1, y2 }) => y1 === y2);
  const leftmost = Math.min(...ticks.map(({ x1 }) => x1));
  return through(
    ticks
      .filter(({ x1 }) => x1 === leftmost)
      // A text stands on its line, a little below its middle.
      .flatMap(({ x1, y1 }) =>
        marked(
          labelAt(scene, ({ x, y, size }) => x < x1 && Math.abs(y - y1) < size / 2),
          y1,
          false,
        ),
      ),
  );
}

function ticksOf(scene: Scene): LineNode[] {
  return nodesOf(scene, "line", "tick");
}

function labelAt(scene: Scene, where: (text: TextNode) => boolean): TextNode | undefined {
  return nodesOf(scene, "text", "tick").find(where);
}

function marked(label: TextNode | undefined, px: number, isLog: boolean): Mark[] {
  if (label === undefined) return [];
  const value = Number(label.text.replace("\u2212", "-").replace(/[\u00a0 %]/g, ""));
  return [{ px, value: isLog ? Math.log(value) : value }];
}

/** @throws RangeError where there are no two labels to go by */
function through(marks: readonly Mark[]): ReadAxis {
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined || first.px === last.px)
    throw new RangeError(`an axis with ${marks.length} labels cannot be read`);
  const perPx = (last.value - first.value) / (last.px - first.px);
  return (px) => first.value + (px - first.px) * perPx;
}
