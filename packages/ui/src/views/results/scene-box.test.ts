import type { SceneNode } from "@treeline/plots";
import { describe, expect, it } from "vitest";
import { areasOf, type Box, boxOf } from "./scene-box.ts";

const circle: SceneNode = { type: "circle", role: "study", cx: 100, cy: 50, r: 4, fill: "accent" };

describe("boxOf", () => {
  it("is large enough to point at", () => {
    expect(boxOf(circle)).toEqual({ x: 88, y: 38, width: 24, height: 24 });
  });
  it("spans all marks of a group", () => {
    const line: SceneNode = {
      type: "line",
      role: "interval",
      x1: 20,
      y1: 50,
      x2: 300,
      y2: 50,
      stroke: "ink",
      strokeWidth: 1,
    };
    const group: SceneNode = { type: "group", role: "study", rowId: "r1", children: [circle, line] };
    expect(boxOf(group)).toEqual({ x: 20, y: 38, width: 280, height: 24 });
  });
  it("spans a mark of straight lines, and leaves a curve to its own line", () => {
    const path = (d: string): SceneNode => ({ type: "path", role: "study", d, fill: "accent" });
    expect(boxOf(path("M90,40L130,40L110,80Z"))).toEqual({ x: 90, y: 40, width: 40, height: 40 });
    const curve = path(`M0,0${"L1.25,3.75".repeat(40)}`);
    expect(boxOf({ type: "group", role: "study", rowId: "r1", children: [curve] }).width).toBe(0);
  });
  it("is empty for an empty group", () => {
    expect(boxOf({ type: "group", role: "study", children: [] })).toEqual({
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    });
  });
});

describe("areasOf", () => {
  const at = (cx: number, cy: number): SceneNode => ({ ...circle, cx, cy });
  const named = (cx: number, cy: number, text: string): SceneNode => ({
    type: "group",
    role: "study",
    rowId: text,
    children: [
      at(cx, cy),
      { type: "text", role: "study", x: cx + 8, y: cy + 3, text, size: 11, anchor: "start", fill: "ink" },
    ],
  });
  const covers = (box: Box | undefined, x: number, y: number): boolean =>
    box !== undefined && x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;

  it("leave a study alone what a finger needs, with its name", () => {
    const [one, far] = [named(10, 10, "Warnecke et al."), at(10, 60)];
    const areas = areasOf([one, far]);
    expect(areas.get(one)).toEqual(boxOf(one));
    expect(areas.get(far)).toEqual(boxOf(far));
  });

  it("reach the middle of no other study, with marks or names", () => {
    const middles = [
      [10, 10],
      [19, 13],
      [24, 30],
      [10.5, 22],
      [60, 14],
    ] as const;
    const crowd = middles.map(([x, y], place) => (place === 0 ? named(x, y, "Warnecke et al.") : at(x, y)));
    const areas = areasOf(crowd);
    crowd.forEach((study, own) => {
      middles.forEach(([x, y], other) => {
        expect(covers(areas.get(study), x, y), `${own} over ${other}`).toBe(own === other);
      });
    });
  });

  it("leave marks in the same place their own size", () => {
    const [one, same] = [at(10, 10), at(10, 10)];
    expect(areasOf([one, same]).get(same)).toEqual({ x: 6, y: 6, width: 8, height: 8 });
  });
});
