import type { GroupNode, Scene, SceneNode } from "@treeline/plots";
import { describe, expect, it } from "vitest";
import { hasManyStudies } from "../results/many-studies.ts";
import { itemsOf, studiesAmong } from "./items.ts";
import { mountedOf } from "./mounted.ts";
import { pointingAt } from "./nearest.ts";

const ROW = 20;
const axis: SceneNode = {
  type: "line",
  role: "axis",
  x1: 0,
  y1: 0,
  x2: 0,
  y2: 1e6,
  stroke: "ink",
  strokeWidth: 1,
};

function sceneOf(children: readonly SceneNode[], height: number): Scene {
  const root: GroupNode = { type: "group", role: "background", children };
  return { width: 600, height, title: "", description: "", root };
}

/** Rows below one another that must not be drawn to know where they stand. */
function rows(count: number, from = 0): Scene {
  const studies = Array.from(
    { length: count },
    (_, row): GroupNode => ({
      type: "group",
      role: "study",
      rowId: `r${from + row}`,
      extent: { top: row * ROW, bottom: (row + 1) * ROW },
      get children(): readonly SceneNode[] {
        throw new TypeError(`row ${row} was drawn`);
      },
    }),
  );
  return sceneOf([axis, ...studies], count * ROW);
}

function dots(count: number): Scene {
  const studies = Array.from(
    { length: count },
    (_, row): GroupNode => ({
      type: "group",
      role: "study",
      rowId: `r${row}`,
      children: [
        { type: "circle", role: "study", cx: row % 500, cy: Math.floor(row / 500) * 40, r: 4, fill: "ink" },
      ],
    }),
  );
  const label: SceneNode = {
    type: "text",
    role: "label",
    x: 0,
    y: 0,
    text: "above",
    anchor: "start",
    size: 12,
    fill: "ink",
  };
  return sceneOf([axis, ...studies, label], 600);
}

const unlit = { current: null, lit: () => null };

describe("a drawing of many studies", () => {
  const items = itemsOf(rows(10_000));
  const studies = studiesAmong(items);

  it("is told from one that can stand on the page whole, by all of its pages", () => {
    expect(hasManyStudies([rows(100)])).toBe(false);
    expect(hasManyStudies([rows(60), rows(41, 60)])).toBe(true);
  });

  it("counts a study once that stands in each of several panels", () => {
    expect(hasManyStudies([rows(60), rows(60)])).toBe(false);
  });

  it("mounts the rows in view and what lies beside all of them, and draws no other", () => {
    const mounted = mountedOf(items, studies, { ...unlit, view: { top: 2010, bottom: 2990 } });
    expect(mounted.studies.map(({ rowId }) => rowId)).toEqual(
      Array.from({ length: 50 }, (_, at) => `r${100 + at}`),
    );
    expect(mounted.items).toHaveLength(51);
    expect(mounted.items[0]?.node).toBe(axis);
    expect(mounted.crowd).toBeNull();
  });

  it("keeps the study that has the focus, with its neighbours, wherever the page was scrolled to", () => {
    const mounted = mountedOf(items, studies, {
      ...unlit,
      view: { top: 0, bottom: 30 },
      current: studies[500]!.key,
    });
    expect(mounted.studies.map(({ rowId }) => rowId)).toEqual(["r0", "r1", "r499", "r500", "r501"]);
  });

  it("becomes a picture where thousands are in view at once, with elements for those reached and pointed at", () => {
    const points = itemsOf(dots(2000));
    const mounted = mountedOf(points, studiesAmong(points), {
      view: { top: 0, bottom: 600 },
      current: studiesAmong(points)[7]!.key,
      lit: () => "r9",
    });
    expect(mounted.crowd?.studies).toHaveLength(2000);
    expect(mounted.crowd?.behind.map(({ node }) => node)).toEqual([axis]);
    expect(mounted.items.map(({ rowId }) => rowId)).toEqual([null, "r7", "r9"]);
    expect(mounted.studies.map(({ rowId }) => rowId)).toEqual(["r7", "r9"]);
  });

  it("tells where the parts of a moved drawing stand", () => {
    const scene = rows(200);
    const moved = { ...scene, root: { ...scene.root, shift: 100 } };
    const [, first] = itemsOf({ ...moved, height: 5000 });
    expect(first).toMatchObject({ shift: 100, extent: { top: 100, bottom: 100 + ROW } });
  });

  it("names each drawing of a study by itself, where several panels show it", () => {
    const panel = (shift: number): GroupNode => ({ ...dots(3).root, shift });
    const keys = itemsOf(sceneOf([panel(0), panel(200)], 600)).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(studiesAmong(itemsOf(sceneOf([panel(0), panel(200)], 600)))).toHaveLength(6);
  });
});

describe("pointing at marks that are no elements", () => {
  const studies = studiesAmong(itemsOf(dots(2000)));
  const pointing = pointingAt(studies);

  it("finds the nearest within reach", () => {
    expect(pointing.at(123.2, 41)?.rowId).toBe("r623");
    expect(pointing.at(123.4, 46)?.rowId).toBe("r623");
  });

  it("finds none beyond it", () => {
    expect(pointing.at(560, 20)).toBeNull();
    expect(pointing.at(100, 400)).toBeNull();
  });

  it("finds marks of other shapes, moved with their drawing", () => {
    const diamond: SceneNode = {
      type: "path",
      role: "study",
      rowId: "d",
      d: "M10,0L14,4L10,8L6,4Z",
      fill: "ink",
    };
    const moved = itemsOf(
      sceneOf([{ type: "group", role: "background", shift: 50, children: [diamond] }], 600),
    );
    expect(pointingAt(studiesAmong(moved)).at(10, 54)?.rowId).toBe("d");
    expect(pointingAt(studiesAmong(moved)).at(10, 4)).toBeNull();
  });
});
