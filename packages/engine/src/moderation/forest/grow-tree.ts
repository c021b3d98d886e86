import type { Random } from "../../numeric/random.ts";
import { shuffled } from "../inflation/reshuffle.ts";
import type { ForestData, ForestNode } from "./types.ts";

interface Split {
  readonly moderator: number;
  readonly goesLeft: (value: number) => boolean;
  /** Sum of squares between the two sides. */
  readonly gain: number;
}

/**
 * A regression tree that is not pruned: at each node the best of some moderators drawn at random, the best cut by least squares.
 * @param studies places of the effects it is grown on, some more than once
 * @param tried moderators drawn at each node
 * Source: Breiman (2001), Machine Learning 45, 5-32.
 */
export function growTree(
  data: ForestData,
  studies: readonly number[],
  { tried, nodeSize }: { readonly tried: number; readonly nodeSize: number },
  random: Pick<Random, "uniform">,
): ForestNode {
  const value = studies.reduce((sum, i) => sum + data.yi[i]!, 0) / studies.length;
  if (studies.length < nodeSize || studies.length < 2) return { value, rule: null };
  const offered = shuffled(
    data.moderators.map((_, m) => m),
    random,
  ).slice(0, tried);
  let best: Split | null = null;
  for (const moderator of offered) {
    const split = bestSplit(data, moderator, studies, value);
    if (split !== null && split.gain > (best?.gain ?? 0)) best = split;
  }
  if (best === null) return { value, rule: null };
  const { moderator, goesLeft } = best;
  const { values } = data.moderators[moderator]!;
  const side = (left: boolean): ForestNode =>
    growTree(
      data,
      studies.filter((i) => goesLeft(values[i]!) === left),
      { tried, nodeSize },
      random,
    );
  return { value, rule: { moderator, goesLeft, left: side(true), right: side(false) } };
}

/** What the tree predicts for values of all moderators. */
export function predictTree(tree: ForestNode, valueAt: (moderator: number) => number): number {
  let node = tree;
  while (node.rule !== null) {
    node = node.rule.goesLeft(valueAt(node.rule.moderator)) ? node.rule.left : node.rule.right;
  }
  return node.value;
}

interface Step {
  readonly value: number;
  readonly many: number;
  readonly sum: number;
}

/**
 * Values are put in order (levels by their mean effects, which holds the best way to divide them in two) and cut between neighbours.
 * Source: Fisher (1958), JASA 53, 789-798, for the order of levels.
 */
function bestSplit(
  { yi, moderators }: ForestData,
  moderator: number,
  studies: readonly number[],
  mean: number,
): Split | null {
  const { kind, values } = moderators[moderator]!;
  const steps = stepsOf(studies, values, yi, mean);
  steps.sort((a, b) =>
    kind === "numeric" ? a.value - b.value : a.sum / a.many - b.sum / b.many || a.value - b.value,
  );
  const n = studies.length;
  let many = 0;
  let sum = 0;
  let cut = -1;
  let gain = 0;
  for (let s = 0; s + 1 < steps.length; s++) {
    many += steps[s]!.many;
    sum += steps[s]!.sum;
    // Effects are counted from the node's mean, so that the other side has the sum -sum.
    const own = (sum * sum) / many + (sum * sum) / (n - many);
    if (own > gain) {
      gain = own;
      cut = s;
    }
  }
  if (cut < 0) return null;
  if (kind === "factor") {
    const left = new Set(steps.slice(0, cut + 1).map(({ value }) => value));
    const seen = new Set(steps.map(({ value }) => value));
    const goingLeft = steps.slice(0, cut + 1).reduce((all, step) => all + step.many, 0);
    // A level that the node has not seen goes with most of the others.
    const others = 2 * goingLeft > n;
    return { moderator, gain, goesLeft: (value) => (seen.has(value) ? left.has(value) : others) };
  }
  const [lower, upper] = [steps[cut]!.value, steps[cut + 1]!.value];
  const middle = lower + (upper - lower) / 2;
  const threshold = middle < upper ? middle : lower;
  return { moderator, gain, goesLeft: (value) => value <= threshold };
}

function stepsOf(
  studies: readonly number[],
  values: readonly (number | null)[],
  yi: readonly number[],
  mean: number,
): Step[] {
  const steps = new Map<number, { value: number; many: number; sum: number }>();
  for (const i of studies) {
    const value = values[i]!;
    const step = steps.get(value) ?? { value, many: 0, sum: 0 };
    step.many += 1;
    step.sum += yi[i]! - mean;
    steps.set(value, step);
  }
  return [...steps.values()];
}
