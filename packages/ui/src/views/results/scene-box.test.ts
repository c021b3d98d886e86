import type { SceneNode } from "@treeline/plots";
import { describe, expect, it } from "vitest";
import { boxOf } from "./scene-box.ts";

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
