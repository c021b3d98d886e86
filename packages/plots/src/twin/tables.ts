import type { ToldTable } from "@treeline/engine/jobs/tell";
import { forestNumbers } from "../forest/numbers.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import type { Numbers } from "./numbers.ts";
import { twinWords as words } from "./words.ts";

/**
 * The table behind a figure: the numbers it draws. Of a figure that has no numbers of its own what its marks say, or else the
 * sentences about it; where there is nothing to draw, why.
 */
export function plotData(plot: Plot, input: PlotInput): ToldTable {
  const drawing = plot.drawing(input);
  const own = drawing?.forest === undefined ? drawing?.numbers?.() : forestNumbers(drawing.forest);
  return { id: plot.id, title: words.title, ...(own ?? saidBy(plot, input)) };
}

function saidBy(plot: Plot, input: PlotInput): Numbers {
  const { root, description } = plot.scene(input);
  const marks = titles(root);
  const said = marks.length > 0 ? marks : sentencesOf(description);
  return { head: [words.said], rows: [...new Set(said)].map((text) => [text]) };
}

/** What marks say, in the order they are drawn; a group speaks for its children. */
function titles(node: SceneNode): string[] {
  if (node.title !== undefined && node.type !== "text") return [node.title];
  return node.type === "group" ? node.children.flatMap(titles) : [];
}

function sentencesOf(description: string): string[] {
  return description.split(/(?<=[.!?]) (?=\p{Lu})/u);
}
