import { expect, it } from "vitest";
import { textBox } from "../nodes.ts";
import type { TextNode } from "../scene.ts";
import { placeLabels } from "./labels.ts";

const frame = { left: 0, right: 600, top: 0, bottom: 300 };
const style = { size: 11, radius: 4 };

it("puts no name without a leader line beside a point that is not its own", () => {
  // To the left of B there is room for its name, but right beside A.
  const [a, b] = [
    { x: 200, y: 100, label: "" },
    { x: 330, y: 100, label: "Comstock et al. 1974" },
  ];
  const wall = [
    [
      { x: 340, y: 0 },
      { x: 340, y: 300 },
    ],
  ] as const;
  const { nodes, omitted } = placeLabels([b], [a, b], { frame, lines: wall }, style);
  expect(omitted).toBe(0);
  const text = nodes.find((node): node is TextNode => node.type === "text")!;
  const box = textBox(text);
  const [toOwn, toOther] = [b, a].map(({ x, y }) =>
    Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)),
  );
  expect(toOther! / toOwn!).toBeGreaterThan(1.5);
});
