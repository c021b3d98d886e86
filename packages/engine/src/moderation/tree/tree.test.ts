import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../numeric/random.ts";
import { candidateSplits } from "./candidates.ts";
import { crossValidateShard, foldsOf, prunedSize } from "./cross-validate.ts";
import { TREE_DEFAULTS } from "./defaults.ts";
import { growTree } from "./grow.ts";
import { completeTreeData, metaTree } from "./meta-tree.ts";
import { explainedBy } from "./partition.ts";
import type { TreeData, TreeModerator } from "./types.ts";

const LETTERS = ["a", "b", "c"];

/** Studies with two numbers and a factor each, plus as many numbers of noise; effects as `truth` says. */
function simulate(
  k: number,
  seed: number,
  truth: (dose: number, level: number) => number,
  noise: number = 1,
): TreeData {
  const random = createRandom(seed);
  const rows = Array.from({ length: k }, () => {
    const dose = Math.round(random.uniform() * 20);
    const level = Math.floor(random.uniform() * 3);
    const vi = 0.01 + 0.03 * random.uniform();
    const yi = truth(dose, level) + Math.sqrt(vi + 0.01) * random.normal();
    return { dose, level, vi, yi, others: Array.from({ length: noise }, () => random.normal()) };
  });
  const numeric = (column: string, values: number[]): TreeModerator => ({
    column,
    kind: "numeric",
    levels: [],
    values,
  });
  return {
    yi: rows.map(({ yi }) => yi),
    vi: rows.map(({ vi }) => vi),
    moderators: [
      ...Array.from({ length: noise }, (_, other) =>
        numeric(
          `noise ${other + 1}`,
          rows.map(({ others }) => others[other]!),
        ),
      ),
      numeric(
        "dose",
        rows.map(({ dose }) => dose),
      ),
      { column: "format", kind: "factor", levels: LETTERS, values: rows.map(({ level }) => level) },
    ],
  };
}

const interaction = (dose: number, level: number): number => (dose > 10 && level === 2 ? 0.8 : 0);
const everyone = (data: TreeData): number[] => data.yi.map((_, study) => study);

describe("a planted interaction", () => {
  it.each(["random", "fixed"] as const)("is found by the %s-effects tree, and told in words", (model) => {
    const tree = metaTree(simulate(80, 5, interaction), { ...TREE_DEFAULTS, model });
    expect(tree.splits.map(({ rule }) => rule.column).sort()).toEqual(["dose", "format"]);
    const numeric = tree.splits.map(({ rule }) => rule).find((rule) => rule.kind === "numeric");
    expect(numeric?.kind === "numeric" && Math.abs(numeric.cut - 10.5)).toBeLessThanOrEqual(1);
    const top = tree.leaves.reduce((best, leaf) => (leaf.estimate > best.estimate ? leaf : best));
    expect(top.path).toContain("dose > ");
    expect(top.path).toContain("format: c");
    expect(Math.abs(top.estimate - 0.8)).toBeLessThan(3 * top.se);
    expect(tree.sentences.join(" ")).toContain("divide into");
    expect(tree.between!.df).toBe(2);
    expect(tree.leaves.flatMap(({ studies }) => studies).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 80 }, (_, study) => study),
    );
  });

  it("is found in nine of ten sets, and hardly ever with more", () => {
    const columns = Array.from({ length: 10 }, (_, seed) =>
      metaTree(simulate(80, 20 + seed, interaction), TREE_DEFAULTS).splits.map(({ rule }) => rule.column),
    );
    const found = columns.filter((own) => own.includes("dose") && own.includes("format"));
    expect(found.length).toBeGreaterThanOrEqual(9);
    expect(found.filter((own) => own.length === 2).length).toBeGreaterThanOrEqual(8);
  });
});

describe("noise", () => {
  it("leaves the root alone in most sets, by the rule of one standard error", () => {
    const sizes = Array.from(
      { length: 20 },
      (_, seed) =>
        metaTree(
          simulate(40, 100 + seed, () => 0.2, 3),
          TREE_DEFAULTS,
        ).splits.length,
    );
    expect(sizes.filter((size) => size === 0).length).toBeGreaterThanOrEqual(18);
  });

  it("has a tree of one leaf that is the pooled mean", () => {
    const data = simulate(40, 100, () => 0.2);
    const tree = metaTree(data, { ...TREE_DEFAULTS, splits: 0 });
    expect(tree.leaves).toHaveLength(1);
    expect(tree.between).toBeNull();
    const { tau2 } = explainedBy(data, [everyone(data)], "random");
    const weights = data.vi.map((v) => 1 / (v + tau2));
    const total = weights.reduce((sum, w) => sum + w, 0);
    const mean = weights.reduce((sum, w, study) => sum + w * data.yi[study]!, 0) / total;
    expect(tree.leaves[0]!.estimate).toBeCloseTo(mean, 12);
    expect(tree.leaves[0]!.se).toBeCloseTo(Math.sqrt(1 / total), 12);
    expect(tree.sentences[0]).toContain("No moderator splits the studies");
  });
});

describe("what groups explain", () => {
  // R: g <- factor(c(1,1,1,2,2,2)); res <- rma(yi, vi, mods = ~ g, method="DL"); c(res$tau2, res$QM)
  it("is metafor's DerSimonian-Laird fit with a factor", () => {
    const data = { yi: [0.1, 0.5, 0.9, 1.2, 0.4, 1.5], vi: [0.02, 0.05, 0.03, 0.04, 0.06, 0.02] };
    const groups = [
      [0, 1, 2],
      [3, 4, 5],
    ];
    const { tau2, qBetween } = explainedBy(data, groups, "random");
    expect(tau2).toBeCloseTo(0.201908866995074, 12);
    expect(qBetween).toBeCloseTo(2.04607413287434, 10);
    const total = explainedBy(data, [[0, 1, 2, 3, 4, 5]], "fixed");
    expect(total).toEqual({ tau2: 0, qBetween: 0 });
  });
});

describe("splits of a factor", () => {
  const data: TreeData = {
    yi: [0, 0, 1, 1, 0.5, 0.5, 2, 2],
    vi: [1, 1, 1, 1, 1, 1, 1, 1],
    moderators: [
      { column: "f", kind: "factor", levels: ["a", "b", "c", "d"], values: [0, 0, 1, 1, 2, 2, 3, 3] },
    ],
  };
  const splitsBy = (factors: "ordered" | "all") =>
    candidateSplits(data, data.moderators[0]!, everyone(data), { leafSize: 2, factors }, 0);

  it("are three in order of effects, or all seven ways", () => {
    const lefts = splitsBy("ordered").map(({ rule }) => (rule.kind === "factor" ? rule.left.join("") : ""));
    expect(lefts).toEqual(["a", "ac", "abc"]);
    expect(splitsBy("all")).toHaveLength(7);
  });

  // Fisher (1958): of all divisions in two the one of least squares keeps the order of the means.
  it("have the same best one either way in the fixed-effect model", () => {
    const best = (factors: "ordered" | "all"): number =>
      Math.max(
        ...splitsBy(factors).map(({ left, right }) => explainedBy(data, [left, right], "fixed").qBetween),
      );
    expect(best("all")).toBeCloseTo(best("ordered"), 12);
  });
});

describe("the tree does not change", () => {
  const shape = (data: TreeData, changes: Partial<typeof TREE_DEFAULTS> = {}): string =>
    JSON.stringify(
      growTree(data, everyone(data), { ...TREE_DEFAULTS, ...changes }).splits.map(({ rule }) => rule),
    );
  const seeds = fc.integer({ min: 1, max: 1e6 });

  it("with the origin, the unit or the sign of the effects", () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(0.125, 8), fc.constantFrom(-4, 0, 3), (seed, unit, shift) => {
        const data = simulate(24, seed, interaction);
        const moved = {
          ...data,
          yi: data.yi.map((y) => (y + shift) * unit),
          vi: data.vi.map((v) => v * unit * unit),
        };
        expect(shape(moved)).toBe(shape(data));
      }),
      { numRuns: 20 },
    );
  });

  it("with a monotone change of a number, but for its cuts", () => {
    const data = simulate(60, 4, interaction);
    const bent = {
      ...data,
      moderators: data.moderators.map((one) =>
        one.kind === "numeric" ? { ...one, values: one.values.map((v) => v! * v! * v!) } : one,
      ),
    };
    const groups = (from: TreeData): string =>
      metaTree(from, TREE_DEFAULTS)
        .leaves.map(({ studies }) => studies.join(","))
        .join(" | ");
    expect(groups(bent)).toBe(groups(data));
  });

  it("with the number of workers, bit for bit", () => {
    const data = simulate(50, 9, interaction, 2);
    const shards = [
      crossValidateShard(data, TREE_DEFAULTS, 7, 10),
      crossValidateShard(data, TREE_DEFAULTS, 0, 2),
      crossValidateShard(data, TREE_DEFAULTS, 2, 7),
    ];
    expect(JSON.stringify(metaTree(data, TREE_DEFAULTS, shards))).toBe(
      JSON.stringify(metaTree(data, TREE_DEFAULTS)),
    );
  });
});

describe("pruning", () => {
  it("takes the smallest tree within c standard errors of the best", () => {
    const steps = [
      { splits: 0, error: 1, se: 0.1 },
      { splits: 1, error: 0.62, se: 0.1 },
      { splits: 2, error: 0.55, se: 0.1 },
      { splits: 3, error: 0.58, se: 0.1 },
    ];
    expect(prunedSize(steps, 1)).toBe(1);
    expect(prunedSize(steps, 0.5)).toBe(2);
    expect(prunedSize(steps, 5)).toBe(0);
  });

  it("refuses an incomplete cross-validation", () => {
    const data = simulate(30, 2, interaction);
    expect(() => metaTree(data, TREE_DEFAULTS, [crossValidateShard(data, TREE_DEFAULTS, 0, 9)])).toThrow(
      RangeError,
    );
  });

  it("divides the studies in folds as equal as can be", () => {
    const folds = foldsOf(23, 10, 3);
    const sizes = Array.from({ length: 10 }, (_, fold) => folds.filter((one) => one === fold).length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBe(1);
    expect(foldsOf(23, 10, 4)).not.toEqual(folds);
  });
});

describe("hard data", () => {
  it("with equal effects has no split, and nothing that is not a number", () => {
    const data = { ...simulate(20, 3, interaction), yi: Array.from({ length: 20 }, () => 0.4) };
    const tree = metaTree(data, TREE_DEFAULTS);
    expect(tree.splits).toEqual([]);
    expect(JSON.stringify(tree)).not.toContain("null,null");
    expect(tree.leaves[0]!.estimate).toBeCloseTo(0.4, 14);
    expect(tree.pruning).toHaveLength(1);
  });

  it("with missing moderators leaves studies out by number, and refuses too few", () => {
    const data = simulate(20, 3, interaction);
    const [first, ...others] = data.moderators;
    const holed = { ...first!, values: first!.values.map((value, study) => (study < 4 ? null : value)) };
    const complete = completeTreeData({ ...data, moderators: [holed, ...others] }, TREE_DEFAULTS);
    expect(complete.ok && complete.value.data.yi).toEqual(data.yi.slice(4));
    expect(complete.issues[0]!.message).toContain("4 of 20 studies");
    const few = completeTreeData(simulate(5, 3, interaction), TREE_DEFAULTS);
    expect(few.ok).toBe(false);
    expect(few.issues[0]!.code).toBe("tree-too-few-studies");
  });
});
