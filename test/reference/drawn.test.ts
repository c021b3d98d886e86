import { describe, expect, it } from "vitest";
import { readAcross, readUpright } from "../../packages/plots/src/testing/axes.ts";
import { corners, nodesOf } from "../../packages/plots/src/testing/scene-walk.ts";

import { ALONG_PATHS, cases, children, circlesRead, close, sceneOf, studiesIn } from "./drawn/read-scene.ts";

describe.each(cases.map((one) => [one.id, one] as const))("%s as it is drawn", (_id, one) => {
  const { expected } = one;
  const k = one.labels.length;

  it.each([
    ["radial", expected.radial],
    ["baujat", expected.baujat],
    ["funnel", { x: expected.effects.yi, y: expected.effects.sei }],
  ] as const)("%s: every circle where R has it", (plot, places) => {
    const read = circlesRead(sceneOf(one, plot), k);
    close(read.x, places.x);
    close(read.y, places.y);
  });

  it("normal quantiles: circles on R's quantiles, in R's order", () => {
    const read = circlesRead(sceneOf(one, "normal-plot"), k);
    // R gives them in the order of the table.
    close(read.x, expected.qqnorm.x);
    close(read.y, expected.qqnorm.y);
  });

  it("radial: the ray through a study, and the pooled line, meet the arc at their effects", () => {
    const scene = sceneOf(one, "radial");
    const [across, upright] = [readAcross(scene), readUpright(scene)];
    const [line] = nodesOf(scene, "line", "estimate-line");
    expect(across(line!.x1)).toBeCloseTo(0, 9);
    close([upright(line!.y2) / across(line!.x2)], expected.pooled.b);
    const [arc] = nodesOf(scene, "path", "axis").map(({ d }) => corners(d));
    const slopes = arc!.map(({ x, y }) => upright(y) / across(x));
    const [least, most] = [Math.min(...expected.effects.yi), Math.max(...expected.effects.yi)];
    expect(slopes[0]!).toBeGreaterThanOrEqual(least - 0.01);
    expect(slopes.at(-1)!).toBeLessThanOrEqual(most + 0.01);
    const radii = arc!.map(({ x, y }) => Math.hypot(x - line!.x1, y - line!.y1));
    for (const radius of radii) expect(radius).toBeCloseTo(radii[0]!, 0);
    // The ticks of the arc lie on rays whose slopes they are named after.
    const slanted = nodesOf(scene, "line", "tick").filter(
      ({ x1, x2, y1, y2 }) => x1 !== x2 && (y1 !== y2 || x1 > line!.x1),
    );
    // Texts are kept by their line, which is a little below their middle.
    const labels = nodesOf(scene, "text", "tick").map((label) => ({
      ...label,
      y: label.y - 0.36 * label.size,
    }));
    const named = slanted.flatMap(({ x1, y1, x2, y2 }) => {
      const beyond = labels.find(
        ({ x, y }) =>
          Math.abs((y - y2) * (x2 - x1) - (x - x2) * (y2 - y1)) < 1e-6 &&
          x > x2 &&
          Math.hypot(x - x2, y - y2) < 20,
      );
      return beyond === undefined
        ? []
        : [{ slope: upright(y1) / across(x1), value: Number(beyond.text.replace("\u2212", "-")) }];
    });
    expect(named.length).toBeGreaterThan(1);
    close(
      named.map(({ slope }) => slope),
      named.map(({ value }) => value),
    );
    const [interval] = nodesOf(scene, "path", "interval").map(({ d }) => corners(d));
    const ends = [interval![0]!, interval!.at(-1)!].map(({ x, y }) => upright(y) / across(x));
    const wanted = [expected.pooled["ci.lb"][0]!, expected.pooled["ci.ub"][0]!];
    for (const [i, end] of ends.entries()) expect(end).toBeCloseTo(wanted[i]!, 1);
  });

  it("caterpillar: true effects with their intervals, and the studies' own, in the order of the former", () => {
    const scene = sceneOf(one, "caterpillar");
    const across = readAcross(scene);
    const studies = studiesIn(scene, k);
    const circles = studies.map((study) => children(study, "circle"));
    close(
      circles.map((marks) => across(marks.find(({ fill }) => fill !== "surface" && fill !== "none")!.cx)),
      expected.blup.pred,
    );
    close(
      circles.map((marks) => across(marks.find(({ fill }) => fill === "surface" || fill === "none")!.cx)),
      expected.effects.yi,
    );
    const bars = studies.map((study) => children(study, "line").find(({ role }) => role === "interval")!);
    close(
      bars.map(({ x1 }) => across(x1)),
      expected.blup["pi.lb"],
    );
    close(
      bars.map(({ x2 }) => across(x2)),
      expected.blup["pi.ub"],
    );
    const heights = bars.map(({ y1 }) => y1);
    const order = heights.map((_, row) => row).toSorted((a, b) => heights[a]! - heights[b]!);
    const effects = order.map((row) => expected.blup.pred[row]!);
    expect(effects).toEqual(effects.toSorted((a, b) => a - b));
  });

  it.each([
    ["leave-one-out", expected.leave1out],
    ["cumulative", expected.cumul],
  ] as const)("%s: an estimate with its interval for every step", (plot, steps) => {
    const scene = sceneOf(one, plot);
    const across = readAcross(scene);
    const studies = studiesIn(scene, k);
    close(
      studies.map((study) => across(children(study, "circle")[0]!.cx)),
      steps.estimate,
    );
    const bars = studies.map((study) => children(study, "line").find(({ role }) => role === "interval")!);
    // An interval that leaves the axis is cut there.
    const [left, right] = [Math.min(...bars.map(({ x1 }) => x1)), Math.max(...bars.map(({ x2 }) => x2))].map(
      across,
    );
    close(
      bars.map(({ x1 }) => across(x1)),
      steps["ci.lb"].map((end) => Math.max(end, left!)),
    );
    close(
      bars.map(({ x2 }) => across(x2)),
      steps["ci.ub"].map((end) => Math.min(end, right!)),
    );
  });

  it("drapery: every curve through R's p-values", () => {
    const scene = sceneOf(one, "drapery");
    const [across, upright] = [readAcross(scene), readUpright(scene)];
    const curves = nodesOf(scene, "path", "interval").map(({ d }) =>
      corners(d).map(({ x, y }) => ({ x: across(x), y: upright(y) })),
    );
    expect(curves).toHaveLength(k + 1);
    const { at, own, pooled } = expected.drapery;
    for (const [place, wanted] of [...own, pooled].entries()) {
      for (const [i, effect] of at.entries()) {
        const height = heightOf(curves[place]!, effect);
        // Between two of its points a curve is a straight line; to the sides it ends at the frame.
        if (height !== null) expect([place, i, height]).toEqual([place, i, expect.closeTo(wanted[i]!, 2)]);
      }
    }
    const tops = curves.map((points) => points.reduce((best, point) => (point.y > best.y ? point : best)).x);
    close(tops, [...expected.effects.yi, ...expected.pooled.b], ALONG_PATHS);
  });

  it("rainforest: drops from end to end of the intervals, heights in proportion to the weights", () => {
    const scene = sceneOf(one, "rainforest");
    const across = readAcross(scene);
    const z = 1.959963984540054;
    const { yi, sei, weight } = expected.effects;
    const drops = studiesIn(scene, k).map((study) =>
      corners(children(study, "path").find(({ fillOpacity }) => fillOpacity !== undefined)!.d),
    );
    const [left, right] = [
      Math.min(...drops.flat().map(({ x }) => x)),
      Math.max(...drops.flat().map(({ x }) => x)),
    ].map(across);
    close(
      drops.map((points) => across(Math.min(...points.map(({ x }) => x)))),
      yi.map((y, i) => Math.max(left!, y - z * sei[i]!)),
      ALONG_PATHS,
    );
    close(
      drops.map((points) => across(Math.max(...points.map(({ x }) => x)))),
      yi.map((y, i) => Math.min(right!, y + z * sei[i]!)),
      ALONG_PATHS,
    );
    const heights = drops.map(
      (points) => Math.max(...points.map(({ y }) => y)) - Math.min(...points.map(({ y }) => y)),
    );
    const tallest = Math.max(...heights);
    close(
      heights.map((height) => height / tallest),
      weight.map((own) => own / Math.max(...weight)),
      ALONG_PATHS,
    );
  });
});

describe.each(
  cases.filter(({ expected }) => expected.labbe !== undefined).map((one) => [one.id, one] as const),
)("%s as it is drawn, L'Abbe", (_id, one) => {
  it("both groups on the scale of the measure, and as risks or rates", () => {
    const { expected } = one;
    const k = one.labels.length;
    const places = expected.labbe!;
    const read = circlesRead(sceneOf(one, "labbe", { scale: "measure" }), k);
    close(read.x, places.x);
    close(read.y, places.y);
    const unit = one.measure === "RR" ? 100 : 1;
    const natural = circlesRead(sceneOf(one, "labbe", { scale: "risk" }), k);
    close(
      natural.x,
      places.x.map((value) => unit * Math.exp(value)),
    );
    close(
      natural.y,
      places.y.map((value) => unit * Math.exp(value)),
    );
  });
});

describe.each(cases.map((one) => [one.id, one] as const))(
  "%s as it is drawn, orchard of all studies",
  (_id, one) => {
    it("studies at their effects, the pooled effect with its interval", () => {
      const { effects, pooled } = one.expected;
      const scene = sceneOf(one, "orchard", { rows: "all", prediction: false });
      const across = readAcross(scene);
      close(
        studiesIn(scene, one.labels.length).map((study) => across(children(study, "circle")[0]!.cx)),
        effects.yi,
      );
      const [mean] = nodesOf(scene, "group", "diamond");
      const [bar] = children(mean, "line").filter(({ role }) => role === "interval");
      close([across(bar!.x1), across(bar!.x2)], [pooled["ci.lb"][0]!, pooled["ci.ub"][0]!]);
      const mark = children(mean, "path").flatMap(({ d }) => corners(d).map(({ x }) => x));
      close([across((Math.min(...mark) + Math.max(...mark)) / 2)], pooled.b, ALONG_PATHS);
    });
  },
);

describe.each(
  cases.filter(({ expected }) => expected.orchard !== undefined).map((one) => [one.id, one] as const),
)("%s as it is drawn, orchard", (_id, one) => {
  it("studies at their effects, means of levels with their intervals", () => {
    const { expected } = one;
    const k = one.labels.length;
    const scene = sceneOf(one, "orchard", { prediction: false });
    const across = readAcross(scene);
    close(
      studiesIn(scene, k).map((study) => across(children(study, "circle")[0]!.cx)),
      expected.effects.yi,
    );
    const means = nodesOf(scene, "group", "diamond");
    const { level, b, "ci.lb": lower, "ci.ub": upper } = expected.orchard!;
    for (const [i, name] of level.entries()) {
      const mean = means.find(({ title }) => title?.startsWith(`${name}:`));
      const [bar] = children(mean, "line").filter(({ role }) => role === "interval");
      close([across(bar!.x1), across(bar!.x2)], [lower[i]!, upper[i]!]);
      const mark = children(mean, "path").flatMap(({ d }) => corners(d).map(({ x }) => x));
      close([across((Math.min(...mark) + Math.max(...mark)) / 2)], [b[i]!], ALONG_PATHS);
    }
    // Areas go with precision: the widest circle is that of the most precise study.
    const radii = studiesIn(scene, k).map((study) => children(study, "circle")[0]!.r);
    const { sei } = expected.effects;
    expect(radii.indexOf(Math.max(...radii))).toBe(sei.indexOf(Math.min(...sei)));
  });
});

/** The height of a curve at a place; null beyond its ends. */
function heightOf(points: readonly { readonly x: number; readonly y: number }[], x: number): number | null {
  const after = points.findIndex((point) => point.x >= x);
  const [from, to] = [points[after - 1], points[after]];
  if (from === undefined || to === undefined) return null;
  return from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);
}
