import type { FigureWords } from "@treeline/engine";
import { groupNode, textNode } from "./nodes.ts";
import type { Edited, Scene, SceneNode, TextNode } from "./scene.ts";
import { type FontWeight, wrapText } from "./text-metrics.ts";
import { words } from "./words.ts";

const PADDING = 16;

interface Lines {
  readonly nodes: readonly SceneNode[];
  readonly height: number;
}

/** Which page of a figure a scene is. */
interface Page {
  readonly number: number;
  readonly of: number;
}

/**
 * A scene with the words of the user about it: the title above it and as its name, the note below it, the alternative text in
 * place of the sentences written from the results. Texts that are empty or blank count as not given. Of several pages each is
 * named with its number, and the last one has the note.
 */
export function figured(scene: Scene, figure: FigureWords | undefined, page: Page): Scene {
  const [title = "", alt = "", note = ""] = [figure?.title, figure?.alt, figure?.note].map((text) =>
    text?.trim(),
  );
  const numbered = (text: string): string =>
    page.of === 1 ? text : words.pageOf(text, page.number, page.of);
  const named = { ...scene, title: numbered(title || scene.title), description: alt || scene.description };
  const isNoted = note !== "" && page.number === page.of;
  if (title === "" && !isNoted) return named;
  const above = lines(title === "" ? "" : named.title, scene.width, 14, "bold", "title");
  const below = lines(isNoted ? note : "", scene.width, 12, "normal", "note");
  const root = groupNode("background", [
    ...above.nodes,
    { ...scene.root, shift: above.height },
    { ...groupNode("note", below.nodes), shift: above.height + scene.height },
  ]);
  return { ...named, height: above.height + scene.height + below.height, root };
}

/** A text broken into lines from its own top down; paragraphs stay apart. */
function lines(text: string, width: number, size: number, weight: FontWeight, edits: Edited): Lines {
  if (text === "") return { nodes: [], height: 0 };
  const role: TextNode["role"] = edits === "title" ? "heading" : "note";
  const fill = edits === "title" ? "ink" : "muted";
  const lineHeight = Math.ceil(size * 1.4);
  const broken = text.split(/\r?\n/).flatMap((line) => wrapText(line, width - 2 * PADDING, size, weight));
  const top = edits === "title" ? 10 : 0;
  const nodes = broken.map((line, index) =>
    textNode(PADDING, top + (index + 0.5) * lineHeight, line, { role, size, weight, fill, edits }),
  );
  return { nodes, height: top + broken.length * lineHeight + (edits === "title" ? 4 : 12) };
}
