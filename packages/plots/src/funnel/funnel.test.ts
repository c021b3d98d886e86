import { describe, expect, it } from "vitest";
import { auditFixture } from "../testing/audit-fixture.ts";
import { type FixtureOptions, plotInput, RATIO_MEASURE } from "../testing/report-fixture.ts";
import { allNodes, corners, nodesOf, texts } from "../testing/scene-walk.ts";
import { funnel } from "./funnel.ts";

const funnelScene = funnel.scene;

const studies: FixtureOptions = {
  yi: [0.1, 0.3, 0.4, 1.9],
  vi: [0.01, 0.04, 0.09, 0.16],
  labels: ["Small", "Middle", "Large", "Far"],
};

describe("funnelScene", () => {
  it("puts effects on the x axis and standard errors, reversed, on the y axis", () => {
    const circles = nodesOf(funnelScene(plotInput(studies)), "circle");
    const [x, y] = [circles.map(({ cx }) => cx), circles.map(({ cy }) => cy)];
    expect(x).toEqual(x.toSorted((a, b) => a - b));
    expect(y).toEqual(y.toSorted((a, b) => a - b));
    expect((x[3]! - x[0]!) / (x[1]! - x[0]!)).toBeCloseTo(1.8 / 0.2, 6);
    expect((y[3]! - y[0]!) / (y[1]! - y[0]!)).toBeCloseTo(3, 6);
  });

  it("draws the region 1.96 standard errors wide around the pooled effect and says around what", () => {
    const input = plotInput(studies);
    const scene = funnelScene(input);
    const circles = nodesOf(scene, "circle");
    const perUnit = (circles[1]!.cx - circles[0]!.cx) / 0.2;
    const perError = (circles[1]!.cy - circles[0]!.cy) / 0.1;
    const region = nodesOf(scene, "path", "funnel-region")[0]!;
    const [apex, right, left] = corners(region.d);
    expect(apex!.x).toBeCloseTo((right!.x + left!.x) / 2, 1);
    const slope = (right!.x - apex!.x) / perUnit / ((right!.y - apex!.y) / perError);
    expect(slope).toBeCloseTo(1.96, 2);
    expect(texts(scene).join(" ")).toContain("random effects (REML, Knapp-Hartung)");
  });

  it("shows one study over as much as its error lets it differ, and not over its last digits", () => {
    const one: FixtureOptions = { yi: [2], vi: [0.04], labels: ["Only"], funnel: { style: "contour" } };
    const scene = funnelScene(plotInput(one));
    const ticks = texts(scene).filter((text) => /^\d\.\d+$/u.test(text));
    expect(ticks.length).toBeGreaterThan(3);
    expect(Math.max(...ticks.map((text) => text.length))).toBeLessThanOrEqual(4);
  });

  it("centres contours of .90, .95 and .99 on no effect, with a legend", () => {
    const scene = funnelScene(
      plotInput({ ...studies, measure: RATIO_MEASURE, funnel: { style: "contour" } }),
    );
    expect(nodesOf(scene, "path", "contour").map(({ fill }) => fill)).toEqual([
      "contour-2",
      "contour-1",
      "surface",
    ]);
    expect(nodesOf(scene, "line", "contour")).toHaveLength(6);
    const nullX = nodesOf(scene, "line", "null-line")[0]!.x1;
    for (const { x1 } of nodesOf(scene, "line", "contour")) expect(x1).toBeCloseTo(nullX, 6);
    expect(texts(scene)).toEqual(
      expect.arrayContaining(["p > .10", ".05 < p < .10", ".01 < p < .05", "p < .01"]),
    );
  });

  it("says why there are no contours where no value means no effect", () => {
    const measure = {
      nullValue: null,
      symbol: { analysis: "logit", display: "proportion" },
      display: "logistic",
    };
    const scene = funnelScene(plotInput({ ...studies, measure, funnel: { style: "contour" } }));
    expect(texts(scene).join(" ")).toContain("no value of no effect");
  });

  it.each([
    ["none", []],
    ["outside", ["Small", "Far"]],
    ["all", ["Small", "Middle", "Large", "Far"]],
  ] as const)("names %s", (labels, expected) => {
    const scene = funnelScene(plotInput({ ...studies, tau2: 0.02, funnel: { labels } }));
    const named = nodesOf(scene, "text", "label").map(({ text }) => text);
    expect(named.toSorted()).toEqual([...expected].toSorted());
  });

  it("counts the names that found no room", () => {
    const yi = Array.from({ length: 120 }, (_, index) => 0.001 * (index % 7));
    const scene = funnelScene(
      plotInput({ yi, vi: yi.map(() => 0.04), width: 390, funnel: { labels: "all" } }),
    );
    expect(texts(scene).join(" ")).toMatch(/\d+ names are left out for want of room/);
  });

  it("carries row ids and titles", () => {
    const [first] = nodesOf(funnelScene(plotInput(studies)), "group", "study");
    expect(first).toMatchObject({ rowId: "r1", title: "Small: 0.10, standard error 0.100" });
  });

  it("says so when there is nothing to draw", () => {
    expect(texts(funnelScene(plotInput({ yi: [], vi: [] })))).toContain("No study to show.");
  });
});

describe("what the audit makes of small studies", () => {
  const input = plotInput({ ...studies, tau2: 0.02, funnel: { overlay: "all" } });
  const audit = auditFixture(input.report.effects!);

  it("stands on top: studies filled in as open circles, and a line for each regression", () => {
    const scene = funnelScene({ ...input, audit });
    const filled = nodesOf(scene, "circle", "study-excluded");
    expect(filled.map(({ fill }) => fill)).toEqual(["surface"]);
    expect(texts(scene)).toEqual(expect.arrayContaining(["PET", "PEESE"]));
    expect(scene.height).toBeGreaterThan(funnelScene(plotInput(studies)).height);
  });

  it("is only what is asked for", () => {
    const only = (overlay: "filled" | "lines") =>
      funnelScene({ ...plotInput({ ...studies, tau2: 0.02, funnel: { overlay } }), audit });
    expect(texts(only("filled"))).not.toContain("PET");
    expect(nodesOf(only("lines"), "circle", "study-excluded")).toEqual([]);
  });

  it("stands beside the outline of the pseudo region over contours, which by themselves have none", () => {
    const over = (overlay: "none" | "all") =>
      nodesOf(
        funnelScene({
          ...plotInput({ ...studies, measure: RATIO_MEASURE, funnel: { style: "contour", overlay } }),
          audit,
        }),
        "line",
        "funnel-region",
      );
    expect(over("none")).toEqual([]);
    expect(over("all")).toHaveLength(2);
  });

  it("strikes no name of a contour through with its lines, and hides no study behind one", () => {
    const contours = { style: "contour", overlay: "all" } as const;
    const nodes = allNodes(
      funnelScene({
        ...plotInput({ ...studies, tau2: 0.02, measure: RATIO_MEASURE, funnel: contours }),
        audit,
      }),
    );
    const name = nodes.findIndex((node) => node.type === "text" && node.text === "p = .10");
    const places = (role: string, type: string) =>
      nodes.flatMap((node, place) => (node.role === role && node.type === type ? [place] : []));
    const lines = [...places("estimate-line", "line"), ...places("funnel-region", "line")];
    const marks = places("study-excluded", "circle");
    expect(lines.length * marks.length).toBeGreaterThan(0);
    expect(name).toBeGreaterThan(Math.max(...lines));
    expect(name).toBeLessThan(Math.min(...marks));
  });

  it("says so where no audit was made", () => {
    expect(texts(funnelScene(input)).join(" ")).toContain("has not been made");
  });
});

describe("the region widened by heterogeneity", () => {
  it("is as wide at the top as tau makes it, with curved sides", () => {
    const tau2 = 0.04;
    const scene = funnelScene(plotInput({ ...studies, tau2, funnel: { heterogeneity: true } }));
    const circles = nodesOf(scene, "circle");
    const perUnit = (circles[1]!.cx - circles[0]!.cx) / 0.2;
    const points = corners(nodesOf(scene, "path", "funnel-region")[0]!.d);
    const top = Math.min(...points.map(({ y }) => y));
    const atTop = points.filter(({ y }) => y === top).map(({ x }) => x);
    expect((Math.max(...atTop) - Math.min(...atTop)) / perUnit).toBeCloseTo(2 * 1.96 * Math.sqrt(tau2), 1);
    expect(points.length).toBeGreaterThan(20);
    expect(texts(scene).join(" ")).toContain("widened by");
  });
});
