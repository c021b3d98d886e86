import type { Plot, PlotInput } from "./plot-types.ts";
import type { Scene, SceneNode } from "./scene.ts";

/** A character that no table or title has. */
const PROBE = "\ue000";

/**
 * Whether a figure says of a side of no effect only what holds of every such measure, because the author has not said whom it
 * favours. It is drawn once more with words there, so that no plot has to say this of itself.
 */
export function hasUntoldDirections(plot: Pick<Plot, "pages">, input: PlotInput): boolean {
  const { effects } = input.document;
  const isTold = Object.values(effects.directions).every((words) => words.trim() !== "");
  if (isTold || input.measure?.nullValue === null) return false;
  const directions = { negative: PROBE, positive: PROBE };
  const document = { ...input.document, effects: { ...effects, directions } };
  return plot.pages({ ...input, document }).some(speaksProbe);
}

function speaksProbe({ root }: Scene): boolean {
  const visit = (node: SceneNode): boolean =>
    node.type === "group" ? node.children.some(visit) : node.type === "text" && node.text.includes(PROBE);
  return visit(root);
}
