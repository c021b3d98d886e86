import { describe, expect, test } from "vitest";
import { boxesOverlap, textBox } from "../nodes.ts";
import type { PlotInput } from "../plot-types.ts";
import { plots } from "../registry.ts";
import { networkFixture } from "../testing/network-fixture.ts";
import { plotInput } from "../testing/report-fixture.ts";
import { allNodes, nodesOf, textFaults, texts } from "../testing/scene-walk.ts";
import { plotData } from "../twin/tables.ts";
import { networkWords as words } from "./words.ts";

const PLOTS = plots.records.filter(({ home }) => home === "network");

function inputOf(network: ReturnType<typeof networkFixture>, width = 800): PlotInput {
  const input = plotInput({ yi: [0.4, 0.1], vi: [0.1, 0.2] });
  return { ...input, width, report: { ...input.report, network } };
}

describe("the plots of a network", () => {
  test.each(PLOTS.flatMap(({ id }) => [320, 600, 1000].map((width) => [id, width] as const)))(
    "%s keeps inside its drawing at %d px",
    (id, width) => {
      const scene = plots.get(id).scene(inputOf(networkFixture(), width));
      expect(textFaults(scene)).toEqual([]);
      for (const { cx, r } of nodesOf(scene, "circle")) {
        expect(cx - r).toBeGreaterThanOrEqual(0);
        expect(cx + r).toBeLessThanOrEqual(scene.width);
      }
      expect(allNodes(scene).length).toBeGreaterThan(10);
      expect(scene.description).not.toMatch(/NaN|undefined|Infinity/);
    },
  );

  test("the graph has a line for each pair compared, wider for more studies", () => {
    const network = networkFixture();
    const scene = plots.get("network-graph").scene(inputOf(network));
    const lines = nodesOf(scene, "line").map(({ strokeWidth }) => strokeWidth);
    expect(lines).toHaveLength(network.edges.length);
    const most = network.edges.findIndex(({ studies }) => studies === 3);
    expect(lines[most]).toBe(Math.max(...lines));
  });

  test.each([320, 340, 372])(
    "the graph of ten treatments keeps names and circles apart at %d px",
    (width) => {
      const drugs = Array.from({ length: 9 }, (_, at) => `medicine ${at + 1}`);
      const star = networkFixture(
        {},
        drugs.map((drug, at) => [`S${at}`, "placebo", drug, 0.1 * at, 0.2] as const),
      );
      const scene = plots.get("network-graph").scene(inputOf(star, width));
      const circles = nodesOf(scene, "circle");
      const names = nodesOf(scene, "text", "label").map(textBox);
      for (const [at, one] of circles.entries()) {
        for (const [place, other] of circles.entries()) {
          if (place <= at) continue;
          expect(Math.hypot(one.cx - other.cx, one.cy - other.cy)).toBeGreaterThan(one.r + other.r);
          expect(boxesOverlap(names[at]!, names[place]!)).toBe(false);
        }
      }
    },
  );

  test("the forest stands against the reference, best first, ratios as ratios", () => {
    const network = networkFixture({ reference: "placebo", smallIsGood: true });
    const ratios = { ...network, scale: { name: "OR", isRatio: true } };
    const drawn = texts(plots.get("network-forest").scene(inputOf(ratios)));
    expect(drawn).toContain(words.against("placebo"));
    expect(drawn.filter((text) => text === "one drug" || text === "C")).toHaveLength(2);
    expect(drawn).not.toContain("placebo");
    const [best] = network.fit!.ranking;
    const estimate = network.fit!.league[best!.treatment]![network.fit!.reference]!.estimate;
    expect(drawn.join(" ")).toContain(Math.exp(estimate).toFixed(2));
  });

  test("networks in parts are drawn, and say why nothing else is", () => {
    const apart = networkFixture({}, [
      ["S1", "A", "B", 0.1, 0.1],
      ["S2", "C", "D", 0.2, 0.1],
    ]);
    expect(plots.get("network-graph").applies(inputOf(apart))).toBeNull();
    for (const id of ["network-forest", "network-ranking", "network-splits", "net-heat"]) {
      expect(plots.get(id).applies(inputOf(apart))).toBe(words.noFit);
    }
  });

  test("the adjusted funnel tells of each mark its comparison, the study's effect and what is drawn of it", () => {
    const network = networkFixture();
    const { fit, treatments } = network;
    const input = inputOf(network);
    const marks = nodesOf(plots.get("network-funnel").scene(input), "group", "study");
    const { rows } = plotData(plots.get("network-funnel"), input);
    const { points } = fit!.adjusted;
    const means = new Map<string, { sum: number; weights: number }>();
    for (const { first, second, effect, se } of points) {
      const { sum, weights } = means.get(`${first} ${second}`) ?? { sum: 0, weights: 0 };
      const weight = 1 / (se * se + (fit!.tau2 ?? 0));
      means.set(`${first} ${second}`, { sum: sum + weight * effect, weights: weights + weight });
    }
    expect(marks).toHaveLength(points.length);
    points.forEach(({ study, first, second, effect, deviation, se }, at) => {
      const mean = means.get(`${first} ${second}`)!;
      expect(deviation).toBeCloseTo(effect - mean.sum / mean.weights, 12);
      const pair = words.pair(treatments[first]!.name, treatments[second]!.name);
      const { title } = marks[at]!;
      expect(title).toContain(`${study}, ${pair}: ${network.scale.name}`);
      for (const value of [effect, deviation, se]) {
        expect(title!.replaceAll("\u2212", "-")).toContain(value.toFixed(2));
      }
      const cells = rows[at]!.map((one) =>
        one !== null && typeof one === "object" && "value" in one ? one.value : one,
      );
      expect(cells.slice(0, 3)).toEqual([study, deviation, se]);
      expect(cells.slice(-2)).toEqual([pair, effect]);
    });
  });

  test("a tree has neither evidence to split nor inconsistency to look for", () => {
    const tree = networkFixture({}, [
      ["S1", "A", "B", 0.1, 0.1],
      ["S2", "B", "C", 0.2, 0.1],
    ]);
    expect(plots.get("network-splits").applies(inputOf(tree))).toBe(words.noSplit);
    expect(plots.get("net-heat").applies(inputOf(tree))).toBe(words.noHeat);
  });
});
