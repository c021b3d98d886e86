import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../numeric/random.ts";
import type { Result } from "../../result.ts";
import type { ModerationInput } from "../moderation-stage.ts";
import { inputFrom, planted } from "../penalised/testing.ts";
import { combineForest, planForest } from "./forest.ts";
import { growTree, predictTree } from "./grow-tree.ts";
import type { Forest, ForestData, ForestSpec } from "./types.ts";
import { drawStudies, treeVotes } from "./vote.ts";

function unwrapped<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join("\n"));
  return result.value;
}

function whole(
  input: ModerationInput,
  choices: Partial<ForestSpec> = {},
  cuts: readonly number[] = [],
): Forest {
  const plan = unwrapped(planForest(input, choices));
  const ends = [0, ...cuts, plan.trees];
  const parts = ends.slice(1).map((to, i) => treeVotes(plan.data, plan.spec, ends[i]!, to));
  return unwrapped(combineForest(plan, parts.reverse().flat()));
}

const SMALL = { forests: 3, treesPerForest: 10 };

describe("a forest of studies", () => {
  it("finds planted moderators, their direction and their shape", () => {
    const forest = whole(planted(80, 11, 0.4, 0.6), { treesPerForest: 50 });
    const of = (name: string) => forest.moderators.find(({ column }) => column === name)!;
    const order = [...forest.moderators]
      .sort((a, b) => b.importance - a.importance)
      .map(({ column }) => column);
    expect(order.slice(0, 2).sort()).toEqual(["dose", "format"]);
    expect(of("dose").positive).toBe(1);
    expect(of("dose").range[0]).toBeGreaterThan(0);
    expect(of("dose").rise!).toBeGreaterThan(0.4);
    expect(of("format").rise).toBeNull();
    const online = of("format").partial.find(({ at }) => at === "online")!.prediction;
    for (const { at, prediction } of of("format").partial) {
      if (at !== "online") expect(online - prediction).toBeGreaterThan(0.1);
    }
    expect(forest.rSquared!).toBeGreaterThan(0.4);
    expect(forest.rSquared!).toBeLessThan(1);
    expect(forest.convergence.at(-1)).toBe(forest.rSquared);
    expect(whole(planted(80, 11, -0.4, 0), SMALL).moderators[1]!.rise!).toBeLessThan(-0.3);
  });

  it("says that it predicts nothing where there is nothing, with importances on both sides of 0", () => {
    const plan = unwrapped(planForest(planted(50, 5, 0, 0), { treesPerForest: 30 }));
    const result = combineForest(plan, treeVotes(plan.data, plan.spec, 0, plan.trees));
    expect(result.issues.map(({ code }) => code)).toEqual(["forest-predicts-nothing"]);
    expect(unwrapped(result).moderators.some(({ importance }) => importance < 0)).toBe(true);
  });

  it("is the same however its trees are shared out", () => {
    const input = planted(30, 4, 0.3, 0);
    const once = whole(input, SMALL);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), (cut) => {
        expect(whole(input, SMALL, [cut])).toEqual(once);
      }),
      { numRuns: 5 },
    );
    expect(whole(input, { ...SMALL, seed: 2 })).not.toEqual(once);
    expect(JSON.parse(JSON.stringify(once))).toEqual(once);
  });

  it("comes to nearly the same whatever the order of the rows", () => {
    const input = planted(60, 8, 0.4, 0);
    const turned = inputFrom(
      Object.fromEntries(input.table.columns.map(({ name, values }) => [name, [...values].reverse()])),
      [...input.effects.yi].reverse(),
      [...input.effects.vi].reverse(),
    );
    const [a, b] = [whole(input), whole(turned)];
    expect(Math.abs(a.rSquared! - b.rSquared!)).toBeLessThan(0.03);
    expect(Math.abs(a.moderators[1]!.importance / b.moderators[1]!.importance - 1)).toBeLessThan(0.15);
  });

  it("keeps effects of one study together", () => {
    const input = planted(24, 3, 0.3, 0);
    const labels = input.effects.labels.map((_, i) => `Study ${Math.floor(i / 2)}`);
    const plan = unwrapped(planForest({ ...input, effects: { ...input.effects, labels } }, SMALL));
    expect(new Set(plan.data.clusters).size).toBe(12);
    for (const { left } of treeVotes(plan.data, plan.spec, 0, 30)) {
      for (const i of left) expect(left).toContain(i % 2 === 0 ? i + 1 : i - 1);
    }
  });

  it("says why it cannot be grown", () => {
    const codes = (input: ModerationInput): string[] => planForest(input).issues.map(({ code }) => code);
    const nine = Array.from({ length: 9 }, (_, i) => i);
    expect(codes(inputFrom({ x: nine }, nine))).toContain("forest-too-few-studies");
    expect(codes(inputFrom({ x: [null, ...nine, 4, 7] }, [0, 1, ...nine, 1]))).toContain(
      "forest-studies-left-out",
    );
  });
});

describe("trees of a forest", () => {
  const numeric = { column: "x", kind: "numeric", levels: [], values: [1, 2, 3, 4, 5, 6] } as const;
  const factor = {
    column: "f",
    kind: "factor",
    levels: ["a", "b", "c"],
    values: [0, 2, 0, 2, 1, 1],
  } as const;
  const grow = (data: ForestData) =>
    growTree(data, [0, 1, 2, 3, 4, 5], { tried: 1, nodeSize: 6 }, createRandom(1));
  const data = (moderators: ForestData["moderators"], yi: readonly number[]): ForestData => ({
    yi,
    weights: yi.map(() => 1 / 6),
    clusters: [0, 1, 2, 3, 4, 5],
    moderators,
    grid: [],
  });

  it("cut numbers halfway where squares between are largest", () => {
    const tree = grow(data([numeric], [0, 0, 0, 0, 3, 3]));
    expect(predictTree(tree, () => 4.5)).toBe(0);
    expect(predictTree(tree, () => 4.6)).toBe(3);
  });

  it("divide levels by their means, and send unknown ones with the larger side", () => {
    const tree = grow(data([factor], [5, 1, 5, 1, 5, 5]));
    expect([0, 1, 2].map((level) => predictTree(tree, () => level))).toEqual([5, 5, 1]);
    expect(predictTree(tree, () => 9)).toBe(5);
  });

  it("draw precise studies more often", () => {
    const random = createRandom(2);
    const drawn = Array.from({ length: 2000 }, () =>
      drawStudies({ weights: [0.7, 0.2, 0.1], clusters: [0, 1, 2] }, random),
    ).flat();
    expect(drawn).toHaveLength(6000);
    [0.7, 0.2, 0.1].forEach((share, i) => {
      const own = drawn.filter((study) => study === i).length / 6000;
      expect(Math.abs(own - share)).toBeLessThan(0.025);
    });
  });
});
