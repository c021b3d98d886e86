import { describe, expect, it } from "vitest";
import type { CircleNode, GroupNode, Scene } from "../scene.ts";
import { moderatedInput, TWELVE } from "../testing/moderated.ts";
import { RATIO_MEASURE } from "../testing/report-fixture.ts";
import { corners, nodesOf, texts } from "../testing/scene-walk.ts";
import { clippedLine } from "./bands.ts";
import { bubble } from "./bubble.ts";

function circles(scene: Scene): { rowId: string; circle: CircleNode }[] {
  return nodesOf(scene, "group", "study").map((group: GroupNode) => {
    const [circle] = group.children;
    if (circle?.type !== "circle") throw new Error("a study without a circle");
    return { rowId: group.rowId ?? "", circle };
  });
}

const input = moderatedInput(TWELVE);
const withOptions = (options: object, more: object = {}) =>
  moderatedInput({ ...TWELVE, ...more, plots: { bubble: { ...options } } });

describe("the bubble plot of a number", () => {
  it("has a circle for every study, its area in proportion to its weight", () => {
    const shown = circles(bubble.scene(input));
    expect(shown.map(({ rowId }) => rowId).sort()).toEqual([...input.report.effects!.rowIds].sort());
    const weights = new Map(
      input.report.moderation?.panels[0]?.points.map(({ rowId, weight }) => [rowId, weight]),
    );
    const ratios = shown.map(({ rowId, circle }) => circle.r ** 2 / weights.get(rowId)!);
    for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0]!, 9);
  });

  it("takes areas from the precision alone, or equal, on request", () => {
    const precise = circles(bubble.scene(withOptions({ area: "precision" })));
    const [most, least] = [
      precise.find(({ rowId }) => rowId === "r1")!,
      precise.find(({ rowId }) => rowId === "r12")!,
    ];
    expect((most.circle.r / least.circle.r) ** 2).toBeCloseTo(0.1 / 0.02, 9);
    const equal = circles(bubble.scene(withOptions({ area: "equal" })));
    expect(new Set(equal.map(({ circle }) => circle.r)).size).toBe(1);
  });

  it("draws the fitted line where the regression has it, inside its bands", () => {
    const spread = moderatedInput({ ...TWELVE, vi: TWELVE.vi.map((vi) => vi / 9) });
    const scene = bubble.scene(spread);
    const { panels } = spread.report.moderation!;
    const line = corners(nodesOf(scene, "path", "estimate-line")[0]!.d);
    const shown = circles(scene);
    const [a, b] = [shown.find(({ rowId }) => rowId === "r1")!, shown.find(({ rowId }) => rowId === "r12")!];
    // Two studies give the axes; the line's ends then are effects.
    const perPixel = (1.1 - 0.1) / (b.circle.cy - a.circle.cy);
    const effectAt = (y: number): number => 0.1 + (y - a.circle.cy) * perPixel;
    const points = panels[0]!.curve!.points;
    expect(effectAt(line[0]!.y)).toBeCloseTo(points[0]!.estimate, 2);
    expect(effectAt(line.at(-1)!.y)).toBeCloseTo(points.at(-1)!.estimate, 2);
    const band = corners(nodesOf(scene, "path", "interval")[0]!.d);
    expect(effectAt(band[0]!.y)).toBeCloseTo(points[0]!.interval!.upper!, 2);
    const wide = corners(nodesOf(scene, "path", "prediction")[0]!.d);
    expect(wide[0]!.y).toBeLessThan(band[0]!.y);
  });

  it("leaves bands away on request", () => {
    const scene = bubble.scene(withOptions({ confidence: false, prediction: false }));
    expect(nodesOf(scene, "path", "interval")).toEqual([]);
    expect(nodesOf(scene, "path", "prediction")).toEqual([]);
    expect(nodesOf(scene, "path", "estimate-line")).toHaveLength(1);
  });

  it("draws a line per level of a second moderator, told apart by colour, dash and shape, with a legend", () => {
    const split = withOptions({ by: ["leader"] });
    const scene = bubble.scene(split);
    const lines = nodesOf(scene, "path", "estimate-line");
    expect(lines).toHaveLength(2);
    expect(new Set(lines.map(({ stroke }) => stroke)).size).toBe(2);
    expect(new Set(lines.map(({ dash }) => String(dash))).size).toBe(2);
    expect(texts(scene)).toEqual(expect.arrayContaining(["peer (k = 6)", "trainer (k = 6)"]));
    const marks = new Map(
      nodesOf(scene, "group", "study").map(({ rowId, children }) => [rowId, children[0]]),
    );
    expect(marks.get("r1")).toMatchObject({ type: "circle", fill: lines[0]!.stroke });
    expect(marks.get("r2")).toMatchObject({ type: "path", fill: lines[1]!.stroke });
    expect(nodesOf(scene, "circle", "legend")).toHaveLength(1);
    expect(nodesOf(scene, "path", "legend").map(({ fill }) => fill)).toEqual([lines[1]!.stroke]);
    expect(texts(scene).join(" ")).toContain("Lines parallel? F(1, 8)");
  });

  it("draws the model of all moderators on request, and says where the others are held", () => {
    const moderators = { terms: [["dose"], ["format"]] };
    const drawnFrom = (options: object, more: object = { moderators }) =>
      bubble.scene(withOptions(options, more));
    const lineOf = (scene: ReturnType<typeof drawnFrom>) => nodesOf(scene, "path", "estimate-line")[0]!.d;
    const whole = drawnFrom({ model: "whole" });
    expect(lineOf(whole)).not.toBe(lineOf(drawnFrom({})));
    expect(texts(whole).join(" ")).toContain("levels of format as often as studies have them");
    const alone = drawnFrom({ model: "whole" }, { moderators: { terms: [["dose"]] } });
    expect(lineOf(alone)).toBe(lineOf(drawnFrom({}, { moderators: { terms: [["dose"]] } })));
    expect(texts(alone).join(" ")).toContain("The line is of this moderator alone");
  });

  it("says where lines cannot be separated", () => {
    const scene = bubble.scene(withOptions({ by: ["nothing"] }));
    expect(texts(scene).join(" ")).toContain("No separate lines");
  });

  it("runs a logarithm on a log axis, and in its unit on request", () => {
    const log = { moderator: { shape: "log" } };
    const placesOf = (options: object): Map<string, number> =>
      new Map(
        circles(bubble.scene(withOptions(options, log))).map(({ rowId, circle }) => [rowId, circle.cx]),
      );
    const shape = placesOf({});
    // Doses 1, 2 and 4 are r1, r2 and r4.
    expect(shape.get("r4")! - shape.get("r2")!).toBeCloseTo(shape.get("r2")! - shape.get("r1")!, 6);
    const even = placesOf({ axis: "unit" });
    expect(even.get("r4")! - even.get("r2")!).toBeCloseTo(2 * (even.get("r2")! - even.get("r1")!), 6);
  });

  it("marks the knots of a spline", () => {
    const spline = withOptions({}, { moderator: { shape: "rcs" } });
    const scene = bubble.scene(spline);
    const { knots } = spline.report.moderation!.panels[0]!;
    expect(knots).toHaveLength(3);
    const marks = nodesOf(scene, "line", "tick").filter(({ title }) => title?.startsWith("Knot at"));
    expect(marks).toHaveLength(3);
  });

  it("shows studies left out as grey rings that can be chosen", () => {
    const left = withOptions({}, { exclusions: [{ rowId: "r4", reason: "late" }] });
    const rings = nodesOf(bubble.scene(left), "group", "study-excluded");
    expect(rings.map(({ rowId }) => rowId)).toEqual(["r4"]);
    expect(rings[0]?.title).toContain("dose 4");
    const without = moderatedInput({
      ...TWELVE,
      exclusions: [{ rowId: "r4", reason: "late" }],
      plots: { bubble: { leftOut: false } },
    });
    expect(nodesOf(bubble.scene(without), "group", "study-excluded")).toEqual([]);
  });

  it("counts studies beyond axes that were chosen, and those without a value", () => {
    const cut = withOptions({ across: [0, 9] }, { dose: [null, ...TWELVE.dose!.slice(1)] });
    const scene = bubble.scene(cut);
    expect(texts(scene).join(" ")).toContain("3 studies lie beyond the axes.");
    expect(texts(scene).join(" ")).toContain("1 study has no dose and is not shown.");
    expect(circles(scene)).toHaveLength(8);
  });

  it("labels ratios in their own unit on a log axis", () => {
    const scene = bubble.scene(moderatedInput({ ...TWELVE, measure: RATIO_MEASURE }));
    expect(texts(scene)).toEqual(expect.arrayContaining(["1", "1.5", "RR, log scale"]));
  });
});

describe("the bubble plot of a factor", () => {
  const scene = bubble.scene(withOptions({ moderator: ["format"] }));

  it("lays the levels side by side with their means", () => {
    expect(nodesOf(scene, "group", "diamond")).toHaveLength(4);
    expect(texts(scene)).toEqual(expect.arrayContaining(["online", "k = 5", "one to one"]));
    const xs = circles(scene).map(({ circle }) => circle.cx);
    expect(new Set(xs).size).toBe(12);
  });

  it("moves studies aside alike on every drawing", () => {
    expect(bubble.scene(withOptions({ moderator: ["format"] }))).toEqual(scene);
  });
});

describe("why there is no bubble plot", () => {
  it.each([
    [{ moderator: ["nobody"] }, "not among the moderators"],
    [{ moderator: ["yi"] }, "not among the moderators"],
  ])("%j", (options, why) => {
    expect(bubble.applies(withOptions(options))).toContain(why);
  });

  it("says that a moderator could not be fitted", () => {
    const constant = moderatedInput({ yi: TWELVE.yi, vi: TWELVE.vi, dose: TWELVE.yi.map(() => 3) });
    expect(bubble.applies(constant)).toMatch(/\.$/);
  });
});

describe("the bubble plot in R", () => {
  it("is regplot() of a straight line, with what is shown", () => {
    const lines = bubble.r(input.document, input.report.fit!, input.report).join("\n");
    expect(lines).toContain("regplot(\n  res_panel");
    expect(lines).toContain('mod = "dose"');
    expect(lines).toContain("pi = TRUE");
  });

  it("is regplot() of the script's own model where the others are held", () => {
    const own = withOptions({ model: "whole" }, { moderators: { terms: [["dose"], ["format"]] } });
    const lines = bubble.r(own.document, own.report.fit!, own.report).join("\n");
    expect(lines).toContain("regplot(\n  res_mods");
    expect(lines).toContain("psize = weights(res_mods)");
  });

  it("predicts over a curve of another shape", () => {
    const own = withOptions({ prediction: false }, { moderator: { shape: "rcs" } });
    const lines = bubble.r(own.document, own.report.fit!, own.report).join("\n");
    expect(lines).toContain("rcs <- function");
    expect(lines).toContain("predict(res_panel");
    expect(lines).not.toContain("pi.lb");
  });

  it("is nothing without a report of moderators", () => {
    expect(bubble.r(input.document, input.report.fit!)).toEqual([]);
  });
});

describe("a line that leaves the frame", () => {
  const frame = { top: 0, bottom: 10 };

  it("ends where it crosses the edge, and begins where it comes back", () => {
    const line = [5, -5, -5, 5].map((y, x) => ({ x, y }));
    expect(clippedLine(line, frame)).toEqual([
      [
        { x: 0, y: 5 },
        { x: 0.5, y: 0 },
      ],
      [
        { x: 2.5, y: 0 },
        { x: 3, y: 5 },
      ],
    ]);
  });

  it("may cross the whole frame in one step, or miss it", () => {
    expect(
      clippedLine(
        [
          { x: 0, y: -10 },
          { x: 1, y: 20 },
        ],
        frame,
      ),
    ).toHaveLength(1);
    expect(
      clippedLine(
        [
          { x: 0, y: 20 },
          { x: 1, y: 30 },
        ],
        frame,
      ),
    ).toEqual([]);
  });
});
