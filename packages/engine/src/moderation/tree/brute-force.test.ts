import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TREE_DEFAULTS } from "./defaults.ts";
import { growTree, leavesOf } from "./grow.ts";
import type { TreeData } from "./types.ts";
import { inverseVarianceMean } from "./weighted-mean.ts";

interface Tree {
  readonly splits: readonly {
    readonly node: number;
    readonly column: string;
    readonly cut: number;
    readonly q: number;
    readonly tau2: number;
  }[];
  readonly leaves: readonly {
    readonly node: number;
    readonly k: number;
    readonly estimate: number;
    readonly se: number;
  }[];
}

/** What `test/reference/r/meta-cart.R` writes. */
interface Witness {
  readonly leafSize: number;
  readonly most: number;
  readonly data: {
    readonly yi: readonly number[];
    readonly vi: readonly number[];
    readonly columns: Readonly<Record<string, readonly number[]>>;
  };
  readonly random: Tree;
  readonly fixed: Tree;
}

const witness: Witness = JSON.parse(
  readFileSync(
    new URL("../../../../../test/reference/data/meta-cart/bangertdrowns2004.json", import.meta.url),
    "utf8",
  ),
);
const data: TreeData = {
  yi: witness.data.yi,
  vi: witness.data.vi,
  moderators: Object.entries(witness.data.columns).map(([column, values]) => ({
    column,
    kind: "numeric",
    levels: [],
    values,
  })),
};

describe.each(["random", "fixed"] as const)("the %s-effects tree of writing to learn", (model) => {
  const everyone = data.yi.map((_, study) => study);
  const spec = { ...TREE_DEFAULTS, model, splits: witness.most, leafSize: witness.leafSize };
  const { splits } = growTree(data, everyone, spec);
  const expected = witness[model];

  it("has the splits that R finds by fitting every split of every leaf", () => {
    expect(splits).toHaveLength(expected.splits.length);
    splits.forEach(({ node, rule, qBetween, tau2 }, place) => {
      const own = expected.splits[place]!;
      expect([node, rule.column]).toEqual([own.node, own.column]);
      expect(rule.kind === "numeric" && rule.cut).toBe(own.cut);
      expect(qBetween).toBeCloseTo(own.q, 9);
      expect(tau2).toBeCloseTo(own.tau2, 10);
    });
  });

  it("has metafor's summary of each leaf", () => {
    const inLeaf = leavesOf(splits, data.moderators, everyone);
    for (const { node, k, estimate, se } of expected.leaves) {
      const studies = everyone.filter((study) => inLeaf[study] === node);
      const { mean, weight } = inverseVarianceMean(data, studies, splits.at(-1)!.tau2);
      expect(studies).toHaveLength(k);
      expect(mean).toBeCloseTo(estimate, 10);
      expect(Math.sqrt(1 / weight)).toBeCloseTo(se, 10);
    }
  });
});
