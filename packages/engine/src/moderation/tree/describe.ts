import { formatFixed, formatInterval, formatLevel, formatShort } from "../../format/index.ts";
import type { Leaf, Split, SplitRule } from "./types.ts";

const listed = (levels: readonly string[]): string =>
  levels.length <= 1 ? levels.join("") : `${levels.slice(0, -1).join(", ")} or ${levels.at(-1)}`;

/** One side of a split: "dose ≤ 7.5", "format: online or hybrid". */
function sideOf(rule: SplitRule, side: "left" | "right"): string {
  if (rule.kind === "numeric") {
    return `${rule.column} ${side === "left" ? "\u2264" : ">"} ${formatShort(rule.cut)}`;
  }
  return `${rule.column}: ${listed(rule[side])}`;
}

/** The way from the root to a node: "dose > 7.5 and format: online"; of the root "all studies". */
export function pathTo(splits: readonly Split[], node: number): string {
  const steps: string[] = [];
  let at = node;
  for (const split of [...splits].reverse()) {
    if (split.left !== at && split.right !== at) continue;
    steps.unshift(sideOf(split.rule, split.left === at ? "left" : "right"));
    at = split.node;
  }
  return steps.length > 0 ? steps.join(" and ") : "all studies";
}

/** A leaf in words: "Studies with dose > 7.5 (k = 12): 0.42, 95% CI 0.31 to 0.53." */
function leafSentence({ path, studies, estimate, ci }: Leaf, level: number): string {
  const which = path === "all studies" ? "All studies" : `Studies with ${path}`;
  const interval = `${formatLevel(level)} CI ${formatInterval(ci)}`;
  return `${which} (k = ${studies.length}): ${formatFixed(estimate, 2)}, ${interval}.`;
}

function splitSentence(split: Split, splits: readonly Split[], number: number): string {
  const where = split.node === 0 ? "All studies" : `Studies with ${pathTo(splits, split.node)}`;
  return `Split ${number}: ${where} divide into ${sideOf(split.rule, "left")} and ${sideOf(split.rule, "right")}.`;
}

/** What a tree says: its splits, its leaves, and how far it can be believed. */
export function treeSentences(
  splits: readonly Split[],
  leaves: readonly Leaf[],
  c: number,
  level: number,
): string[] {
  if (splits.length === 0) {
    return [
      `No moderator splits the studies: no tree predicts studies left out better than their mean does by more than ${formatShort(c)} standard ${c === 1 ? "error" : "errors"}.`,
      ...leaves.map((leaf) => leafSentence(leaf, level)),
    ];
  }
  return [
    ...splits.map((split, index) => splitSentence(split, splits, index + 1)),
    ...leaves.map((leaf) => leafSentence(leaf, level)),
    "The subgroups were searched for in these data: their intervals and the test between them are too optimistic, and call for studies that were not part of the search.",
  ];
}
