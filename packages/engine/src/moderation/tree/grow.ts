import { square } from "../../numeric/elementary.ts";
import { candidateSplits } from "./candidates.ts";
import { type Explained, explainedBy } from "./partition.ts";
import type { GrownTree, Split, SplitRule, TreeData, TreeModerator, TreeSpec } from "./types.ts";

/** The part of a gain that is rounding. */
const ROUNDING = 1e-10;

/** Means of effects that are all alike differ by so much of them. */
const ROUNDED_EFFECT = 1e-14;

interface Node {
  readonly node: number;
  readonly studies: readonly number[];
}

interface Found extends Explained {
  readonly parent: Node;
  readonly rule: SplitRule;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/**
 * Grows a meta-CART greedily: of all splits of all leaves by all moderators the one is made that gives the largest Q between
 * leaves, with the heterogeneity within leaves estimated anew for each (random effects), until Q no longer rises, leaves are too
 * small or the most splits are made. Of equal splits the first moderator's and the lowest cut are taken.
 * @param studies places of the studies to grow on
 * Source: Li, Dusseldorp & Meulman (2017), Research Synthesis Methods 8(2), 125-139 doi:10.1002/jrsm.1228; Li, Dusseldorp, Su &
 * Meulman (2020), Behavior Research Methods 52, 2450-2468 doi:10.3758/s13428-020-01376-8.
 * R: `metacart::REmrt(yi ~ x1 + x2, vi = vi)$cptable`
 */
export function growTree(data: TreeData, studies: readonly number[], spec: TreeSpec): GrownTree {
  const root = explainedBy(data, [studies], spec.model);
  const least = roundingOf(data, studies);
  const splits: Split[] = [];
  let leaves: readonly Node[] = [{ node: 0, studies }];
  let now = root;
  while (splits.length < spec.splits) {
    const found = bestSplit(data, leaves, spec, now.tau2);
    if (found === null || !(found.qBetween > now.qBetween * (1 + ROUNDING) + least)) break;
    const { parent, rule, qBetween, tau2 } = found;
    const left = 2 * splits.length + 1;
    splits.push({ node: parent.node, left, right: left + 1, rule, qBetween, tau2 });
    leaves = leaves.flatMap((leaf) =>
      leaf === parent
        ? [
            { node: left, studies: found.left },
            { node: left + 1, studies: found.right },
          ]
        : [leaf],
    );
    now = found;
  }
  return { splits, tau2: root.tau2 };
}

/** The largest Q between groups that effects alike up to rounding can have. */
function roundingOf({ yi, vi }: TreeData, studies: readonly number[]): number {
  const largest = Math.max(...studies.map((study) => Math.abs(yi[study]!)));
  const weight = studies.reduce((sum, study) => sum + 1 / vi[study]!, 0);
  return weight * square(ROUNDED_EFFECT * largest);
}

function bestSplit(data: TreeData, leaves: readonly Node[], spec: TreeSpec, tau2: number): Found | null {
  let best: Found | null = null;
  for (const parent of leaves) {
    const others = leaves.filter((leaf) => leaf !== parent).map((leaf) => leaf.studies);
    for (const moderator of data.moderators) {
      for (const candidate of candidateSplits(data, moderator, parent.studies, spec, tau2)) {
        const explained = explainedBy(data, [...others, candidate.left, candidate.right], spec.model);
        if (best === null || explained.qBetween > best.qBetween * (1 + ROUNDING)) {
          best = { ...candidate, ...explained, parent };
        }
      }
    }
  }
  return best !== null && best.qBetween > 0 ? best : null;
}

/** Which leaf of the first splits each study ends in. A level unknown to a split goes with the side of more levels. */
export function leavesOf(
  splits: readonly Split[],
  moderators: readonly TreeModerator[],
  studies: readonly number[],
): number[] {
  return studies.map((study) => {
    let node = 0;
    for (const split of splits) {
      if (split.node === node) node = goesLeft(split.rule, moderators, study) ? split.left : split.right;
    }
    return node;
  });
}

function goesLeft(rule: SplitRule, moderators: readonly TreeModerator[], study: number): boolean {
  const moderator = moderators.find(({ column }) => column === rule.column);
  const value = moderator?.values[study];
  if (moderator === undefined || value === null || value === undefined) {
    throw new RangeError(`study ${study} has no value of ${rule.column}`);
  }
  if (rule.kind === "numeric") return value <= rule.cut;
  const level = moderator.levels[value] ?? "";
  if (rule.left.includes(level)) return true;
  return !rule.right.includes(level) && rule.left.length > rule.right.length;
}
