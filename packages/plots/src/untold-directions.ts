import type { Plot, PlotInput } from "./plot-types.ts";
import type { Scene, SceneNode } from "./scene.ts";

/** A character that no table or title has. */
const PROBE = "\ue000";

/**
 * Whether a figure would say what effects to both sides of no effect mean, but has not been told: a reader then cannot know whom
 * a result favours (PRISMA 2020, item 20b). It is drawn once more with words there, so that no plot has to say this of itself.
 */
export function hasUntoldDirections(plot: Pick<Plot, "pages">, input: PlotInput): boolean {
  const { effects } = input.document;
  const isTold = Object.values(effects.directions).some((words) => words.trim() !== "");
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
