import { chisqLogTails } from "../../numeric/chi-square.ts";
import { exp } from "../../numeric/elementary.ts";
import { normalQuantile } from "../../numeric/normal.ts";
import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import { crossValidateShard, prunedSize, pruningSteps } from "./cross-validate.ts";
import { pathTo, treeSentences } from "./describe.ts";
import { growTree, leavesOf } from "./grow.ts";
import { explainedBy } from "./partition.ts";
import type { BetweenTest, FoldShard, Leaf, MetaTree, Split, TreeData, TreeSpec } from "./types.ts";
import { inverseVarianceMean } from "./weighted-mean.ts";

/** The studies that have all moderators, and which they are. */
export interface CompleteData {
  readonly data: TreeData;
  /** Their places in what was given. */
  readonly studies: readonly number[];
}

/**
 * Leaves out studies that lack a moderator, and says how many.
 * @returns issues `tree-studies-left-out`, or `tree-too-few-studies` where no split would leave `leafSize` on both sides
 */
export function completeTreeData(given: TreeData, spec: TreeSpec): Result<CompleteData> {
  const k = given.yi.length;
  const studies = given.yi.flatMap((_, study) =>
    given.moderators.every(({ values }) => typeof values[study] === "number") ? [study] : [],
  );
  if (given.moderators.length === 0) return fail(noModerators());
  if (studies.length < 2 * spec.leafSize) return fail(tooFew(studies.length, spec.leafSize));
  const take = <T>(list: readonly T[]): T[] => studies.map((study) => list[study]!);
  const data: TreeData = {
    yi: take(given.yi),
    vi: take(given.vi),
    moderators: given.moderators.map((moderator) => ({ ...moderator, values: take(moderator.values) })),
  };
  return ok({ data, studies }, studies.length < k ? [leftOut(k - studies.length, k)] : []);
}

/**
 * A meta-CART: grown on all studies, pruned to the smallest tree whose cross-validated error is within c standard errors of the
 * smallest, with a summary of each leaf.
 * @param data complete, as {@link completeTreeData} leaves them
 * @param shards the cross-validation of all folds, in any order; made here where they are not given
 * Source: Li, Dusseldorp & Meulman (2017), Research Synthesis Methods 8(2), 125-139 doi:10.1002/jrsm.1228; Li, Dusseldorp, Su &
 * Meulman (2020), Behavior Research Methods 52, 2450-2468 doi:10.3758/s13428-020-01376-8.
 * R: `metacart::REmrt(yi ~ x1 + x2, vi = vi, c = 1)`
 */
export function metaTree(
  data: TreeData,
  spec: TreeSpec,
  shards: readonly FoldShard[] = [crossValidateShard(data, spec)],
): MetaTree {
  const everyone = data.yi.map((_, study) => study);
  const grown = growTree(data, everyone, spec);
  const pruning = pruningSteps(data, spec, shards).slice(0, grown.splits.length + 1);
  const splits = grown.splits.slice(0, prunedSize(pruning, spec.c));
  const groups = groupsOf(splits, data, everyone);
  const { tau2, qBetween } = explainedBy(
    data,
    groups.map(({ studies }) => studies),
    spec.model,
  );
  const leaves = groups.map((group) => leafOf(group, splits, data, tau2, spec.level));
  const sentences = treeSentences(splits, leaves, spec.c, spec.level);
  const between = splits.length > 0 ? betweenTest(qBetween, splits.length) : null;
  return { spec, k: everyone.length, splits, leaves, grown, pruning, tau2, between, sentences };
}

type Group = Pick<Leaf, "node" | "studies">;

function groupsOf(splits: readonly Split[], data: TreeData, studies: readonly number[]): Group[] {
  const nodes = leavesOf(splits, data.moderators, studies);
  return leafOrder(splits, 0).map((node) => ({
    node,
    studies: studies.filter((_, place) => nodes[place] === node),
  }));
}

/** Leaves from left to right, as the tree is drawn. */
function leafOrder(splits: readonly Split[], node: number): number[] {
  const split = splits.find((one) => one.node === node);
  if (split === undefined) return [node];
  return [...leafOrder(splits, split.left), ...leafOrder(splits, split.right)];
}

function leafOf(group: Group, splits: readonly Split[], data: TreeData, tau2: number, level: number): Leaf {
  const { mean, weight } = inverseVarianceMean(data, group.studies, tau2);
  const se = Math.sqrt(1 / weight);
  const half = normalQuantile(0.5 + level / 2) * se;
  return {
    ...group,
    path: pathTo(splits, group.node),
    estimate: mean + 0,
    se,
    ci: { lower: mean - half, upper: mean + half, level, kind: "confidence", method: "wald" },
  };
}

function betweenTest(q: number, df: number): BetweenTest {
  return { q, df, p: exp(chisqLogTails(q, df)[1]) };
}

function noModerators(): Issue {
  return issue(
    "tree-no-moderators",
    "error",
    "No tree is grown: there is no moderator to split the studies by.",
    "Choose at least one moderator.",
    { field: "moderators.variables" },
  );
}

function tooFew(k: number, leafSize: number): Issue {
  return issue(
    "tree-too-few-studies",
    "error",
    `No tree is grown: ${k === 1 ? "1 study has" : `${k} studies have`} all moderators, and two leaves of ${leafSize} need ${2 * leafSize}.`,
    "Choose fewer moderators, fill in missing values, or do without a tree.",
    { field: "moderators.variables" },
  );
}

function leftOut(many: number, k: number): Issue {
  return issue(
    "tree-studies-left-out",
    "warning",
    `The tree leaves out ${many} of ${k} studies, which lack a moderator: if they differ from the others, so would the tree.`,
    "Look at which values are missing, and offer only moderators that most studies report.",
    { field: "moderators.variables" },
  );
}
