import { groupNode, textNode } from "./nodes.ts";
import type { Scene } from "./scene.ts";
import { wrapText } from "./text-metrics.ts";

/** A scene for when there is nothing to draw: what happened and what to do about it. */
function messageScene(title: string, width: number, heading: string, explanation: string): Scene {
  const size = 13;
  const lineHeight = 19;
  const room = Math.min(width - 32, 460);
  const style = { size, anchor: "middle" } as const;
  const top = 40;
  const bold = wrapText(heading, room, size, "bold");
  const plain = wrapText(explanation, room, size);
  const nodes = [
    ...bold.map((line, index) =>
      textNode(width / 2, top + index * lineHeight, line, {
        ...style,
        role: "heading",
        weight: "bold",
        fill: "ink",
      }),
    ),
    ...plain.map((line, index) =>
      textNode(width / 2, top + (bold.length + index) * lineHeight + 4, line, {
        ...style,
        role: "note",
        fill: "muted",
      }),
    ),
  ];
  const height = top + (bold.length + plain.length) * lineHeight + 24;
  return {
    width,
    height,
    title,
    description: `${heading} ${explanation}`,
    root: groupNode("background", nodes),
  };
}

/** The message for a report without a single usable effect. */
export function nothingToShow(
  title: string,
  width: number,
  report: {
    readonly effects: { readonly entered: number; readonly excluded: readonly unknown[] } | null;
    readonly issues: readonly { readonly message: string; readonly hint: string }[];
  },
): Scene {
  const { effects, issues } = report;
  const first = issues[0];
  if (effects !== null && effects.entered > 0) {
    return messageScene(
      title,
      width,
      "No study to show.",
      `None of the ${effects.entered} rows gives an effect with a standard error, so there is nothing to pool or draw. The messages beside the data say what each row lacks.`,
    );
  }
  const explanation =
    first === undefined
      ? "The table has no rows yet. Paste or import studies and say which columns hold the numbers."
      : `${first.message} ${first.hint}`;
  return messageScene(title, width, "No study to show.", explanation);
}
