import { describe, expect, it } from "vitest";
import { boxesOverlap, textBox } from "../nodes.ts";
import { type DrawnCurve, nameCurves } from "./curve-names.ts";

const FRAME = { left: 0, right: 400, top: 0, bottom: 300 };

const curve = (label: string, top: number, foot: number): DrawnCurve => ({
  label,
  paint: "series-2",
  pieces: [
    [
      { x: top, y: 0 },
      { x: foot, y: 300 },
    ],
  ],
});

describe("names of curves", () => {
  it("stand at the top, beside their curve", () => {
    const [name] = nameCurves([curve("PET", 100, 300)], FRAME, [], []);
    expect(name).toMatchObject({ text: "PET", anchor: "end", fill: "series-2" });
    expect(textBox(name!).bottom).toBeLessThan(30);
    expect(textBox(name!).right).toBeLessThan(100);
  });

  it("change sides or ends rather than touch a text, a study or another curve", () => {
    const curves = [curve("PET", 100, 300), curve("PEESE", 130, 290)];
    const taken = [{ left: 60, right: 99, top: 0, bottom: 30 }];
    const names = nameCurves(curves, FRAME, taken, []);
    expect(names.map(({ text }) => text)).toEqual(["PET", "PEESE"]);
    const boxes = names.map(textBox);
    expect(boxes.some((box) => taken.some((other) => boxesOverlap(other, box)))).toBe(false);
    expect(boxesOverlap(boxes[0]!, boxes[1]!)).toBe(false);
  });

  it("rather do not cross what lies behind", () => {
    const behind = [
      [
        { x: 80, y: 0 },
        { x: 80, y: 300 },
      ],
    ] as const;
    const [name] = nameCurves([curve("PET", 100, 300)], FRAME, [], behind);
    expect(textBox(name!).left).toBeGreaterThan(100);
    const everywhere = [
      [
        { x: 0, y: 11 },
        { x: 400, y: 11 },
      ],
      [
        { x: 0, y: 289 },
        { x: 400, y: 289 },
      ],
    ] as const;
    expect(nameCurves([curve("PET", 100, 300)], FRAME, [], everywhere)).toHaveLength(1);
  });

  it("are left to the legend where there is no room, or no curve in the frame", () => {
    expect(nameCurves([curve("PET", 100, 300)], FRAME, [FRAME], [])).toEqual([]);
    expect(nameCurves([{ label: "PET", paint: "ink", pieces: [] }], FRAME, [], [])).toEqual([]);
    expect(
      nameCurves(
        [curve("A name that is far too long for this frame, whichever its end", 200, 200)],
        FRAME,
        [],
        [],
      ),
    ).toEqual([]);
  });
});
